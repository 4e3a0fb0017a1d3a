"""What is written about a user."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kontor.accounts.enums import NameOrder, Role
from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import changed, record, snapshot


def choose_language(*, user: User, language: str) -> None:
    """Keep the language a person reads in."""
    user.language = language
    user.save(update_fields=["language", "updated_at"])


def rename(
    *,
    user: User,
    given_name: str,
    family_name: str,
    name_order: NameOrder,
    original_name: str,
    at: datetime | None = None,
) -> None:
    """Keep how a person writes their own name."""
    before = snapshot(user)
    user.given_name, user.family_name = given_name, family_name
    user.name_order, user.original_name = name_order, original_name
    _save(actor=user, user=user, before=before, at=at)


def change_rights(*, actor: User, user: User, role: Role, is_active: bool, at: datetime | None = None) -> None:
    """Say what somebody is in the house, and whether they may sign in."""
    before = snapshot(user)
    user.role, user.is_active = role, is_active
    _save(actor=actor, user=user, before=before, at=at)


@transaction.atomic
def _save(*, actor: User, user: User, before: dict[str, str], at: datetime | None) -> None:
    user.save()
    changes = changed(before, user)
    record(actor=actor, verb=Verb.CHANGED, thing=user, changes=changes, at=at or timezone.now())

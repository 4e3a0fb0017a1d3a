"""Forgetting a person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from kontor.accounts.models import Invitation, User
from kontor.accounts.privacy import Subject, holdings
from kontor.audit.enums import Verb
from kontor.audit.operations.log import record, scrub


@transaction.atomic
def erase(*, actor: User | None, subject: Subject, at: datetime | None = None) -> int:
    """Forget a person everywhere, the trail included. Return how many lines of the trail were scrubbed.

    The account's row stays, empty: what it did still has a doer, who is nobody any more.
    """
    words = {subject.email}
    for holding in holdings:
        words.update(holding.erase(subject))
    words = {word for word in words if word.strip()}
    for holding in holdings:
        holding.scrub(frozenset(words))
    scrubbed = scrub(things=[subject.user] if subject.user else [], words=words)
    if subject.user is not None:
        record(actor=actor, verb=Verb.DELETED, thing=subject.user, at=at)
    return scrubbed


def export_account(subject: Subject) -> Sequence[Mapping[str, Any]]:
    """Return what an account holds."""
    user = subject.user
    if user is None:
        return []
    names = ("email", "given_name", "family_name", "name_order", "original_name", "language", "role", "last_login")
    return [{name: getattr(user, name) for name in (*names, "created_at")}]


def erase_account(subject: Subject) -> Sequence[str]:
    """Empty an account and close it."""
    Invitation.objects.filter(email=subject.email).delete()
    user = subject.user
    if user is None:
        return []
    words = [user.get_full_name(), user.original_name, user.email]
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.email = f"{user.public_id}@erased.invalid"
    user.given_name = user.family_name = user.original_name = user.role = ""
    user.is_active = False
    user.set_unusable_password()
    user.save()
    return [word for word in words if word]

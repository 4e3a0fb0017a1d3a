"""Who may see and change what of the directory."""

from typing import Any

from rules.predicates import predicate

from kontor.accounts.models import User
from kontor.accounts.rules import Visitor, is_contact, is_staff
from kontor.directory.models import Organisation, Position


def organisation_of(thing: Any) -> Organisation | None:
    found = thing if isinstance(thing, Organisation) else getattr(thing, "organisation", None)
    return found if isinstance(found, Organisation) else None


def speaks_for(user: User, thing: Any) -> bool:
    """Whether somebody is a contact person of the thing's organisation now."""
    organisation = organisation_of(thing)
    if organisation is None:
        return False
    return Position.objects.filter(
        organisation=organisation, person__user=user, is_contact=True, until__isnull=True
    ).exists()


@predicate  # type: ignore[untyped-decorator]
def speaks_for_some(user: Visitor) -> bool:
    """Whether somebody speaks for any organisation at all."""
    if not user.is_authenticated or not user.is_active:
        return False
    return Position.objects.filter(person__user=user, is_contact=True, until__isnull=True).exists()


can_enter = is_staff | speaks_for_some
can_see = is_staff | is_contact
can_edit = is_staff | is_contact
can_list = is_staff
can_merge = is_staff
can_see_notes = is_staff

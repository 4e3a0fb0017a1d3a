"""Who may do what with a programme."""

from typing import Any

from django.db.models import QuerySet
from rules.predicates import predicate

from kontor.accounts.models import User
from kontor.accounts.rules import Visitor, is_co_organiser, is_staff
from kontor.programmes.enums import TeamRole
from kontor.programmes.models import Participation, Programme, TeamMember


def programme_of(thing: Any) -> Programme | None:
    """Return the programme a thing belongs to: itself, or through its ``programme``."""
    found = thing if isinstance(thing, Programme) else getattr(thing, "programme", None)
    return found if isinstance(found, Programme) else None


def is_in_team(user: User, thing: Any) -> bool:
    """Whether a partner agency's person works on the thing's programme, or on the one it is part of."""
    programme = programme_of(thing)
    if programme is None:
        return False
    levels = [pk for pk in (programme.pk, programme.parent_id) if pk is not None]
    return TeamMember.objects.filter(programme__in=levels, user=user, role=TeamRole.CO_ORGANISER).exists()


def takes_part(user: User, thing: Any) -> bool:
    """Whether somebody takes part in the thing's programme."""
    programme = programme_of(thing)
    return programme is not None and Participation.objects.filter(programme=programme, person__user=user).exists()


@predicate  # type: ignore[untyped-decorator]
def works_on_some(user: Visitor) -> bool:
    """Whether somebody outside the house works on any programme at all."""
    if not user.is_authenticated or not user.is_active:
        return False
    return TeamMember.objects.filter(user=user, role=TeamRole.CO_ORGANISER).exists()


can_list = is_staff | works_on_some
can_see = is_staff | is_co_organiser
can_work = is_staff | is_co_organiser
can_publish = is_staff
can_create = is_staff


def visible_programmes(user: Visitor) -> "QuerySet[Programme]":
    """Return the programmes somebody may see the staff's pages of."""
    programmes = Programme.objects.all()
    if is_staff.test(user):
        return programmes
    if not user.is_authenticated:
        return programmes.none()
    own = TeamMember.objects.filter(user=user, role=TeamRole.CO_ORGANISER).values("programme")
    return programmes.filter(pk__in=own) | programmes.filter(parent__in=own)

"""Who may: small predicates that are combined with ``&``, ``|`` and ``~``.

What a person is in the whole house stands in their ``role``. Everything else depends on the thing they look at, and
apps above register how they know it: ``relations.register("programmes.team", RelationSource(relation=…, holds=…))``.
A predicate such as ``is_co_organiser`` asks every source of its relation.

An app's own ``rules.py`` builds its sentences from these: ``can_plan = is_staff | is_co_organiser``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from rules.predicates import Predicate, always_allow, predicate

from kontor.accounts.enums import Role
from kontor.accounts.models import STAFF_ROLES, User
from kontor.common.registry import Registry

Visitor = User | AnonymousUser


class Relation(models.TextChoices):
    """What a person can be to one thing. The words of the roles page; never stored."""

    CONTACT = "contact"
    PARTICIPANT = "participant"
    HOST = "host"
    INTERPRETER = "interpreter"
    DRIVER = "driver"
    CO_ORGANISER = "co-organiser"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSource:
    """How one app knows a relation. ``holds`` answers for any object and says no to those it does not know."""

    relation: Relation
    holds: Callable[[User, Any], bool]


relations: Registry[RelationSource] = Registry("relations")


def _role(*roles: Role) -> Callable[[Visitor], bool]:
    def test(user: Visitor) -> bool:
        return user.is_authenticated and user.is_active and user.role in roles

    return test


def _relation(relation: Relation) -> Callable[[Visitor, Any], bool]:
    def test(user: Visitor, thing: Any = None) -> bool:
        if thing is None or not user.is_authenticated or not user.is_active:
            return False
        return any(source.holds(user, thing) for source in relations if source.relation == relation)

    return test


def _named(name: str, test: Callable[..., bool]) -> Predicate:
    named: Predicate = predicate(test, name=name)  # type: ignore[no-untyped-call]
    return named


everybody: Predicate = always_allow
is_signed_in = _named("is_signed_in", lambda user: user.is_authenticated and user.is_active)
is_staff = _named("is_staff", _role(*STAFF_ROLES))
is_manager = _named("is_manager", _role(Role.MANAGER, Role.ADMINISTRATOR))
is_administrator = _named("is_administrator", _role(Role.ADMINISTRATOR))
is_funder = _named("is_funder", _role(Role.FUNDER))

is_contact = _named("is_contact", _relation(Relation.CONTACT))
is_participant = _named("is_participant", _relation(Relation.PARTICIPANT))
is_host = _named("is_host", _relation(Relation.HOST))
is_interpreter = _named("is_interpreter", _relation(Relation.INTERPRETER))
is_driver = _named("is_driver", _relation(Relation.DRIVER))
is_co_organiser = _named("is_co_organiser", _relation(Relation.CO_ORGANISER))

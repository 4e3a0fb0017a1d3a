import pytest
from django.contrib.auth.models import AnonymousUser
from rules.predicates import Predicate

from kontor.accounts import rules
from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.accounts.rules import Relation, RelationSource

ROLES = {
    rules.is_staff: {Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR},
    rules.is_manager: {Role.MANAGER, Role.ADMINISTRATOR},
    rules.is_administrator: {Role.ADMINISTRATOR},
    rules.is_funder: {Role.FUNDER},
}


@pytest.mark.parametrize("may", ROLES, ids=str)
def test_who_holds_which_role(may: Predicate) -> None:
    assert {role for role in Role if may.test(User(role=role))} == ROLES[may]
    assert not may.test(AnonymousUser())
    assert not any(may.test(User(role=role, is_active=False)) for role in Role)


def test_a_relation_is_what_an_app_registers_and_only_for_that_thing() -> None:
    host, guest = User(email="host@example.org"), User(email="guest@example.org")
    source = RelationSource(relation=Relation.HOST, holds=lambda user, thing: (user, thing) == (host, "visit"))
    with rules.relations.with_item("test.host", source):
        assert rules.is_host.test(host, "visit")
        assert not rules.is_host.test(host, "another visit")
        assert not rules.is_host.test(guest, "visit")
        assert not rules.is_driver.test(host, "visit")
        assert not rules.is_host.test(host)


def test_predicates_combine() -> None:
    may = rules.is_staff & ~rules.is_manager
    assert may.test(User(role=Role.STAFF))
    assert not may.test(User(role=Role.MANAGER))

"""Programmes in the search: the house finds all, a partner agency its own, everybody the public ones."""

import pytest
from django.contrib.auth.models import AnonymousUser

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.accounts.rules import Visitor
from kontor.common.search import rebuild, search
from kontor.programmes.enums import ProgrammeKind, TeamRole
from kontor.programmes.models import PartnerOrganisation, Programme, ProgrammePlace, TeamMember
from kontor.programmes.operations.agenda import publish_agenda
from kontor.programmes.operations.parts import remove_part, save_part
from kontor.programmes.operations.programmes import create_programme, save_programme
from kontor.programmes.search import ALL
from tests.factories.programmes import MONDAY, NOW, make_organisation
from tests.factories.users import make_user
from tests.factories.weeks import say

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def house() -> User:
    return make_user()


@pytest.fixture
def programme(house: User) -> Programme:
    made = Programme(
        kind=ProgrammeKind.INBOUND, title=say("Delegation aus Katalonien", "Delegation from Catalonia"),
        starts_on=MONDAY, ends_on=MONDAY,
    )  # fmt: skip
    return create_programme(programme=made, actor=house)


def found(words: str, user: Visitor) -> list[str]:
    return [entry.url for group in search(words, user) for entry in group.entries if "/directory/" not in entry.url]


def test_the_house_finds_by_title_place_and_partner(programme: Programme, house: User) -> None:
    save_part(part=ProgrammePlace(programme=programme, name="Hotel am Sparrenberg", city="Bielefeld"), actor=house)
    partner = PartnerOrganisation(programme=programme, organisation=make_organisation("Accent Agència"))
    save_part(part=partner, actor=house)
    here = f"/programmes/{programme.public_id}/"
    for words in ("Katalonien", "catalonia", "sparrenberg", "Bielefeld", "Agencia"):
        assert here in found(words, house), words
    remove_part(part=partner, actor=house)
    assert here not in found("Agencia", house)
    programme.title = "Woche"
    save_programme(programme=programme, actor=house)
    assert here not in found("Katalonien", house)


def test_a_partner_agency_finds_only_what_it_works_on(programme: Programme, house: User) -> None:
    partner, other = make_user("Anna", Role.NONE), make_user("Olga", Role.NONE)
    TeamMember.objects.create(programme=programme, user=partner, role=TeamRole.CO_ORGANISER)
    here = [f"/programmes/{programme.public_id}/"]
    assert found("Katalonien", partner) == here
    assert found("Katalonien", other) == found("Katalonien", AnonymousUser()) == []
    assert found("Katalonien", house) == here  # once


def test_everybody_finds_a_public_programme_once_it_is_published(programme: Programme, house: User) -> None:
    programme.is_public = True
    save_programme(programme=programme, actor=house)
    assert found("Catalonia", AnonymousUser()) == []
    publish_agenda(programme=programme, actor=house, at=NOW)
    assert found("Catalonia", AnonymousUser()) == [f"/p/{programme.public_id}/"]


def test_the_index_can_be_written_anew(programme: Programme, house: User) -> None:
    Programme.objects.filter(pk=programme.pk).update(title="Anders")
    assert rebuild(ALL) == 1
    assert found("Anders", house) == [f"/programmes/{programme.public_id}/"]

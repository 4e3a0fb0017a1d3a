"""What ``kontor demo`` and the first start make of definitions, without the long way to the papers."""

from datetime import date
from pathlib import Path

import pytest

from kontor.accounts.models import User
from kontor.accounts.operations.demo import create_demo_accounts
from kontor.cli.demo.command import EXAMPLES, Own, stories_of
from kontor.cli.demo.definitions import DefinitionError, read_definition
from kontor.cli.demo.programmes import write_own_guests, write_programme
from kontor.cli.demo.steps import place_accounts
from kontor.programmes.enums import ParticipationRole, TeamRole
from kontor.programmes.models import Participation
from tests.factories.weeks import make_week


def own(**values: object) -> Own:
    given = {"members": None, "delegation": None, "hosts": None, "start": None, "days": 5, "town": "Lemgo", "title": ""}
    return Own(**(given | values))  # type: ignore[arg-type]


def test_the_examples_come_in_the_order_of_their_dates() -> None:
    stories, members = stories_of(EXAMPLES, own())

    assert [story.definition.key for story in stories] == ["katalonien", "frankreich", "hebei"]
    assert members == EXAMPLES / "mitglieder.xlsx"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind = ", "week.toml"),
        ('key = "a"\nkind = "inbound"\n', "week.toml: missing"),
        ('[[groups]]\nletter = "A"\ncolour = "red"\n', "groups 1: got an unexpected keyword argument 'colour'"),
    ],
)
def test_a_wrong_definition_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "week.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DefinitionError, match=said):
        read_definition(path)


def test_the_week_of_unknown_hosts_is_that_of_their_first_window(tmp_path: Path) -> None:
    hosts = tmp_path / "hosts.csv"
    hosts.write_text("Firma;Zeiten\nA;15.03.2028 09:00-12:00\nB;14/03/2028, 99.99.2028\n", encoding="cp1252")

    story = stories_of(tmp_path, own(hosts=hosts))[0][0]

    assert (story.definition.starts_on, story.definition.ends_on) == (date(2028, 3, 13), date(2028, 3, 17))
    assert story.definition.places[0].city == "Lemgo"


@pytest.mark.django_db
def test_a_definition_becomes_a_programme_with_all_its_parts() -> None:
    definition = read_definition(EXAMPLES / "hebei.toml")

    programme = write_programme(definition, None)
    write_own_guests(programme, definition, None)

    assert (programme.phases.count(), programme.groups.count(), programme.items.count()) == (2, 1, 5)
    assert programme.places.get().latitude == pytest.approx(51.7, abs=0.1)
    assert (programme.participations.count(), programme.appointments.count()) == (10, 2)
    assert str(programme.participations.get(role=ParticipationRole.HEAD).person) == "Zhao Wenbin"
    seminar = programme.children.get()
    assert seminar.carried_by.programme == programme
    assert seminar.items.count() == 1  # its own guests have it in their own agenda
    assert all(item.latitude for item in programme.items.all())


@pytest.mark.django_db
def test_the_demo_accounts_take_their_places() -> None:
    week = make_week(hosts=2, guests=2)
    guest = week.participations.order_by("pk")[0]
    guest.role = ParticipationRole.HEAD
    guest.save()
    contact = week.appointments.all()[0].host.positions.get().person
    week.appointments.update(contact=contact)
    create_demo_accounts()

    place_accounts(lambda share: None)

    assert User.objects.get(email="participant@kontor.example").person == guest.person
    assert User.objects.get(email="host@kontor.example").person == contact
    assert week.team.get().role == TeamRole.CO_ORGANISER
    roles = Participation.objects.filter(programme=week).values_list("role", flat=True)
    assert {ParticipationRole.DRIVER, ParticipationRole.INTERPRETER} <= set(roles)

"""What a guest's agenda says of the clock, of what comes next and of what has changed."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation

from kontor.directory.models import Location
from kontor.programmes.agenda import Wanted
from kontor.programmes.enums import ItemKind
from kontor.programmes.models import Participation
from kontor.programmes.operations.agenda import publish_entries
from kontor.programmes.personal import Agenda
from tests.factories.programmes import NOW, at, make_organisation, make_participation, make_programme
from tests.factories.weeks import say

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest() -> Participation:
    organisation = make_organisation("Tallers Vidal SL")
    Location.objects.update(city="Girona", zone="Europe/Madrid")
    return make_participation(make_programme(), organisation=organisation)


def publish(guest: Participation, *entries: tuple[str, datetime, str], now: datetime = NOW) -> None:
    wanted = [
        Wanted(
            key=key, kind=ItemKind.VISIT, title=say(key), starts_at=start, ends_at=start + timedelta(minutes=90),
            zone="Europe/Berlin", place_name=place, address="Weg 1, 32657 Lemgo",
        )
        for key, start, place in entries
    ]  # fmt: skip
    publish_entries(programme=guest.programme, source="test", wanted=wanted, actor=None, at=now)


def agenda(guest: Participation, now: datetime, language: str = "de") -> Agenda:
    with translation.override(language):
        found = Agenda.of(guest, language, now)
        _ = found.clock_line, found.greeting
        return found


def news(guest: Participation, now: datetime) -> dict[str, str]:
    return {shown.title: shown.news for shown in agenda(guest, now).entries}


def test_the_next_thing_is_counted_down(guest: Participation) -> None:
    publish(guest, ("a", at(1, 9, 30), "Halle 1"), ("b", at(1, 13), "Halle 2"))

    for now, words in (
        (at(1, 9, 12), "in 18 min"), (at(1, 10), "jetzt"), (at(1, 11, 5), "in 2 h"), (at(0, 8), "Di 11. Mai"),
    ):  # fmt: skip
        found = agenda(guest, now)
        assert found.next is not None
        with translation.override("de"):
            assert found.countdown(found.next) == words
    assert agenda(guest, at(1, 15)).next is None


def test_a_move_says_from_when_to_when(guest: Participation) -> None:
    publish(guest, ("a", at(1, 9), "Halle 1"), ("b", at(1, 13), "Halle 2"), ("c", at(2, 9), "x"), ("d", at(3, 9), "y"))
    later = NOW + timedelta(days=1)
    publish(guest, ("a", at(1, 10), "Halle 1"), ("b", at(1, 13), "Halle 1"), ("c", at(3, 9), "x"), now=later)

    assert news(guest, later) == {
        "a": "neu: 10:00 statt 09:00", "b": "neu: Halle 1 statt Halle 2", "c": "neu: Do 09:00 statt Mi 09:00",
        "d": "entfällt",
    }  # fmt: skip
    assert set(news(guest, later + timedelta(days=5)).values()) == {"", "entfällt"}


def test_a_second_change_forgets_the_first(guest: Participation) -> None:
    publish(guest, ("a", at(1, 9), "Halle 1"))
    publish(guest, ("a", at(1, 10), "Halle 1"))
    publish(guest, ("a", at(1, 10), "Halle 2"))

    assert news(guest, NOW)["a"] == "neu: Halle 2 statt Halle 1"


def test_the_clock_line_compares_with_home(guest: Participation) -> None:
    publish(guest, ("a", at(1, 9), "Halle 1"))
    with translation.override("de"):
        found = Agenda.of(guest, "de", NOW)
        assert found.clock_line == "Alle Zeiten: Ortszeit Lemgo (MESZ). Zu Hause in Girona ist es gleich spät."
        Location.objects.update(city="Shijiazhuang", zone="Asia/Shanghai")
        assert "Zu Hause in Shijiazhuang ist es 6 h später." in Agenda.of(guest, "de", NOW).clock_line

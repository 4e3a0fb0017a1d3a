"""The calendar as a phone reads it: two versions of the feed through a calendar library."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from icalendar.cal import Component

from kontor.programmes.agenda import Wanted
from kontor.programmes.audience import Readers
from kontor.programmes.calendars import calendar_of, last_change
from kontor.programmes.enums import Audience, ItemKind
from kontor.programmes.models import Group, Participation, Programme
from kontor.programmes.operations.agenda import publish_entries, withdraw_from_reader
from kontor.programmes.operations.participations import save_participation
from tests.factories.programmes import NOW, at, make_group, make_participation, make_programme
from tests.factories.weeks import say

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


def sequence(event: Component) -> int:
    return int(str(event["SEQUENCE"]))


class Phone:
    """A calendar that subscribes: it keeps what it has, and lets a higher sequence of the same UID replace it."""

    def __init__(self) -> None:
        self.events: dict[str, Component] = {}

    def read(self, feed: bytes) -> None:
        for event in Calendar.from_ical(feed).walk("VEVENT"):
            held = self.events.get(str(event["UID"]))
            if held is None or sequence(event) >= sequence(held):
                self.events[str(event["UID"])] = event

    @property
    def shown(self) -> dict[str, str]:
        """Return what stands in the calendar: title → local start."""
        events = (event for event in self.events.values() if event["STATUS"] != "CANCELLED")
        return {str(event["SUMMARY"]): f"{event.decoded('DTSTART'):%a %H:%M %Z}" for event in events}


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def group(programme: Programme) -> Group:
    return make_group(programme)


@pytest.fixture
def guest(programme: Programme, group: Group) -> Participation:
    return make_participation(programme, group, language="de")


def wanted(key: str, day: int, hour: int, *, groups: tuple[Group, ...] = (), zone: str = "Europe/Berlin") -> Wanted:
    return Wanted(
        key=key, kind=ItemKind.VISIT, title=say(f"Besuch {key}", f"Visit {key}"), starts_at=at(day, hour),
        ends_at=at(day, hour + 1), zone=zone, place_name="Halle 2", address="Weg 1, 32657 Lemgo", latitude=52.0277,
        longitude=8.899, audience=Audience.GROUPS if groups else Audience.ALL, groups=groups,
    )  # fmt: skip


def publish(programme: Programme, *entries: Wanted, now: object = NOW) -> None:
    publish_entries(programme=programme, source="visits", wanted=entries, actor=None, at=now)  # type: ignore[arg-type]


def test_a_moved_item_moves_and_a_dropped_one_goes(programme: Programme, guest: Participation) -> None:
    phone = Phone()
    publish(programme, wanted("a", 0, 9), wanted("b", 0, 11), wanted("c", 1, 9))
    phone.read(calendar_of(guest, "de"))
    assert phone.shown == {"Besuch a": "Mon 09:00 CEST", "Besuch b": "Mon 11:00 CEST", "Besuch c": "Tue 09:00 CEST"}

    publish(programme, wanted("a", 0, 9), wanted("b", 2, 14), now=LATER)
    phone.read(calendar_of(guest, "de"))

    assert phone.shown == {"Besuch a": "Mon 09:00 CEST", "Besuch b": "Wed 14:00 CEST"}
    assert sorted(sequence(event) for event in phone.events.values()) == [0, 1, 1]


def test_what_comes_back_keeps_its_place_in_the_calendar(programme: Programme, guest: Participation) -> None:
    phone = Phone()
    for entries in ((wanted("a", 0, 9),), (), (wanted("a", 3, 15),)):
        publish(programme, *entries)
        phone.read(calendar_of(guest, "de"))

    assert phone.shown == {"Besuch a": "Thu 15:00 CEST"}
    assert len(phone.events) == 1


def test_who_changes_groups_loses_the_old_group_s_visits(
    programme: Programme, group: Group, guest: Participation
) -> None:
    other = make_group(programme, "B")
    phone = Phone()
    publish(programme, wanted("a", 0, 9, groups=(group,)), wanted("b", 0, 9, groups=(other,)))
    phone.read(calendar_of(guest, "de"))
    assert list(phone.shown) == ["Besuch a"]

    before = Readers.of(programme).entries_of(guest.pk)
    guest.group = other
    guest.save()
    withdraw_from_reader(participation=guest, before=before)
    phone.read(calendar_of(guest, "de"))

    assert list(phone.shown) == ["Besuch b"]


def test_an_event_says_what_a_calendar_needs(programme: Programme, guest: Participation) -> None:
    publish(programme, wanted("a", 0, 9))

    calendar = Calendar.from_ical(calendar_of(guest, "en"))
    event = calendar.walk("VEVENT")[0]

    assert calendar["METHOD"] == "PUBLISH"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert str(event["SUMMARY"]) == "Visit a"
    assert str(event["LOCATION"]) == "Halle 2, Weg 1, 32657 Lemgo"
    assert event["GEO"].to_ical() == "52.0277;8.899"
    assert event.decoded("DTSTAMP") == NOW
    assert str(guest.agenda_key) in str(event["URL"])


def test_a_kick_off_abroad_stands_on_its_own_clock(programme: Programme, guest: Participation) -> None:
    publish(programme, wanted("a", 0, 9, zone="Europe/London"))

    event = Calendar.from_ical(calendar_of(guest, "de")).walk("VEVENT")[0]

    assert f"{event.decoded('DTSTART'):%H:%M %Z}" == "08:00 BST"


def test_the_feed_changes_exactly_when_something_was_published(programme: Programme, guest: Participation) -> None:
    publish(programme, wanted("a", 0, 9))
    first, changed = calendar_of(guest, "de"), last_change(guest)

    publish(programme, wanted("a", 0, 9), now=LATER)
    assert (calendar_of(guest, "de"), last_change(guest)) == (first, changed)

    publish(programme, wanted("a", 0, 10), now=LATER)
    assert last_change(guest) > changed


def test_who_now_leaves_earlier_loses_the_later_days_and_gets_them_back(
    programme: Programme, guest: Participation
) -> None:
    phone = Phone()
    publish(programme, wanted("a", 0, 9), wanted("b", 2, 9))
    phone.read(calendar_of(guest, "de"))
    assert list(phone.shown) == ["Besuch a", "Besuch b"]

    for until, shown in ((at(1, 0).date(), ["Besuch a"]), (None, ["Besuch a", "Besuch b"])):
        guest.until = until
        save_participation(participation=guest, person=guest.person, interests=[], actor=None)
        phone.read(calendar_of(guest, "de"))
        assert list(phone.shown) == shown


def test_what_moves_out_of_somebody_s_days_goes_from_their_calendar(programme: Programme, guest: Participation) -> None:
    guest.since = at(1, 0).date()
    guest.save()
    phone = Phone()
    publish(programme, wanted("a", 0, 9), wanted("b", 2, 9))
    phone.read(calendar_of(guest, "de"))
    assert list(phone.shown) == ["Besuch b"]
    publish(programme, wanted("a", 3, 9), wanted("b", 0, 11), now=LATER)
    phone.read(calendar_of(guest, "de"))
    assert list(phone.shown) == ["Besuch a"]

"""Coaches of a programme in its week: who drives whom, and the drivers' own agenda."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kontor.planning.operations.publish import publish_draft
from kontor.programmes.audience import Readers
from kontor.programmes.enums import ItemKind, ParticipationRole, TravelMode
from kontor.programmes.models import AgendaItem, Coach, Participation
from kontor.programmes.operations.agenda import publish_agenda
from kontor.programmes.operations.parts import remove_part, save_part
from kontor.programmes.queries import agenda_of
from kontor.visits.bridge import lay_out, problem_of
from kontor.visits.engine import changes_since
from kontor.visits.entries import entries_of
from kontor.visits.layout import LineKind, Slot
from kontor.visits.names import Names
from kontor.visits.phrases import clash_sentence
from kontor.visits.rows import key_of, read_week
from tests.factories.drafts import Sample
from tests.factories.programmes import NOW, at, make_participation
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Sample:
    return Sample()


def driver(sample: Sample, name: str) -> Participation:
    made = make_participation(sample.programme, name=name)
    Participation.objects.filter(pk=made.pk).update(role=ParticipationRole.DRIVER)
    made.refresh_from_db()
    return made


def coach(sample: Sample, name: str, **fields: object) -> Coach:
    return Coach.objects.create(programme=sample.programme, name=name, **({"seats": 30} | fields))


def apart(sample: Sample) -> list[Slot]:
    """Return a visit of each group at a host of its own, at the same time."""
    return [sample.slot(sample.lemgo, 0, 14.5, sample.a), sample.slot(sample.paderborn, 0, 14.5, sample.b)]


def clashes(sample: Sample, slots: list[Slot]) -> list[str]:
    """Return what the referee says of coaches and drivers, in English sentences."""
    week = read_week(sample.programme)
    with override("en"):
        found = [one for one in lay_out(week, slots).clashes if one.code.startswith(("coach", "driver"))]
        return [clash_sentence(Names(week), one) for one in found]


def test_without_coaches_nobody_counts_them(sample: Sample) -> None:
    found = problem_of(read_week(sample.programme))
    assert (found.coaches, found.modes[0].coach) == ((), False)
    assert clashes(sample, apart(sample)) == []


def test_coaches_come_with_seats_and_their_days(sample: Sample) -> None:
    day = sample.programme.starts_on
    one = coach(sample, "Bus 1")
    two = coach(sample, "Bus 2", seats=8, since=day + timedelta(days=1), until=day + timedelta(days=2))
    coach(sample, "Bus 3", since=day + timedelta(days=90))
    found = problem_of(read_week(sample.programme))
    assert found.modes[0].coach
    assert [(each.id, each.seats, each.days) for each in found.coaches] == [
        (key_of(one), 30, ()),
        (key_of(two), 8, (1, 2)),
    ]


def test_who_goes_by_train_needs_no_coach(sample: Sample) -> None:
    coach(sample, "Bus 1")
    sample.programme.travel_mode = TravelMode.TRAIN
    sample.programme.save()
    assert problem_of(read_week(sample.programme)).coaches == ()


def test_two_groups_at_once_need_two_coaches(sample: Sample) -> None:
    coach(sample, "Bus 1")
    assert len(clashes(sample, apart(sample))) == 1
    assert "No coach with enough seats is free for Group" in clashes(sample, apart(sample))[0]
    coach(sample, "Bus 2")
    assert clashes(sample, apart(sample)) == []
    week = read_week(sample.programme)
    lines = [line for line in lay_out(week, apart(sample)).lines if line.kind is LineKind.DRIVE and line.day == 0]
    assert {len(line.coaches) for line in lines} == {1}
    assert {one for line in lines for one in line.coaches} == {
        (key_of(sample.a), key_of(week.coaches[0])),
        (key_of(sample.b), key_of(week.coaches[1])),
    }


def test_a_driver_who_drives_too_long_is_told(sample: Sample) -> None:
    coach(sample, "Bus 1")
    week = read_week(sample.programme)
    towns = [place.names[-1] for place in week.places.values()]
    far = {(one, other): 290 for one in towns for other in towns}
    week = replace(week, known=far)
    found = lay_out(week, [sample.slot(sample.lemgo, 0, 14.5, sample.a)]).clashes
    assert "driver_break" in {one.code for one in found}
    with override("en"):
        told = next(clash_sentence(Names(week), one) for one in found if one.code == "driver_break")
    assert told == "The driver of Bus 1 drives too long without a break."


def test_a_published_week_gives_each_driver_their_own_journeys(sample: Sample, client: Client) -> None:
    first, second = driver(sample, "Kleine"), driver(sample, "Hagemeier")
    coach(sample, "Bus 1", driver=first)
    coach(sample, "Bus 2", driver=second)
    draft = sample.draft(*apart(sample))
    client.force_login(make_user())
    page = client.get(reverse("visits:week", args=[sample.programme.public_id])).content.decode()
    assert "Bus 1, längster Tag" in page
    publish_draft(draft=draft, version=draft.version, expected=None, actor=None, at=NOW)
    agendas = [[line.entry for line in agenda_of(one)] for one in (first, second)]
    assert all(agendas)
    assert {entry.kind for agenda in agendas for entry in agenda} == {ItemKind.TRANSFER}
    assert [{str(entry.description) for entry in agenda} for agenda in agendas] == [{"Bus 1"}, {"Bus 2"}]
    assert agendas[0][0].place_name == "Lippe Sensorik"
    assert "Lemgo" in agendas[0][0].address
    assert not {entry.pk for entry in agendas[0]} & {entry.pk for entry in agendas[1]}


def test_a_coach_that_is_gone_makes_the_draft_old(sample: Sample) -> None:
    bus = coach(sample, "Bus 1")
    coach(sample, "Bus 2")
    draft = sample.draft(*apart(sample))
    bus.delete()
    with override("en"):
        told = changes_since(read_week(sample.programme), draft)
    assert told == ["A coach is gone."]


def test_who_becomes_a_driver_loses_the_guests_programme_and_the_calendar_says_so(sample: Sample) -> None:
    first = driver(sample, "Kleine")
    bus, _other = coach(sample, "Bus 1"), coach(sample, "Bus 2")
    draft = sample.draft(sample.slot(sample.lemgo, 0, 10))
    publish_draft(draft=draft, version=draft.version, expected=None, actor=None, at=NOW)
    before = {line.entry.pk for line in agenda_of(first) if not line.is_cancelled}
    assert before
    bus.driver = first
    save_part(part=bus, actor=None)
    after = agenda_of(first)
    assert {line.entry.pk for line in after} == before
    assert {line.is_cancelled for line in after if line.entry.kind != ItemKind.TRANSFER} == {True}
    remove_part(part=bus, actor=None)
    assert {line.entry.pk for line in agenda_of(first) if not line.is_cancelled} == before


def test_a_journey_for_everybody_that_names_nobody_is_every_drivers(sample: Sample) -> None:
    first = driver(sample, "Kleine")
    coach(sample, "Bus 1", driver=first)
    for title, kind in (("Zum Flughafen", ItemKind.TRANSFER), ("Empfang", ItemKind.RECEPTION)):
        AgendaItem.objects.create(
            programme=sample.programme, title=title, kind=kind, starts_at=at(2, 18), ends_at=at(2, 19)
        )
    publish_agenda(programme=sample.programme, actor=None, at=NOW)
    assert [str(line.entry.title) for line in agenda_of(first)] == ["Zum Flughafen"]
    readers = Readers.of(sample.programme)
    assert [str(entry.title) for entry in sample.programme.entries.all() if first.pk in readers.of_entry(entry)] == [
        "Zum Flughafen"
    ]


def test_a_coach_drives_only_while_its_driver_is_there_and_drives(sample: Sample) -> None:
    first = driver(sample, "Kleine")
    first.since = sample.programme.starts_on + timedelta(days=1)
    first.save()
    coach(sample, "Bus 1", driver=first)
    assert problem_of(read_week(sample.programme)).coaches[0].days == (1, 2, 3, 4)
    first.since, first.role = None, ParticipationRole.DELEGATE
    first.save()
    week = read_week(sample.programme)
    assert problem_of(week).coaches[0].days == ()
    found = entries_of(Names(week), lay_out(week, [sample.slot(sample.lemgo, 0, 14.5, sample.a)]))
    assert {entry.people for entry in found} == {()}

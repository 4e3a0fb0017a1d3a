"""Interpreters of a programme in its week: who is where, and in their own agenda."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kontor.planning.operations.publish import publish_draft
from kontor.programmes.enums import Interpreting, ParticipationRole, ParticipationStatus
from kontor.programmes.models import Participation
from kontor.programmes.queries import agenda_of
from kontor.visits.bridge import Desk, lay_out, problem_of
from kontor.visits.engine import changes_since
from kontor.visits.layout import LineKind, Slot
from kontor.visits.names import Names
from kontor.visits.phrases import clash_sentence
from kontor.visits.rows import key_of, read_week
from kontor.visits.trials import try_slot
from planwerk.visits.problem import Problem
from planwerk.visits.resources import Interpreting as EngineInterpreting
from tests.factories.drafts import Sample
from tests.factories.programmes import NOW, make_participation
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Sample:
    """Return a week of two Catalan groups with consecutive interpreting and hosts who speak German."""
    found = Sample()
    for group in (found.a, found.b):
        group.languages, group.interpreting = ["ca", "es"], Interpreting.CONSECUTIVE
        group.save()
    for host in (found.lemgo, found.paderborn):
        host.languages = ["de"]
        host.save()
    return found


def interpreter(sample: Sample, name: str, *languages: str, **fields: object) -> Participation:
    made = make_participation(sample.programme, name=name)
    Participation.objects.filter(pk=made.pk).update(role=ParticipationRole.INTERPRETER, **fields)
    made.refresh_from_db()
    made.person.languages = list(languages)
    made.person.save()
    return made


def problem(sample: Sample) -> Problem:
    return problem_of(read_week(sample.programme))


def long_slot(slot: Slot) -> Slot:
    """Return a slot as long as a visit that is interpreted."""
    return replace(slot, end=slot.start + 135)


def apart(sample: Sample, hour: float) -> list[Slot]:
    """Return a visit of each group at a host of its own on one day: the first at half past two, then at ``hour``."""
    first, second = sample.slot(sample.lemgo, 0, 14.5, sample.a), sample.slot(sample.paderborn, 0, hour, sample.b)
    return [long_slot(first), long_slot(second)]


def test_without_interpreters_nothing_is_asked_of_them(sample: Sample) -> None:
    found = problem(sample)
    assert found.interpreters == ()
    assert {want.interpreting for stop in found.stops for want in stop.wants} == {None}


def test_who_speaks_both_languages_interprets_on_the_days_of_taking_part(sample: Sample) -> None:
    day = sample.programme.starts_on
    whole = interpreter(sample, "Roca", "de", "es")
    part = interpreter(sample, "Puig", "ca", "de", since=day + timedelta(days=1), until=day + timedelta(days=2))
    interpreter(sample, "Weber", "de", "fr")
    interpreter(sample, "Sala", "ca", "de", status=ParticipationStatus.CANCELLED)
    interpreter(sample, "Vila", "ca", "de", since=day + timedelta(days=9))
    found = problem(sample)
    assert [one.id for one in found.interpreters] == [key_of(whole), key_of(part)]
    assert found.interpreters[0].hours == ()
    assert [window.day for window in found.interpreters[1].hours] == [1, 2]
    wants = [want for stop in found.stops for want in stop.wants]
    assert {(want.pair, want.interpreting, want.minutes) for want in wants} == {
        ("ca+es:de", EngineInterpreting.CONSECUTIVE, 135)
    }


def test_a_shared_language_needs_nobody(sample: Sample) -> None:
    interpreter(sample, "Roca", "de", "es")
    sample.lemgo.languages = ["de", "es"]
    sample.lemgo.save()
    assert [want.pair for want in problem(sample).stops[0].wants] == ["", ""]


@pytest.mark.parametrize(("count", "kind"), [(1, EngineInterpreting.CONSECUTIVE), (2, EngineInterpreting.SIMULTANEOUS)])
def test_simultaneous_takes_two_where_there_are_two(sample: Sample, count: int, kind: EngineInterpreting) -> None:
    sample.a.interpreting = Interpreting.SIMULTANEOUS
    sample.a.save()
    for number in range(count):
        interpreter(sample, f"Roca {number}", "de", "ca")
    want = problem(sample).stops[0].wants[0]
    assert (want.interpreting, want.minutes) == (kind, 90)


def test_an_interpreter_with_a_group_stays_with_it(sample: Sample) -> None:
    own = interpreter(sample, "Roca", "de", "ca", group=sample.b)
    found = problem(sample)
    assert [want.pair for want in found.stops[0].wants] == ["", f"ca+es:de@{key_of(sample.b)}"]
    layout = lay_out(read_week(sample.programme), apart(sample, 10))
    teams = {line.groups: line.interpreters for line in layout.lines if line.kind is LineKind.VISIT}
    assert teams == {(key_of(sample.a),): (), (key_of(sample.b),): (key_of(own),)}


def test_nobody_interprets_in_two_places_at_once(sample: Sample) -> None:
    interpreter(sample, "Roca", "de", "ca")
    week = read_week(sample.programme)
    both = lay_out(week, apart(sample, 14.5))
    assert [clash.code for clash in both.clashes if clash.code.startswith("interpreter")] == ["interpreter_missing"]
    clash = next(clash for clash in both.clashes if clash.code == "interpreter_missing")
    assert "Pader Hydraulik" in clash_sentence(Names(week), clash)
    assert not [clash for clash in lay_out(week, apart(sample, 10)).clashes if clash.code == "interpreter_missing"]


def test_a_visit_moved_by_hand_says_when_an_interpreter_is_free(sample: Sample) -> None:
    interpreter(sample, "Roca", "de", "ca")
    desk = Desk(read_week(sample.programme))
    first, second = apart(sample, 14.5)
    trial = try_slot(desk, [first], second, [first])
    assert "interpreter_missing" in {clash.code for clash in trial.clashes}
    assert trial.nearest is not None
    assert (trial.nearest.day, trial.nearest.end <= first.start) == (0, True)


def test_published_duties_stand_in_the_interpreters_agenda_and_on_the_week(sample: Sample, client: Client) -> None:
    roca, puig = interpreter(sample, "Roca", "de", "ca"), interpreter(sample, "Puig", "de", "ca")
    draft = sample.draft(*apart(sample, 14.5))
    client.force_login(make_user(language="en"))
    page = client.get(reverse("visits:week", args=[sample.programme.public_id])).content.decode()
    assert "<i>Lemgo · Roca</i>" in page
    assert "<i>Paderborn · Puig</i>" in page
    done = publish_draft(draft=draft, version=1, expected=None, actor=None, at=NOW)
    assert {roca.pk, puig.pk} <= set(done.told)
    assert visits(roca) == ["Lippe Sensorik"]
    assert visits(puig) == ["Pader Hydraulik"]
    assert visits(sample.people[0]) == ["Lippe Sensorik"]
    own = client.get(reverse("programmes:agenda", args=[puig.agenda_key])).content.decode()
    assert "Pader Hydraulik" in own
    assert "Lippe Sensorik" not in own


def visits(participation: Participation) -> list[str]:
    return [str(line.entry.title) for line in agenda_of(participation) if line.entry.host_id]


def test_a_change_of_interpreters_is_named(sample: Sample) -> None:
    draft = sample.draft(*apart(sample, 10))
    assert changes_since(read_week(sample.programme), draft) == []
    interpreter(sample, "Roca", "de", "ca")
    week = read_week(sample.programme)
    with override("en"):
        assert "Marta Roca interprets now." in changes_since(week, draft)

import pytest

from kontor.planning.engines import RunLimits
from kontor.planning.operations.runs import compute, replay, start_run
from kontor.programmes.enums import AppointmentStatus, Audience, Interpreting, ItemKind, ParticipationStatus
from kontor.programmes.models import AgendaItem, ProgrammePlace
from kontor.visits.bridge import Desk, fingerprint, lay_out, problem_json, problem_of
from kontor.visits.engine import ENGINE
from kontor.visits.layout import LineKind
from kontor.visits.models import PlannedVisit
from kontor.visits.rows import key_of, read_week
from planwerk.visits.problem import Joint, Problem
from tests.factories.drafts import Sample
from tests.factories.programmes import TOWNS, at, make_appointment

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Sample:
    return Sample()


def problem(sample: Sample) -> Problem:
    return problem_of(read_week(sample.programme))


def test_hosts_that_agreed_are_stops_and_the_others_are_not(sample: Sample) -> None:
    found = problem(sample)
    assert [stop.id for stop in found.stops] == [key_of(sample.lemgo), key_of(sample.paderborn)]
    stop = found.stops[0]
    assert [(window.day, window.opens, window.closes) for window in stop.windows] == [(0, 540, 1020), (2, 540, 1020)]
    assert [(want.group, want.must, want.minutes) for want in stop.wants] == [
        (key_of(sample.a), True, 90), (key_of(sample.b), True, 90),
    ]  # fmt: skip


def test_sizes_count_who_comes(sample: Sample) -> None:
    sample.people[0].status = ParticipationStatus.CANCELLED
    sample.people[0].save()
    assert [group.size for group in problem(sample).groups] == [1, 2]


def test_a_host_receives_together_or_as_its_room_allows(sample: Sample) -> None:
    sample.lemgo.together, sample.lemgo.receptions, sample.lemgo.capacity = True, 1, 20
    sample.lemgo.save()
    stops = problem(sample).stops
    assert (stops[0].joint, stops[0].receptions, stops[0].capacity) == (Joint.ALWAYS, 1, 20)
    assert (stops[1].joint, stops[1].receptions, stops[1].capacity) == (Joint.MAY, 2, None)


def test_only_the_named_groups_come(sample: Sample) -> None:
    sample.lemgo.groups.set([sample.b])
    assert [want.group for want in problem(sample).stops[0].wants] == [key_of(sample.b)]


def test_consecutive_interpreting_makes_the_visit_longer_unless_a_language_is_shared(sample: Sample) -> None:
    sample.a.interpreting, sample.a.languages = Interpreting.CONSECUTIVE, ["ca"]
    sample.a.save()
    sample.lemgo.languages = ["de", "ca"]
    sample.lemgo.save()
    stops = problem(sample).stops
    assert [want.minutes for want in stops[0].wants] == [90, 90]
    assert [want.minutes for want in stops[1].wants] == [135, 90]


def test_items_of_the_week_are_fixed_and_those_before_it_are_not(sample: Sample) -> None:
    def item(day: int, **fields: object) -> AgendaItem:
        values = {"title": "x", "starts_at": at(day, 12), "ends_at": at(day, 13), "kind": ItemKind.MEAL} | fields
        return AgendaItem.objects.create(programme=sample.programme, **values)

    meal, abroad = item(1), item(-60)
    for_b = item(2, audience=Audience.GROUPS)
    for_b.groups.set([sample.b])
    named = item(3, audience=Audience.PEOPLE)
    found = {fixed.id: fixed for fixed in problem(sample).fixed}
    assert set(found) == {key_of(meal), key_of(for_b)}
    assert key_of(abroad) not in found
    assert key_of(named) not in found
    assert found[key_of(meal)].lunch
    assert found[key_of(for_b)].groups == (key_of(sample.b),)


def test_an_item_without_an_address_is_where_the_one_before_it_was(sample: Sample) -> None:
    latitude, longitude = TOWNS["Minden"]
    first = AgendaItem.objects.create(
        programme=sample.programme, title="Café", starts_at=at(1, 9), ends_at=at(1, 12), latitude=latitude,
        longitude=longitude,
    )  # fmt: skip
    AgendaItem.objects.create(
        programme=sample.programme, title="Lunch", starts_at=at(1, 12), ends_at=at(1, 13), kind=ItemKind.MEAL
    )
    AgendaItem.objects.create(programme=sample.programme, title="Talk", starts_at=at(2, 9), ends_at=at(2, 10))
    base = key_of(sample.programme.places.get())
    assert [fixed.place for fixed in problem(sample).fixed] == [key_of(first), key_of(first), base]
    assert {clash.code for clash in lay_out(read_week(sample.programme), []).clashes} == {"must"}


def test_a_group_starts_where_it_slept_and_leaves_in_time(sample: Sample) -> None:
    first = sample.programme.places.get()
    first.until = at(2, 0).date()
    first.save()
    latitude, longitude = TOWNS["Paderborn"]
    second = ProgrammePlace.objects.create(
        programme=sample.programme, name="Hotel", city="Paderborn", since=at(2, 0).date(), latitude=latitude,
        longitude=longitude,
    )  # fmt: skip
    person = sample.people[0]
    person.arrives_at, person.departs_at = at(0, 11), at(4, 15)
    person.save()
    bases = [base for base in problem(sample).bases if base.group == key_of(sample.a)]
    one, other = key_of(first), key_of(second)
    assert [(base.start, base.end) for base in bases] == [
        (one, one), (one, one), (one, other), (other, other), (other, other),
    ]  # fmt: skip
    assert [(base.earliest, base.latest) for base in bases] == [
        (660, None), (None, None), (None, None), (None, None), (None, 900),
    ]  # fmt: skip


def test_what_is_stored_holds_no_name(sample: Sample) -> None:
    stored = str(problem_json(read_week(sample.programme), without=[], slots=None))
    for name in ("Lippe", "Pader", "Vidal", "Sparrenberg", "example.org", "Katalonien"):
        assert name not in stored


def test_the_fingerprint_follows_the_rows_but_not_the_locks(sample: Sample) -> None:
    week = read_week(sample.programme)
    before = fingerprint(problem_json(week, without=[], slots=None))
    slot = sample.slot(sample.lemgo, 0, 10)
    locked = type(slot)(stop=slot.stop, groups=slot.groups, day=0, start=600, end=690, locked=True)
    assert fingerprint(problem_json(week, without=[], slots=[locked])) == before
    sample.lemgo.windows.filter(starts_at=at(0, 9)).delete()
    assert fingerprint(problem_json(read_week(sample.programme), without=[], slots=None)) != before


def test_a_plan_is_laid_out_with_its_journeys_and_lunch(sample: Sample) -> None:
    layout = lay_out(read_week(sample.programme), [sample.slot(sample.lemgo, 0, 10)])
    minutes = 36 + 10  # 25 km × 1.3 at 55 km/h, and boarding
    assert [(line.kind, line.start, line.end) for line in layout.lines] == [
        (LineKind.DRIVE, 600 - minutes, 600), (LineKind.VISIT, 600, 690), (LineKind.DRIVE, 690, 690 + minutes),
        (LineKind.LUNCH, 736, 796),
    ]  # fmt: skip
    assert all(len(line.groups) == 2 for line in layout.lines)
    assert layout.driving == 2 * 2 * 36


def test_a_journey_that_does_not_fit_is_named_with_its_minutes(sample: Sample) -> None:
    slots = [sample.slot(sample.lemgo, 0, 9, sample.a), sample.slot(sample.paderborn, 0, 10.5, sample.a)]
    clashes = [clash for clash in Desk(read_week(sample.programme)).trial(slots)[0] if clash.code == "travel"]
    assert [(clash.minutes, clash.day, clash.at) for clash in clashes] == [(clashes[0].journey, 0, 630)]


def test_a_visit_of_a_host_that_declined_meanwhile_stays_out_and_is_told(sample: Sample) -> None:
    sample.lemgo.status = AppointmentStatus.DECLINED
    sample.lemgo.save()
    layout = lay_out(read_week(sample.programme), [sample.slot(sample.lemgo, 0, 10)])
    assert [clash.code for clash in layout.clashes] == ["unknown"]


def test_rows_become_a_plan_and_a_plan_becomes_rows(sample: Sample) -> None:
    """The whole way through the engine, replayed move by move."""
    make_appointment(
        sample.programme, "Senne Robotik", "Gütersloh", windows=((at(1, 9), at(1, 12)),),
        status=AppointmentStatus.OFFERED,
    )  # fmt: skip
    limits = RunLimits(seconds=None, iterations=200, seed=5)
    run = start_run(programme=sample.programme, engine=ENGINE, actor=None, limits=limits)
    draft = compute(run=run, report=lambda share, levels: None, stopped=lambda: False)
    run.refresh_from_db()
    assert draft is not None
    assert run.violations == []
    assert PlannedVisit.objects.filter(draft=draft).count() >= 3
    layout = lay_out(read_week(sample.programme), [])
    assert {clash.code for clash in layout.clashes} == {"must"}
    assert replay(run=run).same is True


def test_windows_that_make_the_musts_impossible_are_named(sample: Sample) -> None:
    for host in (sample.lemgo, sample.paderborn):
        host.windows.all().delete()
        host.windows.create(starts_at=at(1, 10), ends_at=at(1, 11, 30))
        host.is_must = True
        host.save()
    limits = RunLimits(seconds=None, iterations=50)
    run = start_run(programme=sample.programme, engine=ENGINE, actor=None, limits=limits)
    compute(run=run, report=lambda share, levels: None, stopped=lambda: False)
    run.refresh_from_db()
    assert run.status == "INFEASIBLE"
    named = {subject for reason in (run.result or {})["conflict"] for subject in reason["subjects"]}
    assert {key_of(sample.lemgo), key_of(sample.paderborn)} <= named


def test_lunch_of_no_minutes_is_no_lunch(sample: Sample) -> None:
    sample.programme.lunch_minutes = 0
    sample.programme.save()
    assert problem(sample).lunches == ()
    layout = lay_out(read_week(sample.programme), [sample.slot(sample.lemgo, 0, 10)])
    assert LineKind.LUNCH not in {line.kind for line in layout.lines}

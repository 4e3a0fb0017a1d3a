import pytest

from kontor.planning.operations.publish import publish_draft, withdraw_draft
from kontor.programmes.enums import EntryStatus, ItemKind
from kontor.programmes.models import AgendaEntry
from kontor.programmes.queries import agenda_of, entries_with_host
from kontor.visits.bridge import lay_out, problem_json
from kontor.visits.layout import Slot
from kontor.visits.operations.drafts import move_visit
from kontor.visits.queries import slots_of_draft
from kontor.visits.rows import key_of, read_week
from tests.factories.drafts import Sample
from tests.factories.programmes import NOW, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Sample:
    return Sample()


def test_a_week_goes_from_rows_to_everybodys_agenda(sample: Sample) -> None:
    draft = sample.whole()
    done = publish_draft(draft=draft, version=1, expected=None, actor=None, at=NOW)
    assert set(done.told) == {one.pk for one in sample.people}
    entry = AgendaEntry.objects.get(host=sample.lemgo.host)
    assert (entry.kind, str(entry.title), entry.starts_at, entry.place_name) == (
        ItemKind.VISIT, "Lippe Sensorik", at(0, 10), "Lemgo",
    )  # fmt: skip
    assert [one.kind for one in AgendaEntry.objects.filter(starts_at__lt=at(1, 0))] == [
        ItemKind.TRANSFER, ItemKind.VISIT, ItemKind.TRANSFER, ItemKind.MEAL,
    ]  # fmt: skip
    assert [one.host for one in entries_with_host(sample.lemgo.host)] == [sample.lemgo.host]


def test_a_moved_visit_moves_and_a_dropped_one_is_cancelled(sample: Sample) -> None:
    first = sample.whole()
    publish_draft(draft=first, version=1, expected=None, actor=None, at=NOW)
    uid = AgendaEntry.objects.get(host=sample.lemgo.host).uid
    second = sample.draft(sample.slot(sample.lemgo, 2, 14))
    done = publish_draft(draft=second, version=1, expected=first.pk, actor=None, at=NOW)
    moved = AgendaEntry.objects.get(host=sample.lemgo.host)
    assert (moved.uid, moved.starts_at, moved.sequence) == (uid, at(2, 14), 1)
    gone = AgendaEntry.objects.get(host=sample.paderborn.host)
    assert (gone.status, gone.sequence) == (EntryStatus.CANCELLED, 1)
    assert {change.title for change in done.hosts[sample.paderborn.host.pk]} == {"Pader Hydraulik"}
    lines = {str(line.entry.title): line for line in agenda_of(sample.people[0])}
    assert lines["Pader Hydraulik"].is_cancelled
    assert not lines["Lippe Sensorik"].is_cancelled


def test_taking_the_publication_back_cancels_everything(sample: Sample) -> None:
    draft = sample.whole()
    publish_draft(draft=draft, version=1, expected=None, actor=None, at=NOW)
    withdraw_draft(draft=draft, actor=None, at=NOW)
    assert set(AgendaEntry.objects.values_list("status", flat=True)) == {EntryStatus.CANCELLED}


def test_only_the_group_that_goes_is_told(sample: Sample) -> None:
    draft = sample.draft(sample.slot(sample.lemgo, 0, 10, sample.a))
    done = publish_draft(draft=draft, version=1, expected=None, actor=None, at=NOW)
    assert set(done.told) == {sample.people[0].pk, sample.people[1].pk}


def test_journeys_leave_at_round_times(sample: Sample) -> None:
    publish_draft(draft=sample.whole(), version=1, expected=None, actor=None, at=NOW)
    starts = [one.starts_at.minute % 5 for one in AgendaEntry.objects.filter(kind=ItemKind.TRANSFER)]
    assert starts == [0] * len(starts)


def test_a_visit_moved_by_hand_is_locked_and_counted(sample: Sample) -> None:
    draft = sample.whole()
    week = read_week(sample.programme)
    row = slots_of_draft(week, draft)[0].row
    assert row is not None
    slot: Slot = sample.slot(sample.lemgo, 0, 13)
    move_visit(visit=row, slot=slot, week=week, version=1, actor=None)
    moved = slots_of_draft(week, draft)[0]
    assert (moved.start, moved.locked, moved.moved) == (780, True, True)
    draft.refresh_from_db()
    assert draft.version == 2


def test_journeys_and_meals_speak_every_language_of_the_agendas(sample: Sample) -> None:
    publish_draft(draft=sample.whole(), version=1, expected=None, actor=None, at=NOW)
    drive = AgendaEntry.objects.filter(kind=ItemKind.TRANSFER, starts_at__lt=at(1, 0)).first()
    meal = AgendaEntry.objects.filter(kind=ItemKind.MEAL).first()
    assert drive is not None
    assert meal is not None
    heard = {code: (drive.title.localize(code), meal.title.localize(code)) for code in ("de", "ca", "zh-hans")}
    assert heard == {
        "de": ("Fahrt nach Lemgo", "Mittagessen"), "ca": ("Trasllat a Lemgo", "Dinar"),
        "zh-hans": ("乘车前往Lemgo", "午餐"),
    }  # fmt: skip


def test_a_day_on_which_a_group_is_not_there_is_no_trouble(sample: Sample) -> None:
    for one in sample.people[2:]:
        one.departs_at = at(4, 7)
        one.save()
    lines = lay_out(read_week(sample.programme), [sample.slot(sample.lemgo, 0, 10, sample.a)]).lines
    assert [line.day for line in lines if line.subject == key_of(sample.lemgo)] == [0]


def test_a_departure_known_by_its_day_only_leaves_that_day_whole(sample: Sample) -> None:
    whole = problem_json(read_week(sample.programme), without=[], slots=None)
    sample.programme.participations.update(departs_at=at(4, 0))
    assert problem_json(read_week(sample.programme), without=[], slots=None) == whole
    sample.programme.participations.update(departs_at=at(4, 12))
    assert problem_json(read_week(sample.programme), without=[], slots=None) != whole

"""The visit programme as planning knows it: rows in, drafts out."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontor.planning.engines import Difference, Json, Outcome, Report, RunLimits
from kontor.planning.errors import PlanningError
from kontor.planning.models import Draft, Run
from kontor.planning.queries import published_draft
from kontor.programmes.agenda import Wanted
from kontor.programmes.models import Programme
from kontor.visits import bridge
from kontor.visits.changes import changes_of_input
from kontor.visits.entries import entries_of
from kontor.visits.layout import Slot
from kontor.visits.models import PlannedVisit, TakenOut
from kontor.visits.names import Names, clock
from kontor.visits.phrases import clash_sentence
from kontor.visits.queries import slots_of_draft, taken_out_of
from kontor.visits.rows import Week, key_of, read_week

ENGINE = "visits"


class VisitEngine:
    """Implements ``kontor.planning.engines.Engine``."""

    label = gettext_lazy("Visit programme")

    def address(self, programme: Programme) -> str:
        return reverse("visits:week", args=[programme.public_id])

    def versions(self) -> dict[str, str]:
        return bridge.versions()

    def problem(self, programme: Programme, base: Draft | None) -> Json:
        week = read_week(programme)
        obstacles = what_is_missing(week)
        if obstacles:
            raise PlanningError(" ".join(obstacles))
        return bridge.problem_json(
            week,
            without=taken_out_of(base) if base else [],
            slots=slots_of_draft(week, base) if base else None,
        )

    def fingerprint(self, problem: Json) -> str:
        return bridge.fingerprint(problem)

    def solve(self, problem: Json, limits: RunLimits, report: Report, stopped: Callable[[], bool]) -> Outcome:
        return bridge.solve(problem, limits, report, stopped)

    def recheck(self, problem: Json, result: Json) -> list[Json]:
        return bridge.recheck(problem, result)

    def store(self, draft: Draft, run: Run) -> None:
        week = read_week(draft.programme)
        locks = {(lock["stop"], tuple(sorted(lock["groups"]))) for lock in run.problem["problem"].get("locks", [])}
        names = Names(week)
        for slot in bridge.slots_of((run.result or {})["plan"]):
            if slot.stop in names.hosts:  # cancelled while the plan was computed: the page says so
                write_slot(draft, week, slot, locked=(slot.stop, tuple(sorted(slot.groups))) in locks)
        out = [names.hosts[key] for key in run.problem["without"] if key in names.hosts]
        TakenOut.objects.bulk_create(TakenOut(draft=draft, appointment=one) for one in out)

    def copy(self, source: Draft, target: Draft) -> None:
        for row in source.visits.prefetch_related("groups"):
            copied = PlannedVisit.objects.create(
                draft=target, appointment_id=row.appointment_id, starts_at=row.starts_at, ends_at=row.ends_at,
                is_locked=row.is_locked, moved_by_hand=row.moved_by_hand,
            )  # fmt: skip
            copied.groups.set(row.groups.all())
        out = source.taken_out.values_list("appointment_id", flat=True)
        TakenOut.objects.bulk_create(TakenOut(draft=target, appointment_id=one) for one in out)

    def obstacles(self, draft: Draft) -> list[str]:
        week = read_week(draft.programme)
        names = Names(week)
        layout = bridge.lay_out(week, slots_of_draft(week, draft))
        return [clash_sentence(names, clash) for clash in layout.clashes if clash.code != "must"]

    def changed_input(self, draft: Draft) -> list[str]:
        return changes_since(read_week(draft.programme), draft)

    def entries(self, draft: Draft) -> list[Wanted]:
        week = read_week(draft.programme)
        return entries_of(Names(week), bridge.lay_out(week, slots_of_draft(week, draft)))

    def compare(self, first: Draft, second: Draft) -> list[Difference]:
        week = read_week(second.programme)
        names = Names(week)
        before, after = (_appointments(names, slots_of_draft(week, draft)) for draft in (first, second))
        return [
            Difference(
                subject=f"{names.of(stop)}, {names.group(group)}",
                before=before.get((stop, group), ""),
                after=after.get((stop, group), ""),
            )
            for stop, group in sorted(before.keys() | after.keys(), key=lambda pair: (names.of(pair[0]), pair[1]))
            if before.get((stop, group)) != after.get((stop, group))
        ]


def _appointments(names: Names, slots: list[Slot]) -> dict[tuple[str, str], str]:
    return {(slot.stop, group): f"{names.day(slot.day)} {clock(slot.start)}" for slot in slots for group in slot.groups}


def what_is_missing(week: Week) -> list[str]:
    """Say what a programme needs before it can be planned."""
    found = []
    if not week.groups:
        found.append(_("The programme has no group yet. Add at least one."))
    if not week.plannable:
        found.append(_("No host has agreed and named a time yet. Enter at least one answer."))
    return found


def changes_since(week: Week, draft: Draft) -> list[str]:
    """Say what has changed in the rows since a draft was computed."""
    if draft.run is None:
        return []
    if what_is_missing(week):
        return what_is_missing(week)
    now = bridge.problem_json(week, without=draft.run.problem["without"], slots=None)
    if bridge.fingerprint(now) == draft.run.problem_hash:
        return []
    return changes_of_input(Names(week), draft.run.problem["problem"], now["problem"])


def write_slot(draft: Draft, week: Week, slot: Slot, *, locked: bool = False, moved: bool = False) -> PlannedVisit:
    """Write one visit of a draft."""
    appointments = {key_of(one): one for one in week.appointments}
    row = PlannedVisit.objects.create(
        draft=draft,
        appointment=appointments[slot.stop],
        starts_at=week.moment(slot.day, slot.start),
        ends_at=week.moment(slot.day, slot.end),
        is_locked=locked,
        moved_by_hand=moved,
    )
    row.groups.set([group for group in week.groups if key_of(group) in slot.groups])
    return row


def published_entries(programme: Programme) -> list[Wanted]:
    """Return what the published draft puts into the agenda: the agenda source of this engine."""
    draft = published_draft(programme, ENGINE)
    return [] if draft is None else VisitEngine().entries(draft)

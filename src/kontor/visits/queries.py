"""Shared reads of the visit programme."""

from kontor.planning.models import Draft
from kontor.visits.layout import Slot
from kontor.visits.models import PlannedVisit
from kontor.visits.rows import Week, key_of


def visits_of(draft: Draft) -> list[PlannedVisit]:
    """Return a draft's visits by time."""
    rows = draft.visits.select_related("appointment__host").prefetch_related("groups")
    return list(rows.order_by("starts_at", "pk"))


def slot_of(week: Week, row: PlannedVisit) -> Slot:
    """Return a stored visit in the week's own count of days and minutes."""
    day, start = week.place_in(row.starts_at)
    return Slot(
        stop=key_of(row.appointment),
        groups=tuple(sorted(key_of(group) for group in row.groups.all())),
        day=day,
        start=start,
        end=start + round((row.ends_at - row.starts_at).total_seconds() / 60),
        locked=row.is_locked,
        moved=row.moved_by_hand,
        row=row,
    )


def slots_of_draft(week: Week, draft: Draft) -> list[Slot]:
    return [slot_of(week, row) for row in visits_of(draft)]


def taken_out_of(draft: Draft) -> list[str]:
    """Return the keys of the hosts a planner keeps out of a draft."""
    return [key_of(one.appointment) for one in draft.taken_out.select_related("appointment")]

"""What a change by hand would cost, asked before it is made."""

from dataclasses import dataclass, replace

from kontor.visits.bridge import Desk
from kontor.visits.layout import Clash, Slot
from kontor.visits.lengths import length_of
from kontor.visits.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A change, looked at: what it would break that is whole now, and the minutes of driving it adds."""

    slot: Slot
    clashes: list[Clash]
    extra_driving: int
    nearest: Slot | None = None  # the nearest start that breaks nothing, where this one does

    @property
    def fits(self) -> bool:
        return not self.clashes


def try_slot(desk: Desk, others: list[Slot], slot: Slot, before: list[Slot]) -> Trial:
    """Look at a visit among the others. ``before`` is the plan as it stands: its own faults are not the change's."""
    old_clashes, old_driving = desk.trial(before)
    clashes, driving = desk.trial([*others, slot])
    fresh = [clash for clash in clashes if _is_fresh(clash, old_clashes, slot)]
    nearest = _nearest(desk, others, slot, old_clashes) if fresh else None
    return Trial(slot=slot, clashes=fresh, extra_driving=driving - old_driving, nearest=nearest)


def _is_fresh(clash: Clash, old: list[Clash], slot: Slot) -> bool:
    """A clash is the change's when it is new, or when the moved visit is part of it."""
    return clash.code != "must" and (clash not in old or slot.stop in clash.subjects)


def _nearest(desk: Desk, others: list[Slot], slot: Slot, old: list[Clash]) -> Slot | None:
    """Return the start nearest to the wished one that fits: on the same day, else on another."""
    minutes = slot.end - slot.start
    for day in sorted(range(len(desk.week.days)), key=lambda day: abs(day - slot.day)):
        starts = sorted(desk.starts(slot.stop, day, minutes), key=lambda start: abs(start - slot.start))
        for start in starts:
            other = replace(slot, day=day, start=start, end=start + minutes)
            if not any(_is_fresh(clash, old, other) for clash in desk.trial([*others, other])[0]):
                return other
    return None


def slot_for(names: Names, stop: str, groups: tuple[str, ...], day: int, start: int) -> Slot:
    """Return a visit of a host with its right length."""
    minutes = length_of(names.week, names.hosts[stop], groups)
    return Slot(stop=stop, groups=groups, day=day, start=start, end=start + minutes, locked=True, moved=True)


def first_fit(desk: Desk, names: Names, stop: str, groups: tuple[str, ...], before: list[Slot]) -> Slot | None:
    """Return the first time of the week at which a host could be put in without breaking anything."""
    slot = slot_for(names, stop, groups, 0, 0)
    old, _driving = desk.trial(before)
    return _nearest(desk, before, slot, old)

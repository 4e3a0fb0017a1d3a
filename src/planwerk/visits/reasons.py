"""Why a group does not visit a stop it wants: the rule in the way, how much is missing, and the smallest mend known."""

from dataclasses import dataclass

from planwerk.core.result import Reason
from planwerk.visits.check import violations_of
from planwerk.visits.facts import Facts
from planwerk.visits.index import Index
from planwerk.visits.price import moved_plan, starts_on
from planwerk.visits.problem import Stop
from planwerk.visits.timeline import GroupDay
from planwerk.visits.words import clock

NO_WINDOW = "window"
TOO_SHORT = "length"
CAPACITY = "capacity"
RECEPTIONS = "receptions"
VISITS = "max_visits"
TIME = "travel"
CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The gap that lacks the fewest minutes for a visit."""

    missing: int
    day: int
    start: int
    neighbours: tuple[str, ...]


def left_out(facts: Facts) -> tuple[tuple[str, tuple[Reason, ...]], ...]:
    """Return, for every stop that some group wants and does not visit, one reason per such group."""
    found = []
    for stop in facts.problem.stops:
        missing = [want.group for want in stop.wants if not facts.visited(want.group, stop.id)]
        if missing:
            found.append((stop.id, tuple(_reason(facts, stop, group) for group in missing)))
    return tuple(found)


def _reason(facts: Facts, stop: Stop, group: str) -> Reason:
    index, subjects = facts.index, (stop.id, group)
    parties = [party for party in index.parties(stop) if group in party]
    if not parties:
        people = index.groups[group].size
        return Reason(
            code=CAPACITY,
            message=f"{stop.id} has room for {stop.capacity}, {group} with whom it comes is more people",
            subjects=subjects,
            mend=f"ask {stop.id} to receive more (the group alone: {people}), or make the group smaller",
        )
    received = [visit for visit in facts.visits if visit.stop == stop.id]
    if len(received) >= stop.receptions:
        by = ", ".join(name for visit in received for name in visit.groups)
        mend = f"ask {stop.id} for one more reception"
        if stop.joint.value == "never":
            mend += ", or whether two groups may come together"
        message = f"{stop.id} receives {stop.receptions} times and already receives {by}"
        return Reason(code=RECEPTIONS, message=message, subjects=subjects, mend=mend)
    if not stop.windows:
        message, mend = f"{stop.id} has offered no time", f"ask {stop.id} for a time"
        return Reason(code=NO_WINDOW, message=message, subjects=subjects, mend=mend)
    minutes = min(index.minutes(stop.id, party) for party in parties)
    longest = max(window.closes - window.opens for window in stop.windows)
    if longest < minutes:
        return Reason(
            code=TOO_SHORT,
            message=f"The visit takes {minutes} minutes, {stop.id} offers {longest} at a stretch at most",
            subjects=subjects,
            mend=f"ask {stop.id} for {minutes - longest} minutes more, or shorten the visit",
        )
    return _in_the_way(facts, stop, min(parties, key=len))


def _in_the_way(facts: Facts, stop: Stop, party: tuple[str, ...]) -> Reason:
    """Name the ceiling, the neighbours or the resource that keep a possible visit out."""
    days = sorted({window.day for window in stop.windows})
    open_days = [day for day in days if not any(_full(facts, day, group) for group in party)]
    subjects = (stop.id, *party)
    if not open_days:
        return Reason(
            code=VISITS,
            message=f"On every day {stop.id} offers, {' and '.join(party)} already has as many visits as allowed",
            subjects=subjects,
            mend=f"allow one visit more on {facts.problem.days[days[0]].id}, or ask {stop.id} for another day",
        )
    nearest = min(
        (near for day in open_days if (near := nearest_gap(facts, stop, party, day)) is not None),
        key=lambda near: (near.missing, near.day, near.start),
        default=None,
    )
    if nearest is None:
        message = f"{stop.id} offers no start on the grid of {facts.problem.grid} minutes"
        mend = f"ask {stop.id} for a longer time"
        return Reason(code=NO_WINDOW, message=message, subjects=subjects, mend=mend)
    day = facts.problem.days[nearest.day].id
    others = tuple(name for name in nearest.neighbours if name in facts.index.stops)
    if nearest.missing > 0:
        beside = f" beside {' and '.join(nearest.neighbours)}" if nearest.neighbours else ""
        mend = f"find {nearest.missing} minutes on {day}"
        mend += f": a later or earlier window of {stop.id}, a shorter visit"
        mend += f", or without {others[0]}" if others else ""
        return Reason(
            code=TIME,
            message=f"The best place, {day} at {clock(nearest.start)}{beside}, lacks {nearest.missing} minutes",
            subjects=(*subjects, *nearest.neighbours),
            mend=mend,
        )
    return _clash(facts, stop, party, nearest)


def _clash(facts: Facts, stop: Stop, party: tuple[str, ...], nearest: Nearest) -> Reason:
    """There is time enough at one place: ask the referee what else breaks there."""
    moved = moved_plan(facts.index, facts.plan, stop.id, party, nearest.day, nearest.start)
    known = violations_of(facts)
    found = violations_of(Facts(facts.problem, moved, facts.index))
    fresh = [violation for violation in found if violation not in known]
    day = facts.problem.days[nearest.day].id
    if fresh:
        return Reason(
            code=fresh[0].code,
            message=f"On {day} at {clock(nearest.start)}: {fresh[0].message}",
            subjects=(stop.id, *party, *fresh[0].subjects),
            mend=f"free {', '.join(fresh[0].subjects) or 'the day'} on {day}, or ask {stop.id} for another time",
        )
    return Reason(
        code=CHOICE,
        message=f"It would fit on {day} at {clock(nearest.start)}, but is worth nothing (priority 0)",
        subjects=(stop.id, *party),
        mend="give it a priority",
    )


def _full(facts: Facts, day: int, group: str) -> bool:
    most = facts.problem.days[day].max_visits
    return most is not None and sum(item.visit for item in facts.days[day, group].items) >= most


def nearest_gap(facts: Facts, stop: Stop, party: tuple[str, ...], day: int) -> Nearest | None:
    """Return the start on a day that lacks the fewest minutes, over all groups of a party."""
    minutes = facts.index.minutes(stop.id, party)
    best: Nearest | None = None
    for start in starts_on(facts.index, stop.id, party, day):
        missing, neighbours = 0, []
        for group in party:
            lacking, beside = _lacking(facts.index, facts.days[day, group], stop.place, start, start + minutes)
            missing += lacking
            neighbours += beside
        if best is None or missing < best.missing:
            best = Nearest(missing, day, start, tuple(dict.fromkeys(neighbours)))
    return best


def _lacking(index: Index, day: GroupDay, place: str, start: int, end: int) -> tuple[int, list[str]]:
    """Return how many minutes a group lacks to be at a place from start to end, and the items in the way."""
    before = [item for item in day.items if item.start + item.end <= start + end]
    after = [item for item in day.items if item.start + item.end > start + end]
    lacking, beside = 0, []
    come = sum(index.journey(day.mode, before[-1].place if before else day.base.start, place))
    go = sum(index.journey(day.mode, place, after[0].place if after else day.base.end))
    first = max((item.end for item in before), default=day.hours[0])
    last = min((item.start for item in after), default=day.hours[1])
    if (early := first + come - start) > 0:
        lacking += early
        beside += [before[-1].subject] if before else []
    if (late := end + go - last) > 0:
        lacking += late
        beside += [after[0].subject] if after else []
    return lacking, beside

"""The door to ``planwerk.visits``: rows to a problem, a plan to rows, a plan laid out in time."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from importlib.metadata import version
from itertools import zip_longest

from kontor.planning.engines import Json, Outcome, Report, RunLimits
from kontor.planning.errors import PlanningError
from kontor.programmes.audience import is_there
from kontor.programmes.enums import Audience, ItemKind, ParticipationRole, TravelMode
from kontor.programmes.models import AgendaItem, Appointment
from kontor.programmes.models import Group as GroupRow
from kontor.visits.interpreting import need_of, pairs_of
from kontor.visits.layout import Clash, CoachDay, DayFigures, Layout, LevelValue, Line, LineKind, Slot, joined, merged
from kontor.visits.lengths import GRID, minutes_for
from kontor.visits.rows import Week, key_of
from kontor.visits.travel import fold, matrix
from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress
from planwerk.visits import formats
from planwerk.visits.calendar import Base, Day, Lunch, Window
from planwerk.visits.check import check, levels_of, violations_of
from planwerk.visits.facts import Facts
from planwerk.visits.index import Index
from planwerk.visits.problem import FixedItem, Group, Joint, Lock, Problem, Stop, Want
from planwerk.visits.resources import Coach, Interpreter, Interpreting, Mode, driving_rules_on
from planwerk.visits.riding import ridden
from planwerk.visits.solution import Visit, VisitPlan
from planwerk.visits.staffing import staffed
from planwerk.visits.timeline import GroupDay, Kind, legs_of

ARRIVES = frozenset({ParticipationRole.DELEGATE, ParticipationRole.HEAD, ParticipationRole.COMPANION})
NEARBY = timedelta(minutes=90)
_LINES = {
    Kind.VISIT: LineKind.VISIT, Kind.FIXED: LineKind.FIXED, Kind.DRIVE: LineKind.DRIVE, Kind.LUNCH: LineKind.LUNCH,
}  # fmt: skip


def problem_of(week: Week, *, without: Iterable[str] = (), locks: Sequence[Slot] = ()) -> Problem:
    """Return a week as the engine's problem. ``without`` are the keys of hosts taken out by hand.

    Raises planwerk's ProblemError where the rows make none, for example without a group.
    """
    out = set(without)
    stops = [one for one in week.plannable if key_of(one) not in out]
    fixed = [item for item in week.items if item.audience == Audience.ALL or item.groups.all()]
    named = [*(key_of(base) for base in week.bases), *(key_of(one) for one in stops), *(key_of(one) for one in fixed)]
    known = {key_of(one) for one in stops}
    mode = TravelMode(week.programme.travel_mode)
    minutes = matrix([week.places[key] for key in named], mode, week.known)
    coaches = _coaches(week) if mode == TravelMode.COACH else ()
    return Problem(
        days=tuple(_day(week, number) for number in range(len(week.days))),
        groups=tuple(Group(id=key_of(group), size=week.size(group)) for group in week.groups),
        places=tuple(named),
        modes=(Mode(id=mode.value, minutes=minutes, boarding=week.programme.boarding_minutes, coach=bool(coaches)),),
        stops=tuple(_stop(week, one) for one in stops),
        bases=tuple(_base(week, number, group) for number in range(len(week.days)) for group in week.groups),
        lunches=tuple(_lunch(week, number) for number in range(len(week.days))),
        fixed=tuple(_fixed(week, item) for item in fixed),
        locks=tuple(
            Lock(stop=slot.stop, groups=slot.groups, day=slot.day, start=slot.start)
            for slot in locks
            if slot.stop in known
        ),
        coaches=coaches,
        driving_rules=driving_rules_on(week.programme.starts_on.isoformat()),
        interpreters=_interpreters(week),
        grid=GRID,
    )


def _day(week: Week, number: int) -> Day:
    programme = week.programme
    return Day(
        id=f"d{number}",
        earliest=_minute(programme.day_begins),
        latest=_minute(programme.day_ends),
        max_visits=programme.visits_a_day,
        max_driving=programme.driving_a_day,
    )


def _minute(clock: object) -> int:
    """Return the minute of a day; a time fresh from a form's default is still text."""
    hours, minutes = str(clock).split(":")[:2]
    return int(hours) * 60 + int(minutes)


def _stop(week: Week, appointment: Appointment) -> Stop:
    groups = week.groups_of(appointment)
    return Stop(
        id=key_of(appointment),
        place=key_of(appointment),
        minutes=appointment.minutes,
        windows=tuple(Window(day=day, opens=opens, closes=closes) for day, opens, closes in week.windows(appointment)),
        wants=tuple(_want(week, appointment, group) for group in groups),
        joint=Joint.ALWAYS if appointment.together else Joint.MAY,
        capacity=appointment.capacity,
        receptions=appointment.receptions or max(1, len(groups)),
    )


def _want(week: Week, appointment: Appointment, group: GroupRow) -> Want:
    need = need_of(week, appointment, group)
    kind = None if need is None else Interpreting.CONSECUTIVE if need.people == 1 else Interpreting.SIMULTANEOUS
    return Want(
        group=key_of(group),
        priority=week.match(appointment, group).priority,
        must=appointment.is_must,
        minutes=minutes_for(appointment, group),
        interpreting=kind,
        pair=need.pair if need else "",
    )


def _interpreters(week: Week) -> tuple[Interpreter, ...]:
    """Return those who speak what is needed, on the days on which they take part."""
    first, last = _minute(week.programme.day_begins), _minute(week.programme.day_ends)
    found = []
    for one in week.interpreters:
        days = [number for number, day in enumerate(week.days) if is_there(one.since, one.until, day)]
        hours = tuple(Window(day=number, opens=first, closes=last) for number in days)
        pairs = pairs_of(week, one)
        if days and pairs:
            found.append(Interpreter(id=key_of(one), pairs=pairs, hours=() if len(days) == len(week.days) else hours))
    return tuple(found)


def _coaches(week: Week) -> tuple[Coach, ...]:
    """Return the coaches on the days on which they are hired. With none written down, every group finds its own."""
    found = []
    for one in week.coaches:
        days = tuple(number for number, day in enumerate(week.days) if is_there(one.since, one.until, day))
        if days:
            found.append(Coach(id=key_of(one), seats=one.seats, days=() if len(days) == len(week.days) else days))
    return tuple(found)


def _base(week: Week, number: int, group: GroupRow) -> Base:
    """Return where a group starts and ends a day, and the hours its arrival and departure leave it."""
    day = week.days[number]
    nights = [base for base in week.bases if (base.since or day) <= day and (base.until is None or day < base.until)]
    woke = [base for base in week.bases if (base.since is None or base.since < day) and (base.until or day) >= day]
    first = (woke or nights or list(week.bases))[:1]
    last = (nights or woke or list(week.bases))[:1]
    brought, taken = _bringing(week, number), _taking(week, number)
    arrivals, departures = _hours_of_people(week, number, group)
    arrivals += [week.place_in(brought.starts_at)[1]] if brought else []
    departures += [week.place_in(taken.ends_at)[1]] if taken else []
    return Base(
        day=number,
        start=key_of(first[0]) if first and not brought else None,
        end=key_of(last[0]) if last and not taken else None,
        group=key_of(group),
        earliest=max(arrivals, default=None),
        latest=min(departures, default=None),
    )


def _hours_of_people(week: Week, number: int, group: GroupRow) -> tuple[list[int], list[int]]:
    """Return when a group's people arrive on the first day and leave on the last; midnight is a day without an hour."""
    people = [one for one in week.people.get(group.pk, ()) if one.role in ARRIVES]
    arrivals = [week.place_in(one.arrives_at) for one in people if one.arrives_at]
    departures = [week.place_in(one.departs_at) for one in people if one.departs_at]
    last = len(week.days) - 1
    return (
        [at for on, at in arrivals if on == number == 0],
        [at for on, at in departures if on == number == last and at > 0],
    )


def _bringing(week: Week, number: int) -> AgendaItem | None:
    """Return the fixed journey that brings the guests on the first day: before it, nobody starts at the hotel."""
    items = [item for item in week.items if week.place_in(item.starts_at)[0] == number]
    return items[0] if number == 0 and items and items[0].kind == ItemKind.TRANSFER else None


def _taking(week: Week, number: int) -> AgendaItem | None:
    """Return the fixed journey that takes the guests home on the last day: after it, nobody goes to the hotel."""
    items = [item for item in week.items if week.place_in(item.starts_at)[0] == number]
    return items[-1] if number == len(week.days) - 1 and items and items[-1].kind == ItemKind.TRANSFER else None


def _lunch(week: Week, number: int) -> Lunch:
    programme = week.programme
    return Lunch(
        day=number,
        earliest=_minute(programme.lunch_from),
        latest=_minute(programme.lunch_until),
        minutes=programme.lunch_minutes,
    )


def _fixed(week: Week, item: AgendaItem) -> FixedItem:
    day, start = week.place_in(item.starts_at)
    end = week.place_in(item.ends_at)[1]
    lunch = _lunch(week, day)
    groups = () if item.audience == Audience.ALL else tuple(key_of(group) for group in item.groups.all())
    return FixedItem(
        id=key_of(item),
        day=day,
        start=start,
        end=end,
        place=_item_place(week, item, day),
        groups=groups,
        lunch=item.kind == ItemKind.MEAL and start < lunch.latest and end > lunch.earliest,
    )


def _item_place(week: Week, item: AgendaItem, day: int) -> str:
    """Return where an item is: at a host, where an earlier item was, on its own, or where the group just is.

    An item without an address is taken to be where the one before it ended, within ``NEARBY`` minutes; else at the
    hotel.
    """
    if item.host_id is not None:
        host = next((one for one in week.plannable if one.host_id == item.host_id), None)
        if host is not None:
            return key_of(host)
    earlier = [one for one in week.items if one.starts_at < item.starts_at and week.place_in(one.starts_at)[0] == day]
    for one in earlier:
        if item.address and fold(one.address) == fold(item.address):
            return _item_place(week, one, day)
    if week.places[key_of(item)].is_known:
        return key_of(item)
    if earlier and item.starts_at - earlier[-1].ends_at <= NEARBY:
        return _item_place(week, earlier[-1], day)
    return (_base(week, day, week.groups[0]).start if week.bases else None) or key_of(item)


def plan_of(slots: Iterable[Slot]) -> VisitPlan:
    return VisitPlan(
        visits=tuple(
            Visit(stop=slot.stop, groups=slot.groups, day=slot.day, start=slot.start, end=slot.end) for slot in slots
        )
    )


def slots_of(plan: Json) -> list[Slot]:
    """Return the visits of a stored plan."""
    found = formats.plan_from_json(plan).visits
    return [Slot(stop=one.stop, groups=one.groups, day=one.day, start=one.start, end=one.end) for one in found]


def problem_json(week: Week, *, without: Sequence[str], slots: Sequence[Slot] | None) -> Json:
    """Return what a run stores: the problem, the plan that changes are counted against, and what was taken out."""
    try:
        problem = problem_of(week, without=without, locks=[slot for slot in slots or () if slot.locked])
    except ProblemError as error:
        raise PlanningError(str(error)) from error
    known = {stop.id for stop in problem.stops}
    kept = None if slots is None else plan_of(slot for slot in slots if slot.stop in known)
    return {
        "problem": formats.problem_to_json(problem),
        "previous": None if kept is None else formats.plan_to_json(kept),
        "without": sorted(without),
    }


def fingerprint(problem: Json) -> str:
    """Hash what a plan depends on; locks are a planner's wish, not input."""
    kept = {name: value for name, value in problem["problem"].items() if name != "locks"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def versions() -> dict[str, str]:
    return {"kontor": version("kontor"), "ortools": version("ortools"), "numba": version("numba")}


def solve(problem: Json, limits: RunLimits, report: Report, stopped: Callable[[], bool]) -> Outcome:
    """Compute a stored problem. The referee's findings go with the plan; a good engine leaves them empty."""
    from planwerk.visits.solve import solve as engine  # compiles kernels: only the worker pays for that

    asked = formats.problem_from_json(problem["problem"])
    previous = None if problem["previous"] is None else formats.plan_from_json(problem["previous"])
    cancel = threading.Event()

    def on_progress(progress: Progress) -> None:
        report(progress.share, [{"name": one.name, "value": one.value, "bound": one.bound} for one in progress.levels])
        if stopped():
            cancel.set()

    found = engine(
        asked,
        Limits(seconds=limits.seconds, iterations=limits.iterations, seed=limits.seed),
        previous=previous,
        on_progress=on_progress,
        cancel=cancel,
    )
    violations = () if found.solution is None else check(asked, found.solution, previous).violations
    return Outcome(
        status=str(found.status),
        has_plan=found.solution is not None,
        result=formats.result_to_json(found),
        seconds=found.seconds,
        violations=formats.violations_to_json(violations),
    )


def recheck(problem: Json, result: Json) -> list[Json]:
    if not result.get("plan"):
        return []
    plan = formats.plan_from_json(result["plan"])
    found: list[Json] = formats.violations_to_json(
        check(formats.problem_from_json(problem["problem"]), plan).violations
    )
    return found


class Desk:
    """A week's problem, made once and asked often: what would this plan look like, and what would clash?"""

    def __init__(self, week: Week) -> None:
        self.week = week
        self._problem = problem_of(week)
        self._index = Index(self._problem)

    def lay_out(self, slots: Sequence[Slot], previous: Sequence[Slot] | None = None) -> Layout:
        """Lay a plan out in time and have the referee look at it. Hosts that are no longer plannable stay out."""
        facts = self._facts(slots)
        lines = [line for day in facts.days.values() for line in _lines(facts, day)]
        levels = levels_of(facts, None if previous is None else plan_of(previous))
        return Layout(
            programme=self.week.programme,
            lines=merged(lines),
            clashes=joined(list(_clashes(facts))),
            days=tuple(_figures(day) for day in facts.days.values()),
            levels=tuple(LevelValue(name=one.name, value=int(one.value), sense=one.sense) for one in levels),
            coach_days=tuple(
                CoachDay(coach=ride.coach, day=ride.day, driving=facts.days[ride.day, ride.group].driving)
                for ride in facts.plan.rides
                if ride.coach is not None
            ),
        )

    def trial(self, slots: Sequence[Slot]) -> tuple[list[Clash], int]:
        """Return what would clash and the minutes of driving, without laying anything out."""
        facts = self._facts(slots)
        return list(joined(list(_clashes(facts)))), sum(day.driving for day in facts.days.values())

    def _facts(self, slots: Sequence[Slot]) -> Facts:
        """Interpreters and coaches are not kept with a draft: a visit is moved for those who are free then."""
        plan = ridden(self._index, plan_of(slots))
        return Facts(self._problem, staffed(self._index, plan), self._index)

    def starts(self, stop: str, day: int, minutes: int) -> list[int]:
        """Return every start on a day at which the host could receive that long."""
        found = self._index.stops.get(stop)
        return sorted(
            start
            for window in (found.windows if found else ())
            if window.day == day
            for start in range(-(-window.opens // GRID) * GRID, window.closes - minutes + 1, GRID)
        )


def lay_out(week: Week, slots: Sequence[Slot], previous: Sequence[Slot] | None = None) -> Layout:
    """Lay one plan out in time."""
    return Desk(week).lay_out(slots, previous)


def _figures(day: GroupDay) -> DayFigures:
    visits = sum(item.visit for item in day.items)
    return DayFigures(day=day.day, group=day.group, driving=day.driving, waiting=day.waiting, visits=visits)


def _lines(facts: Facts, day: GroupDay) -> list[Line]:
    """Return a group's day as lines; a lunch begins at a round time where the next thing leaves it room."""
    legs = legs_of(day)
    coach = next((one.coach for one in facts.plan.rides if (one.day, one.group) == (day.day, day.group)), None)
    teams = {
        visit.stop: visit.interpreters for visit in facts.visits if visit.day == day.day and day.group in visit.groups
    }
    found = []
    for leg, after in zip_longest(legs, legs[1:]):
        if leg.kind not in _LINES:
            continue
        free = 0 if after is None or after.kind is not Kind.WAIT else after.end - after.start
        shift = -leg.start % GRID if leg.kind is Kind.LUNCH else 0
        shift = shift if shift <= free else 0
        found.append(
            Line(
                kind=_LINES[leg.kind], day=day.day, groups=(day.group,), start=leg.start + shift, end=leg.end + shift,
                subject=leg.subject, place=leg.place, to=leg.to,
                interpreters=teams.get(leg.subject, ()) if leg.kind is Kind.VISIT else (),
                coaches=((day.group, coach),) if coach is not None and leg.kind is Kind.DRIVE else (),
            )
        )  # fmt: skip
    return found


def _clashes(facts: Facts) -> Iterable[Clash]:
    """Yield what the referee found, with the minutes that its sentences speak of."""
    groups = set(facts.index.groups)
    for violation in violations_of(facts):
        if violation.code not in ("travel", "hours"):
            named = tuple(one for one in violation.subjects if one in groups)
            others = tuple(one for one in violation.subjects if one not in groups)
            yield Clash(code=violation.code, subjects=others, groups=named)
    for (number, group), day in facts.days.items():
        for place, gap in enumerate(day.gaps[1:-1]):
            if gap.missing:
                first, second = day.items[place], day.items[place + 1]
                yield Clash(
                    code="travel", subjects=(first.subject, second.subject), groups=(group,), day=number,
                    at=first.end, minutes=gap.missing, journey=gap.journey,
                )  # fmt: skip
        if day.departure is None or day.arrival is None:
            continue
        early, late = day.hours[0] - day.departure, day.arrival - day.hours[1]
        if early > 0 and day.items[0].visit:
            subject = (day.items[0].subject,)
            yield Clash(code="early", subjects=subject, groups=(group,), day=number, at=day.departure, minutes=early)
        if late > 0 and day.items[-1].visit:
            subject = (day.items[-1].subject,)
            yield Clash(code="late", subjects=subject, groups=(group,), day=number, at=day.arrival, minutes=late)

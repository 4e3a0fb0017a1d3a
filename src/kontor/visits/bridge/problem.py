"""A week's rows as the engine's problem."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from kontor.programmes.audience import driver_of, is_there
from kontor.programmes.enums import Audience, ItemKind, ParticipationRole, TravelMode
from kontor.programmes.models import AgendaItem, Appointment
from kontor.programmes.models import Group as GroupRow
from kontor.visits.interpreting import need_of, pairs_of
from kontor.visits.layout import Slot
from kontor.visits.lengths import GRID, minutes_for
from kontor.visits.names import minute_of
from kontor.visits.rows import Week, key_of
from kontor.visits.travel import fold, matrix
from planwerk.visits.calendar import Base, Day, Lunch, Window
from planwerk.visits.problem import FixedItem, Group, Joint, Lock, Problem, Stop, Want
from planwerk.visits.resources import Coach, Interpreter, Interpreting, Mode, driving_rules_on

ARRIVES = frozenset({ParticipationRole.DELEGATE, ParticipationRole.HEAD, ParticipationRole.COMPANION})
NEARBY = timedelta(minutes=90)


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
        lunches=tuple(_lunch(week, number) for number in range(len(week.days)) if week.programme.lunch_minutes),
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
        earliest=minute_of(programme.day_begins),
        latest=minute_of(programme.day_ends),
        max_visits=programme.visits_a_day,
        max_driving=programme.driving_a_day,
    )


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
    first, last = minute_of(week.programme.day_begins), minute_of(week.programme.day_ends)
    found = []
    for one in week.interpreters:
        days = [number for number, day in enumerate(week.days) if is_there(one.since, one.until, day)]
        hours = tuple(Window(day=number, opens=first, closes=last) for number in days)
        pairs = pairs_of(week, one)
        if days and pairs:
            found.append(Interpreter(id=key_of(one), pairs=pairs, hours=() if len(days) == len(week.days) else hours))
    return tuple(found)


def _coaches(week: Week) -> tuple[Coach, ...]:
    """Return the coaches on the days on which they are hired and their driver is there.

    With none written down, every group finds its own.
    """
    found = []
    for one in week.coaches:
        driver = driver_of(one)
        spans = [(one.since, one.until), (driver.since, driver.until) if driver else (None, None)]
        days = tuple(number for number, day in enumerate(week.days) if all(is_there(*span, day) for span in spans))
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
        earliest=minute_of(programme.lunch_from),
        latest=minute_of(programme.lunch_until),
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

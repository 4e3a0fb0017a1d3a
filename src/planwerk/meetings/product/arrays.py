"""A problem and a plan as the blocks of numbers that the kernels work on (see ``layout``)."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from planwerk.meetings.problem import Interpreter, Participant, Problem
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.layout import Cells
from planwerk.meetings.solution import Placement, Schedule

Fields = dict[int, NDArray[np.integer]]
Plan = Cells  # [3, M]: slot, table and interpreter of each meeting, -1 for none


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _starts(problem: Problem, stretch: Cells) -> NDArray[np.bool_]:
    """Return [M, S]: where each meeting may start as far as its own wishes and its participants' times go."""
    slots = len(problem.slots)
    open_slot = np.array([not slot.is_break for slot in problem.slots], dtype=bool)
    free = np.ones((len(problem.participants), slots), dtype=bool)
    for number, person in enumerate(problem.participants):
        free[number, list(person.unavailable)] = False
    in_session = {name: np.array([slot.session == name for slot in problem.slots]) for name in problem.sessions}
    now = 0 if problem.previous is None else problem.previous.now
    kept = problem.kept()
    ok = np.zeros((len(problem.meetings), slots), dtype=bool)
    for number, meeting in enumerate(problem.meetings):
        people = [problem.participant_index[name] for name in meeting.participants]
        fits = open_slot & free[people].all(axis=0)
        row = fits.copy()
        for step in range(1, meeting.length):
            row[:-step] &= fits[step:] & (stretch[:-step] == stretch[step:])
            row[-step:] = False
        if meeting.sessions:
            row &= np.logical_or.reduce([in_session[name] for name in meeting.sessions])
        if meeting.slot is not None:
            row &= np.arange(slots) == meeting.slot
        most = min((person.max_in_row or slots for person in problem.people_of(meeting)), default=slots)
        if meeting.length > most:
            row[:] = False
        if meeting.id in kept:
            row &= np.arange(slots) == kept[meeting.id].slot
        else:
            row[:now] = False
        ok[number] = row
    return ok


def table_kinds(problem: Problem) -> tuple[list[int], list[list[int]]]:
    """Return each meeting's kind of table wish, and the tables of each kind."""
    owners = {table.owner for table in problem.tables if table.owner is not None}
    kept = problem.kept()
    kinds: dict[tuple[int, bool, frozenset[str], int], int] = {}
    of_meeting, tables = [], []
    for meeting in problem.meetings:
        access = any(person.needs_access for person in problem.people_of(meeting))
        old = kept[meeting.id].table if meeting.id in kept else None
        hosts = frozenset(owners.intersection(meeting.participants))
        key = (problem.seats_of(meeting), access, hosts, -1 if old is None else old)
        if key not in kinds:
            kinds[key] = len(kinds)
            tables.append([number for number in range(len(problem.tables)) if _suits(problem, number, *key)])
        of_meeting.append(kinds[key])
    return of_meeting, tables


def _suits(problem: Problem, number: int, seats: int, access: bool, hosts: frozenset[str], only: int) -> bool:
    table = problem.tables[number]
    if table.capacity is not None and table.capacity < seats:
        return False
    if (access and not table.accessible) or only not in (-1, number):
        return False
    return table.owner in hosts if hosts else table.owner is None


def _languages(problem: Problem) -> tuple[list[int], list[list[int]]]:
    """Return each meeting's language pair (-1 for none) and the agents who speak each pair."""
    pairs = _numbers("\0".join(sorted(row.languages)) for row in problem.meetings if row.languages is not None)
    behind = len(problem.participants)
    agents = [
        [
            behind + number
            for number, row in enumerate(problem.interpreters)
            if row.speaks((name.split("\0")[0], name.split("\0")[1]))
        ]
        for name in pairs
    ]
    of_meeting = [-1 if row.languages is None else pairs["\0".join(sorted(row.languages))] for row in problem.meetings]
    return of_meeting, agents


def build(problem: Problem) -> Cells:
    """Return the block of ``problem``."""
    areas = _numbers(table.area for table in problem.tables) or {"": 0}
    walk = np.zeros((len(areas), len(areas)), dtype=np.int64)
    for row in problem.walks:
        walk[areas[row.a], areas[row.b]] = walk[areas[row.b], areas[row.a]] = row.slots
    values = {
        at.MEETINGS: len(problem.meetings),
        at.SLOTS: len(problem.slots),
        at.AGENTS: len(problem.participants) + len(problem.interpreters),
        at.PEOPLE: len(problem.participants),
        at.TABLES: len(problem.tables),
        at.AREAS: len(areas),
        at.PRICE_GAP: problem.prices.gap,
        at.PRICE_IDLE: problem.prices.idle,
        at.FAIRNESS: -1 if problem.fairness is None else problem.fairness,
        at.REACH: int(walk.max()),
        **_previous_prices(problem),
    }
    fields: Fields = {at.AREA: np.array([areas[table.area] for table in problem.tables]), at.WALK: walk}
    return at.pack(
        at.D_HEADER, values, {**fields, **_meeting_fields(problem), **_agent_fields(problem), **_slot_fields(problem)}
    )


def _slot_fields(problem: Problem) -> Fields:
    days = _numbers(slot.day for slot in problem.slots)
    sessions = _numbers(slot.session for slot in problem.slots)
    stretch = _stretch(problem)
    ok = _starts(problem, stretch)
    return {
        at.DAY: np.array([days[slot.day] for slot in problem.slots]),
        at.SESSION: np.array([sessions[slot.session] for slot in problem.slots]),
        at.STRETCH: stretch,
        at.START_OK: ok,
        at.STARTS_AT: np.concatenate(([0], np.cumsum(ok.sum(axis=1, dtype=np.int64)))),
        at.START: np.nonzero(ok)[1],
    }


def _stretch(problem: Problem) -> Cells:
    numbers = _numbers(f"{slot.day}\0{slot.session}" for slot in problem.slots)
    return np.array([numbers[f"{slot.day}\0{slot.session}"] for slot in problem.slots], dtype=np.int64)


def _meeting_fields(problem: Problem) -> Fields:
    kind, tables = table_kinds(problem)
    language, helpers = _languages(problem)
    members = [[problem.participant_index[name] for name in row.participants] for row in problem.meetings]
    earlier = [[problem.meeting_index[name] for name in row.after] for row in problem.meetings]
    return {
        at.LENGTH: np.array([row.length for row in problem.meetings]),
        at.PRIORITY: np.array([row.priority for row in problem.meetings]),
        at.KIND: np.array(kind),
        at.LANGUAGE: np.array(language),
        **at.lists(at.PEOPLE_AT, at.PERSON, members),
        **at.lists(at.MEETINGS_AT, at.MEETING, _turned(members, len(problem.participants))),
        **at.lists(at.TABLES_AT, at.TABLE_LIST, tables),
        **at.lists(at.HELPERS_AT, at.HELPER_LIST, helpers),
        **at.lists(at.EARLIER_AT, at.EARLIER, earlier),
        **at.lists(at.LATER_AT, at.LATER, _turned(earlier, len(problem.meetings))),
        **_previous_fields(problem),
    }


def _agents(problem: Problem) -> tuple[Participant | Interpreter, ...]:
    return (*problem.participants, *problem.interpreters)


def _agent_fields(problem: Problem) -> Fields:
    slots, agents = len(problem.slots), _agents(problem)
    on_duty, pause = np.ones((len(agents), slots), dtype=bool), np.zeros((len(agents), slots), dtype=bool)
    for number, agent in enumerate(agents):
        on_duty[number, list(agent.unavailable)] = False
    for number, person in enumerate(problem.participants):
        pause[number, list(person.pauses)] = True
    open_slot = np.array([not slot.is_break for slot in problem.slots], dtype=bool)
    sessions = _numbers(slot.session for slot in problem.slots)
    quotas = [person.quotas for person in problem.participants]
    flat = [quota for row in quotas for quota in row]
    none = len(problem.meetings) + 1
    counts = [0, *(len(row) for row in quotas), *(0 for _ in problem.interpreters)]
    return {
        at.ON_DUTY: on_duty,
        at.PAUSE: pause,
        at.COUNTED: on_duty & ~pause & open_slot,
        at.MAX_ROW: np.array([agent.max_in_row or slots + 1 for agent in agents]),
        at.QUOTA_AT: np.cumsum(counts),
        at.QUOTA_SESSION: np.array([-1 if q.session is None else sessions[q.session] for q in flat]),
        at.QUOTA_MIN: np.array([q.minimum for q in flat]),
        at.QUOTA_MAX: np.array([none if q.maximum is None else q.maximum for q in flat]),
    }


def _turned(rows: list[list[int]], count: int) -> list[list[int]]:
    """Return for each value the rows in which it stands."""
    turned: list[list[int]] = [[] for _ in range(count)]
    for number, row in enumerate(rows):
        for value in row:
            turned[value].append(number)
    return turned


def _previous_prices(problem: Problem) -> dict[int, int]:
    previous = problem.previous
    if previous is None:
        return {at.BUDGET: -1}
    if previous.budget is not None:
        return {at.BUDGET: previous.budget}
    return {at.BUDGET: -1, at.PRICE_SLOT: previous.slot_price, at.PRICE_TABLE: previous.table_price}


def _previous_fields(problem: Problem) -> Fields:
    slot = np.full(len(problem.meetings), -1, dtype=np.int64)
    table, kept = slot.copy(), np.zeros(len(problem.meetings), dtype=np.int64)
    for row in () if problem.previous is None else problem.previous.placements:
        number = problem.meeting_index.get(row.meeting)
        if number is not None:
            slot[number] = row.slot
            table[number] = -1 if row.table is None else row.table
    for name in problem.kept():
        kept[problem.meeting_index[name]] = 1
    return {at.OLD_SLOT: slot, at.OLD_TABLE: table, at.KEPT: kept}


def empty_state(problem: Problem, d: Cells, seed: int) -> Cells:
    """Return the block of the plan in which nothing is placed."""
    meetings, slots, agents, tables = (int(d[field]) for field in (at.MEETINGS, at.SLOTS, at.AGENTS, at.TABLES))
    seat = np.full((slots, tables), -1, dtype=np.int64)
    for number, table in enumerate(problem.tables):
        seat[list(table.unavailable), number] = -2
    tallies = min(int(d[at.PRICE_GAP] + 2 * d[at.PRICE_IDLE]) * slots + 2, 1 << 20)
    none, zero, per_agent = np.full(meetings, -1), np.zeros(meetings, dtype=np.int64), np.zeros(agents, dtype=np.int64)
    wait_tally, gap_tally = np.zeros(tallies, dtype=np.int64), np.zeros(slots + 2, dtype=np.int64)
    wait_tally[0] = gap_tally[0] = len(problem.participants)
    quotas = sum(len(person.quotas) for person in problem.participants)
    changed = int((at.entries(d, at.OLD_SLOT, meetings) >= 0).sum())
    values = {
        at.HARD: max(0, changed - int(d[at.BUDGET])) if d[at.BUDGET] >= 0 else 0,
        at.MINIMA: sum(quota.minimum for person in problem.participants for quota in person.quotas),
        at.MISSING: sum(row.priority for row in problem.meetings),
        at.CHANGES: changed * int(d[at.PRICE_SLOT]),
        at.CHANGED: changed,
        at.POOL: meetings,
        at.RANDOM: (seed + 1) * 0x9E3779B97F4A7C15 % (1 << 63),
        at.WAIT_TALLIES: tallies,
        at.GAP_TALLIES: slots + 2,
    }
    fields: Fields = {
        at.SLOT: none,
        at.TABLE: none,
        at.HELPER: none,
        at.UNPLACED: np.arange(meetings),
        at.PLACE_OF: np.arange(meetings),
        at.TOUCHED: zero,
        at.QUEUE: zero,
        at.LOG: np.zeros((meetings, 4), dtype=np.int64),
        at.BUSY: np.full((agents, slots), -1),
        at.SEAT: seat,
        at.HELD: np.zeros(quotas, dtype=np.int64),
        **dict.fromkeys((at.COUNT, at.WAIT, at.GAP_COUNT, at.MOVE, at.DIRTY, at.IS_DIRTY), per_agent),
        at.SAVED: np.zeros((agents, 4), dtype=np.int64),
        at.WAIT_TALLY: wait_tally,
        at.GAP_TALLY: gap_tally,
    }
    return at.pack(at.X_HEADER, values, fields)


def plan_of(d: Cells, x: Cells) -> Plan:
    """Return the plan that a block holds."""
    return np.stack([at.entries(x, field, int(d[at.MEETINGS])) for field in (at.SLOT, at.TABLE, at.HELPER)])


def schedule_of(problem: Problem, plan: Plan) -> Schedule:
    """Return the schedule that a plan stands for."""
    behind = len(problem.participants)
    rows = zip(problem.meetings, plan[0].tolist(), plan[1].tolist(), plan[2].tolist(), strict=True)
    return Schedule(
        placements=tuple(
            Placement(
                meeting=meeting.id,
                slot=slot,
                table=None if table < 0 else table,
                interpreter=None if helper < 0 else problem.interpreters[helper - behind].id,
            )
            for meeting, slot, table, helper in rows
            if slot >= 0
        )
    )


def plan_from(problem: Problem, placements: Iterable[Placement]) -> Plan:
    """Return placements as a plan; what the problem does not know is skipped."""
    plan = np.full((3, len(problem.meetings)), -1, dtype=np.int64)
    agents = {row.id: len(problem.participants) + number for number, row in enumerate(problem.interpreters)}
    for row in placements:
        number = problem.meeting_index.get(row.meeting)
        if number is not None:
            plan[:, number] = row.slot, -1 if row.table is None else row.table, agents.get(row.interpreter or "", -1)
    return plan

"""Bounds that cost next to nothing, for events of any size: what each participant must lose or wait for alone."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from planwerk.meetings.problem import Meeting, Problem
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.layout import Cells
from planwerk.meetings.product.search import Search

Costs = NDArray[np.int64]
NEVER = 1 << 40
# Where a day stands: nobody met yet, in a meeting, in a gap not yet counted, in a counted gap, done for the day.
BEFORE, BUSY, PAUSED, WAITING, DONE = range(5)


def lost(search: Search) -> int:
    """Return priority that no plan can place: meetings without a slot, and those of crowded participants."""
    return max(search.lost(), _crowded_out(search.problem))


def alone(search: Search) -> dict[int, int]:
    """Return bounds of gaps and worst for plans that place as much as the best one.

    They are zero unless everything that can start somewhere takes place: else it is open who has how much to do.
    """
    if search.best[at.MISSING] > search.lost() or not search.problem.meetings:
        return {at.GAPS: 0, at.WORST: 0}
    costs, meetings = _waiting(search)
    return {at.GAPS: int(costs.sum()), at.WORST: int(costs[meetings > 1].max(initial=0))}


def _crowded_out(problem: Problem) -> int:
    """Return priority that is lost because participants have more to do than slots to do it in.

    Each loses at least their least wishes; a meeting of several counts for each of them, so the sum is divided.
    """
    wishes: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in problem.meetings:
        for name in meeting.participants:
            wishes[name].append(meeting)
    open_slots = {number for number, slot in enumerate(problem.slots) if not slot.is_break}
    total, most = 0, 1
    for person in problem.participants:
        rows = wishes[person.id]
        over = sum(row.length for row in rows) - len(open_slots - person.unavailable)
        longest = max((row.length for row in rows), default=1)
        total += sum(sorted(row.priority for row in rows)[: max(0, -(-over // longest))])
        most = max(most, *(len(row.participants) for row in rows), 1)
    return -(-total // most)


def _waiting(search: Search) -> tuple[Costs, Costs]:
    """Return the least cost of waiting of each participant, and their meetings, all that can start being placed.

    A person is busy for as many slots as their meetings last, in slots that these may cover, and surely where a
    meeting can only be; which meeting is where is left open. Slot by slot, the least cost is kept for each number of
    busy slots so far and each state of the day.
    """
    problem, d = search.problem, search.d
    people, slots = len(problem.participants), len(problem.slots)
    room, sure, load, meetings = _agendas(search)
    counted = at.entries(d, at.COUNTED, people * slots).reshape(people, slots)
    pause = at.entries(d, at.PAUSE, people * slots).reshape(people, slots) * int(d[at.PRICE_IDLE])
    gap, idle = int(d[at.PRICE_GAP]), int(d[at.PRICE_IDLE]) * counted
    most = int(load.max(initial=0))
    cost = np.full((5, people, most + 1), NEVER, dtype=np.int64)
    cost[BEFORE, :, 0] = 0
    for s in range(slots):
        if s and d[d[at.DAY] + s] != d[d[at.DAY] + s - 1]:
            cost[BEFORE] = cost[[BEFORE, BUSY, DONE]].min(axis=0)
            cost[BUSY:] = NEVER
        seen, starts = counted[:, s, None] > 0, idle[:, s, None]
        after = np.full_like(cost, NEVER)
        after[BEFORE] = cost[BEFORE]
        after[DONE] = np.minimum(cost[BUSY], cost[DONE])
        after[PAUSED] = np.where(seen, NEVER, np.minimum(cost[BUSY], cost[PAUSED]))
        fresh = np.where(seen, np.minimum(cost[BUSY], cost[PAUSED]) + gap + starts, NEVER)
        after[WAITING] = np.minimum(fresh, cost[WAITING] + starts)
        after[:, sure[:, s]] = NEVER
        busy = cost[:DONE, :, :-1].min(axis=0) + pause[:, s, None]
        after[BUSY, :, 1:] = np.where(room[:, s, None], busy, NEVER)
        cost = np.minimum(after, NEVER)
    least = cost[[BEFORE, BUSY, DONE]].min(axis=0)[np.arange(people), load]
    return np.where(least < NEVER, least, 0), meetings


def _agendas(search: Search) -> tuple[NDArray[np.bool_], NDArray[np.bool_], Costs, Costs]:
    """Return, by participant, the slots that meetings may cover and surely cover [P, S], their slots and number."""
    problem, d = search.problem, search.d
    slots, people = len(problem.slots), len(problem.participants)
    room, sure = np.zeros((people, slots), dtype=bool), np.zeros((people, slots), dtype=bool)
    load, meetings = np.zeros(people, dtype=np.int64), np.zeros(people, dtype=np.int64)
    fits = search.startable()
    ok = at.entries(d, at.START_OK, len(fits) * slots).reshape(len(fits), slots) > 0
    for m, row in enumerate(problem.meetings):
        if fits[m]:
            who: Cells = np.array(at.ragged(d, at.PEOPLE_AT, at.PERSON, m))
            covered = np.zeros(slots, dtype=bool)
            for step in range(row.length):
                covered[step:] |= ok[m, : slots - step]
            room[who] |= covered
            if ok[m].sum() == 1:
                sure[who] |= covered
            load[who] += row.length
            meetings[who] += 1
    return room, sure, load, meetings

# mypy: disable-error-code="no-any-return"
"""Ruin and recreate with annealing acceptance over whole programmes.

After Schrimpf et al., *Record Breaking Optimization Results Using the Ruin and Recreate Principle* (2000), with the
blinks of Christiaens and Vanden Berghe, *Slack Induction by String Removals* (2020).
"""

import math

import numpy as np

from planwerk.visits.arrays import FAR, Data, State
from planwerk.visits.insert_kernel import (
    discard,
    enter,
    may_ride,
    prepare,
    put,
    refresh,
    sweep,
    take,
)
from planwerk.visits.jit import inner, kernel
from planwerk.visits.rng import below, unit

BLINK = 0.03


@inner
def assign(to: State, other: State) -> None:
    """Copy a state into another one."""
    to.sequence[:], to.length[:], to.mask[:], to.day[:] = other.sequence, other.length, other.mask, other.day
    to.minutes[:], to.option[:], to.pin[:], to.locked[:] = other.minutes, other.option, other.pin, other.locked
    to.team[:], to.early[:], to.late[:], to.start[:] = other.team, other.early, other.late, other.start
    to.done[:], to.lunch_after[:], to.coach[:], to.mode[:] = other.done, other.lunch_after, other.coach, other.mode
    to.spoken[:], to.visits[:], to.driving[:] = other.spoken, other.visits, other.driving
    to.waiting[:] = other.waiting


@inner
def measure(data: Data, state: State, cost: np.ndarray) -> float:
    """Write the levels (musts met, changes, priority, driving, waiting) to ``cost``; return their weighted sum."""
    cost[:] = 0
    for slot in range(data.size[3]):
        if state.mask[slot]:
            cost[0] -= data.option_musts[state.option[slot]]
            cost[2] -= data.option_priority[state.option[slot]]
            for group in range(data.size[1]):
                before = data.previous[data.slot_stop[slot], group]
                if state.mask[slot] >> group & 1 and before[0] == state.day[slot]:
                    cost[1] -= before[1] == state.start[slot]
    cost[3], cost[4] = state.driving.sum(), state.waiting.sum()
    total = 0.0
    for level in range(5):
        total += data.weights[level] * cost[level]
    return total


@inner
def better(data: Data, one: np.ndarray, other: np.ndarray) -> bool:
    """Return whether a cost is less than another, level by level."""
    for level in range(5):
        if data.weights[level] and one[level] != other[level]:
            return one[level] < other[level]
    return False


@inner
def insert_best(data: Data, state: State, slot: int, days: np.ndarray, rng: np.ndarray, blink: float) -> bool:
    """Put a stop's free slot where it costs least on one of the ``days`` (flags); return whether it went in."""
    stop, actors, groups = data.slot_stop[slot], data.size[2], data.size[1]
    best = np.full(actors + groups, -1, np.int64)
    found = np.full(actors + groups, -1, np.int64)
    team = np.full(state.team.shape[1], -1, np.int64)
    least, option, day, pin = float(FAR), -1, -1, -1
    for one in range(data.option_from[stop], data.option_from[stop + 1]):
        mask = data.option_mask[one]
        worth = float(data.weights[2] * data.option_priority[one] + data.weights[0] * data.option_musts[one])
        if mask & state.done[stop] or worth == 0:
            continue
        for on in range(data.size[0]):
            row = stop * data.size[0] + on
            if not days[on] or data.window_from[row] == data.window_from[row + 1] or unit(rng) < blink:
                continue
            if not may_ride(data, state, on, mask):
                continue
            kept, when = 0, -1
            for group in range(groups):
                if mask >> group & 1 and data.previous[stop, group, 0] == on:
                    kept, when = kept + 1, data.previous[stop, group, 1]
            for turn in range(2 if kept and data.weights[1] else 1):
                pinned = kept > 0 and data.weights[1] > 0 and turn == 0
                prepare(data, state, slot, one, on, when if pinned else -1)
                if pinned and not open_at(data, state, slot, when):
                    continue
                gain = worth + (data.weights[1] * kept if pinned else 0)
                cost = sweep(data, state, slot, least, 0.8 + 0.4 * unit(rng), found, gain)
                if cost < least:
                    least, option, day, pin = cost, one, on, state.pin[slot]
                    best[:], team[:] = found, state.team[slot]
    if option < 0:
        state.mask[slot], state.day[slot], state.option[slot], state.pin[slot] = 0, -1, -1, -1
        state.team[slot, :] = -1
        return False
    prepare(data, state, slot, option, day, pin)
    state.team[slot, :] = team
    return commit(data, state, slot, best)


@inner
def open_at(data: Data, state: State, slot: int, when: int) -> bool:
    """Return whether a prepared slot may start at a time: on the grid and in one of its windows."""
    if when % data.size[5]:
        return False
    row = data.slot_stop[slot] * data.size[0] + state.day[slot]
    for window in range(data.window_from[row], data.window_from[row + 1]):
        if data.window_opens[window] <= when and when + state.minutes[slot] <= data.window_closes[window]:
            return True
    return False


@inner
def commit(data: Data, state: State, slot: int, spots: np.ndarray) -> bool:
    """Enter a prepared slot at spots that ``sweep`` found."""
    day = state.day[slot]
    state.lunch_after[day, :] = spots[data.size[2] :]
    enter(data, state, slot, spots)
    state.done[data.slot_stop[slot]] |= state.mask[slot]
    return refresh(data, state, day)


@inner
def ruin(data: Data, state: State, days: np.ndarray, rng: np.ndarray) -> None:
    """Take some visits out: at random, a stretch of one group's day, or the neighbours of one place."""
    visits, kind = data.size[3], below(rng, 4)
    if kind == 0:
        for _ in range(1 + below(rng, 4)):
            drop(data, state, below(rng, visits), days)
    elif kind == 1:
        for _ in range(1 + below(rng, 2)):
            day, group = below(rng, data.size[0]), below(rng, data.size[1])
            count = 1 + below(rng, 4)
            first = below(rng, max(1, state.length[day, group]))
            taken = state.sequence[day, group, first : min(first + count, state.length[day, group])].copy()
            for slot in taken:
                drop(data, state, slot, days)
    elif kind == 2:
        centre, reach = data.slot_place[below(rng, visits)], data.drive[0]
        near = np.argsort(reach[centre][data.slot_place[:visits]] + 0.0, kind="mergesort")
        left = 1 + below(rng, 6)
        for slot in near:
            if state.mask[slot] and left > 0:
                drop(data, state, slot, days)
                left -= 1
    else:
        swap_coach(data, state, days, rng)
        day = below(rng, data.size[0])
        for slot in range(visits):
            if state.day[slot] == day and unit(rng) < 0.6:
                drop(data, state, slot, days)


@inner
def drop(data: Data, state: State, slot: int, days: np.ndarray) -> None:
    if slot < data.size[3] and state.mask[slot] and not state.locked[slot]:
        days[state.day[slot]] = 1
        discard(data, state, slot)


@inner
def swap_coach(data: Data, state: State, days: np.ndarray, rng: np.ndarray) -> None:
    """Give one group's coach of a day to another group that has none, and empty both their days."""
    day, one, other = below(rng, data.size[0]), below(rng, data.size[1]), below(rng, data.size[1])
    coach = state.coach[day, one]
    if coach < 0 or state.coach[day, other] >= 0 or data.group_modes[other, 0] < 0:
        return
    if not data.coach_fits[coach, other]:
        return
    for slot in range(data.size[3]):
        if state.day[slot] == day and state.mask[slot] & (1 << one | 1 << other) and state.locked[slot]:
            return
    for slot in range(data.size[3]):
        if state.day[slot] == day and state.mask[slot] & (1 << one | 1 << other):
            discard(data, state, slot)
    days[day] = 1
    state.coach[day, other], state.coach[day, one] = coach, -1
    state.mode[day, other], state.mode[day, one] = data.group_modes[other, 0], data.group_modes[one, 1]


@inner
def shift_lunches(data: Data, state: State, days: np.ndarray, rng: np.ndarray) -> None:
    """Move some lunches of changed days to another place in their day, where the day still holds."""
    for day in range(data.size[0]):
        for group in range(data.size[1]):
            if days[day] and data.lunch[day, group, 2] and unit(rng) < 0.5:
                shift_lunch(data, state, day, group, rng)


@inner
def shift_lunch(data: Data, state: State, day: int, group: int, rng: np.ndarray) -> None:
    slot = data.slot_place.size + day * data.size[1] + group
    side = state.lunch_after[day, group]
    position = take(state, day, group, slot)
    if position < 0:
        return
    put(state, day, group, below(rng, state.length[day, group] + 1), slot)
    state.lunch_after[day, group] = below(rng, 2)
    if not refresh(data, state, day):
        take(state, day, group, slot)
        put(state, day, group, position, slot)
        state.lunch_after[day, group] = side
        refresh(data, state, day)


@inner
def recreate(data: Data, state: State, days: np.ndarray, fresh: np.ndarray, rng: np.ndarray, blink: float) -> None:
    """Insert free visits in a random order, musts first; those that were free before only on changed ``days``."""
    visits = data.size[3]
    rank = np.empty(visits)
    kind = below(rng, 3)
    for slot in range(visits):
        stop = data.slot_stop[slot]
        worth = 0.0
        for option in range(data.option_from[stop], data.option_from[stop + 1]):
            open_musts = data.option_musts[option] > 0 and not state.done[stop] & data.option_mask[option]
            worth = max(worth, data.option_priority[option] + (1e6 if open_musts and data.weights[0] else 0.0))
        rank[slot] = -worth * (1.0 + unit(rng) if kind else 1.0) if worth >= 1e6 or kind < 2 else unit(rng)
    every = np.ones(data.size[0], np.int64)
    for slot in np.argsort(rank, kind="mergesort"):
        if state.mask[slot] == 0:
            insert_best(data, state, slot, every if fresh[slot] else days, rng, blink)


@kernel
def search(
    data: Data, state: State, best: State, backup: State, rng: np.ndarray, rounds: int, first: float, last: float
) -> float:
    """Do so many rounds of ruin and recreate from ``state``, cooling from ``first`` to ``last``.

    ``best`` is overwritten by better plans; ``backup`` is work space. Returns the best weighted sum seen.
    """
    cost, least, now = np.zeros(5), np.zeros(5), np.zeros(5)
    current = measure(data, state, now)
    record = measure(data, best, least)
    days = np.zeros(data.size[0], np.int64)
    fresh = np.zeros(data.size[3], np.int64)
    for turn in range(rounds):
        heat = first * (last / first) ** (turn / rounds)
        assign(backup, state)
        days[:] = 0
        ruin(data, state, days, rng)
        holds = True
        for day in range(data.size[0]):
            holds = holds and (not days[day] or refresh(data, state, day))
        if not holds:
            assign(state, backup)
            continue
        shift_lunches(data, state, days, rng)
        for slot in range(data.size[3]):
            fresh[slot] = backup.mask[slot] != 0 and state.mask[slot] == 0
        recreate(data, state, days, fresh, rng, BLINK)
        found = measure(data, state, cost)
        if better(data, cost, least):
            assign(best, state)
            least[:] = cost
            record = found
        if found < current - heat * math.log(max(unit(rng), 1e-300)):
            current = found
        else:
            assign(state, backup)
    return record

# mypy: disable-error-code="no-any-return"
"""Ruin and recreate with annealing acceptance over whole programmes.

After Schrimpf et al., *Record Breaking Optimization Results Using the Ruin and Recreate Principle* (2000), with the
blinks of Christiaens and Vanden Berghe, *Slack Induction by String Removals* (2020).
"""

import math

import numpy as np

from planwerk.core.kernels import inner, kernel, once
from planwerk.visits.arrays import FAR, Data, State
from planwerk.visits.insert_kernel import (
    copy_to,
    discard,
    dismiss,
    enter,
    may_ride,
    prepare,
    put,
    refresh,
    set_sides,
    sweep,
    take,
)
from planwerk.visits.rng import below, unit
from planwerk.visits.sort_kernel import sort_by

BLINK = 0.03


@inner
def assign(to: State, other: State) -> None:
    """Copy a state into another one."""
    for slot in range(to.slots.size):
        to.slots[slot] = other.slots[slot]
        for place in range(to.team.shape[1]):
            to.team[slot, place] = other.team[slot, place]
    for stop in range(to.done.size):
        to.done[stop] = other.done[stop]
    for day in range(to.actors.shape[0]):
        for actor in range(to.actors.shape[1]):
            to.actors[day, actor] = other.actors[day, actor]
            for position in range(other.actors[day, actor].length):
                to.sequence[day, actor, position] = other.sequence[day, actor, position]


@inner
def measure(data: Data, state: State, cost: np.ndarray) -> float:
    """Write the levels (musts met, changes, priority, driving, waiting) to ``cost``; return their weighted sum."""
    for level in range(5):
        cost[level] = 0
    for slot in range(data.visits):
        if state.slots[slot].mask:
            cost[0] -= data.options[state.slots[slot].option].musts
            cost[2] -= data.options[state.slots[slot].option].priority
            for group in range(data.groups):
                before = data.previous[data.slots[slot].stop, group]
                if state.slots[slot].mask >> group & 1 and before[0] == state.slots[slot].day:
                    cost[1] -= before[1] == state.slots[slot].start
    for day in range(data.days):
        for group in range(data.groups):
            cost[3] += state.actors[day, group].driving
            cost[4] += state.actors[day, group].waiting
    total = 0.0
    for level in range(5):
        total += data.weights[level] * cost[level]
    return total


@once
def better(data: Data, one: np.ndarray, other: np.ndarray) -> bool:
    """Return whether a cost is less than another, level by level."""
    for level in range(5):
        if data.weights[level] and one[level] != other[level]:
            return one[level] < other[level]
    return False


@once
def insert_best(data: Data, state: State, slot: int, days: np.ndarray, rng: np.ndarray, blink: float) -> bool:
    """Put a stop's free slot where it costs least on one of the ``days`` (flags); return whether it went in."""
    stop, actors, groups = data.slots[slot].stop, data.actors, data.groups
    best = np.full(actors + groups, -1, np.int64)
    found = np.full(actors + groups, -1, np.int64)
    team = np.full(state.team.shape[1], -1, np.int64)
    least, option, day, pin = float(FAR), -1, -1, -1
    for one in range(data.stops[stop].option_from, data.stops[stop + 1].option_from):
        mask = data.options[one].mask
        worth = float(data.weights[2] * data.options[one].priority + data.weights[0] * data.options[one].musts)
        if mask & state.done[stop] or worth == 0:
            continue
        for on in range(data.days):
            row = stop * data.days + on
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
                    least, option, day, pin = cost, one, on, state.slots[slot].pin
                    copy_to(best, found)
                    copy_to(team, state.team[slot])
    if option < 0:
        state.slots[slot].mask, state.slots[slot].day, state.slots[slot].option, state.slots[slot].pin = 0, -1, -1, -1
        dismiss(state, slot)
        return False
    prepare(data, state, slot, option, day, pin)
    copy_to(state.team[slot], team)
    return commit(data, state, slot, best)


@inner
def open_at(data: Data, state: State, slot: int, when: int) -> bool:
    """Return whether a prepared slot may start at a time: on the grid and in one of its windows."""
    if when % data.grid:
        return False
    row = data.slots[slot].stop * data.days + state.slots[slot].day
    for window in range(data.window_from[row], data.window_from[row + 1]):
        if data.windows[window].opens <= when and when + state.slots[slot].minutes <= data.windows[window].closes:
            return True
    return False


@inner
def commit(data: Data, state: State, slot: int, spots: np.ndarray) -> bool:
    """Enter a prepared slot at spots that ``sweep`` found."""
    day = state.slots[slot].day
    set_sides(state, day, spots[data.actors :])
    enter(data, state, slot, spots)
    state.done[data.slots[slot].stop] |= state.slots[slot].mask
    return refresh(data, state, day)


@once
def ruin(data: Data, state: State, days: np.ndarray, order: np.ndarray, rank: np.ndarray, rng: np.ndarray) -> None:
    """Take some visits out: at random, a stretch of one group's day, or the neighbours of one place.

    ``order`` and ``rank`` are work space.
    """
    visits, kind = data.visits, below(rng, 4)
    if kind == 0:
        for _ in range(1 + below(rng, 4)):
            drop(data, state, below(rng, visits), days)
    elif kind == 1:
        for _ in range(1 + below(rng, 2)):
            day, group = below(rng, data.days), below(rng, data.groups)
            count = 1 + below(rng, 4)
            first = below(rng, max(1, state.actors[day, group].length))
            for position in range(min(first + count, state.actors[day, group].length) - 1, first - 1, -1):
                drop(data, state, state.sequence[day, group, position], days)
    elif kind == 2:
        centre, left = data.slots[below(rng, visits)].place, 1 + below(rng, 6)
        for slot in range(visits):
            order[slot], rank[slot] = slot, data.ways[0, centre, data.slots[slot].place].drive
        sort_by(order, rank, visits)
        for slot in order:
            if state.slots[slot].mask and left > 0:
                drop(data, state, slot, days)
                left -= 1
    else:
        swap_coach(data, state, days, rng)
        day = below(rng, data.days)
        for slot in range(visits):
            if state.slots[slot].day == day and unit(rng) < 0.6:
                drop(data, state, slot, days)


@inner
def drop(data: Data, state: State, slot: int, days: np.ndarray) -> None:
    if slot < data.visits and state.slots[slot].mask and not state.slots[slot].locked:
        days[state.slots[slot].day] = 1
        discard(data, state, slot)


@once
def swap_coach(data: Data, state: State, days: np.ndarray, rng: np.ndarray) -> None:
    """Give one group's coach of a day to another group that has none, and empty both their days."""
    day, one, other = below(rng, data.days), below(rng, data.groups), below(rng, data.groups)
    coach = state.actors[day, one].coach
    if coach < 0 or state.actors[day, other].coach >= 0 or data.group_modes[other, 0] < 0:
        return
    if not data.coach_fits[coach, other]:
        return
    for slot in range(data.visits):
        if (
            state.slots[slot].day == day
            and state.slots[slot].mask & (1 << one | 1 << other)
            and state.slots[slot].locked
        ):
            return
    for slot in range(data.visits):
        if state.slots[slot].day == day and state.slots[slot].mask & (1 << one | 1 << other):
            discard(data, state, slot)
    days[day] = 1
    state.actors[day, other].coach, state.actors[day, one].coach = coach, -1
    state.actors[day, other].mode, state.actors[day, one].mode = data.group_modes[other, 0], data.group_modes[one, 1]


@once
def shift_lunches(data: Data, state: State, days: np.ndarray, rng: np.ndarray) -> None:
    """Move some lunches of changed days to another place in their day, where the day still holds."""
    for day in range(data.days):
        for group in range(data.groups):
            if days[day] and data.frames[day, group].lunch_minutes and unit(rng) < 0.5:
                shift_lunch(data, state, day, group, rng)


@once
def shift_lunch(data: Data, state: State, day: int, group: int, rng: np.ndarray) -> None:
    slot = data.places + day * data.groups + group
    side = state.actors[day, group].lunch_after
    position = take(state, day, group, slot)
    if position < 0:
        return
    put(state, day, group, below(rng, state.actors[day, group].length + 1), slot)
    state.actors[day, group].lunch_after = below(rng, 2)
    if not refresh(data, state, day):
        take(state, day, group, slot)
        put(state, day, group, position, slot)
        state.actors[day, group].lunch_after = side
        refresh(data, state, day)


@once
def recreate(
    data: Data,
    state: State,
    days: np.ndarray,
    fresh: np.ndarray,
    order: np.ndarray,
    rank: np.ndarray,
    rng: np.ndarray,
    blink: float,
) -> None:
    """Insert free visits in a random order, musts first; those that were free before only on changed ``days``.

    ``order`` and ``rank`` are work space.
    """
    visits = data.visits
    kind = below(rng, 3)
    for slot in range(visits):
        stop = data.slots[slot].stop
        worth = 0.0
        for option in range(data.stops[stop].option_from, data.stops[stop + 1].option_from):
            open_musts = data.options[option].musts > 0 and not state.done[stop] & data.options[option].mask
            worth = max(worth, data.options[option].priority + (1e6 if open_musts and data.weights[0] else 0.0))
        order[slot] = slot
        rank[slot] = -worth * (1.0 + unit(rng) if kind else 1.0) if worth >= 1e6 or kind < 2 else unit(rng)
    sort_by(order, rank, visits)
    every = np.ones(data.days, np.int64)
    for slot in order:
        if state.slots[slot].mask == 0:
            insert_best(data, state, slot, every if fresh[slot] else days, rng, blink)


@kernel
def search(
    data: Data,
    state: State,
    best: State,
    backup: State,
    rng: np.ndarray,
    rounds: int,
    first: float,
    last: float,
    fill: bool,
) -> float:
    """Do so many rounds of ruin and recreate from ``state``, cooling from ``first`` to ``last``.

    With ``fill`` everything that fits is put in first. ``best`` is overwritten by better plans; ``backup`` is work
    space. Returns the best weighted sum seen.
    """
    cost, least, now = np.zeros(5), np.zeros(5), np.zeros(5)
    current = measure(data, state, now)
    record = measure(data, best, least)
    days, fresh = np.ones(data.days, np.int64), np.ones(data.visits, np.int64)
    order, rank = np.zeros(data.visits, np.int64), np.zeros(data.visits)
    for turn in range(-1 if fill else 0, rounds):
        heat = first * (last / first) ** (turn / max(1, rounds))
        assign(backup, state)
        holds = True
        if turn >= 0:
            for day in range(data.days):
                days[day] = 0
            ruin(data, state, days, order, rank, rng)
            for day in range(data.days):
                holds = holds and (not days[day] or refresh(data, state, day))
        if not holds:
            assign(state, backup)
            continue
        if turn >= 0:
            shift_lunches(data, state, days, rng)
            for slot in range(data.visits):
                fresh[slot] = backup.slots[slot].mask != 0 and state.slots[slot].mask == 0
        recreate(data, state, days, fresh, order, rank, rng, BLINK if turn >= 0 else 0.0)
        found = measure(data, state, cost)
        if better(data, cost, least):
            assign(best, state)
            copy_to(least, cost)
            record = found
        if turn < 0 or found < current - heat * math.log(max(unit(rng), 1e-300)):
            current = found
        else:
            assign(state, backup)
    return record

# mypy: disable-error-code="no-any-return"
"""Kernels that put a visit into a day, or take it out.

A visit fits a gap between two slots when the early end before it and the late start after it leave room: tested in
constant time per gap (Savelsbergh's forward slack). For several groups and interpreters at once the gaps of each are
swept together in time; the insertion is then tried in full, which also settles lunch.
"""

import numpy as np

from planwerk.visits.arrays import FAR, Data, State
from planwerk.visits.day_kernel import (
    between,
    drivers_rest,
    neighbour,
    next_start,
    settle,
    slacken,
    tally,
)
from planwerk.visits.jit import inner


@inner
def refresh(data: Data, state: State, day: int) -> bool:
    """Recompute everything of a day after a change; return whether it can be held."""
    if not settle(data, state, day):
        return False
    slacken(data, state, day, state.late, False)
    tally(data, state, day)
    for group in range(data.size[1]):
        if state.visits[day, group] and state.driving[day, group] > data.day_limits[day, 1]:
            return False
    return drivers_rest(data, state, day)


@inner
def put(state: State, day: int, actor: int, position: int, slot: int) -> None:
    row = state.sequence[day, actor]
    for k in range(state.length[day, actor], position, -1):
        row[k] = row[k - 1]
    row[position] = slot
    state.length[day, actor] += 1


@inner
def take(state: State, day: int, actor: int, slot: int) -> int:
    """Take a slot out of a sequence; return the position it had, -1 when it was not there."""
    row, length = state.sequence[day, actor], state.length[day, actor]
    for position in range(length):
        if row[position] == slot:
            for k in range(position, length - 1):
                row[k] = row[k + 1]
            state.length[day, actor] -= 1
            return position
    return -1


@inner
def gap_of(data: Data, state: State, day: int, actor: int, position: int, slot: int) -> tuple[int, int]:
    """Return the earliest and the latest start a slot could have at a position, windows aside.

    Next to lunch the figures are optimistic: the full trial decides.
    """
    before = neighbour(data, state, day, actor, position, -1)
    after = neighbour(data, state, day, actor, position - 1, 1)
    first, last = data.hours[day, actor, 0], data.hours[day, actor, 1]
    if before >= 0:
        first = state.early[before] + state.minutes[before]
    if after >= 0:
        last = state.late[after]
    first += between(data, state, day, actor, before, slot)
    last -= between(data, state, day, actor, slot, after) + state.minutes[slot]
    places = data.slot_place.size
    if position > 0 and state.sequence[day, actor, position - 1] >= places:
        first = max(first, data.lunch[day, actor, 0] + data.lunch[day, actor, 2])
    if position < state.length[day, actor] and state.sequence[day, actor, position] >= places:
        last = min(last, data.lunch[day, actor, 1] - data.lunch[day, actor, 2] - state.minutes[slot])
    return first, last


@inner
def extra_driving(data: Data, state: State, day: int, group: int, position: int, slot: int) -> int:
    """Return the minutes of driving that a slot adds to a group's day at a position."""
    before = neighbour(data, state, day, group, position, -1)
    after = neighbour(data, state, day, group, position - 1, 1)
    here = data.slot_place[before] if before >= 0 else data.base[day, group, 0]
    there = data.slot_place[after] if after >= 0 else data.base[day, group, 1]
    place, table = data.slot_place[slot], data.drive[state.mode[day, group]]
    added = 0
    if here >= 0:
        added += table[here, place]
    if there >= 0:
        added += table[place, there]
    if here >= 0 and there >= 0:
        added -= table[here, there]
    return added


@inner
def may_ride(data: Data, state: State, day: int, mask: int) -> bool:
    """Return whether every group of a mask has a way to travel and a visit left on this day."""
    for group in range(data.size[1]):
        if mask >> group & 1:
            if state.mode[day, group] < 0 or state.visits[day, group] >= data.day_limits[day, 0]:
                return False
            if state.length[day, group] >= state.sequence.shape[2]:
                return False
    return True


@inner
def hire(data: Data, state: State, slot: int, need: int, start: int, last: int, spots: np.ndarray) -> int:
    """Choose interpreters for a slot and their positions, moving its start later where they or the host need it.

    ``spots[actor]`` becomes the position in an interpreter's or the host's day. Returns the start, FAR when nobody can.
    """
    day, groups = state.day[slot], data.size[1]
    chosen = 0
    for row in range(data.need_from[need], data.need_from[need + 1]):
        for _ in range(data.need_count[row]):
            best, best_start, best_position = -1, FAR, -1
            for actor in range(groups, groups + data.interpreter.shape[0]):
                if spots[actor] >= 0 or not data.speaks[actor - groups, data.need_pair[row]]:
                    continue
                if state.spoken[day, actor] + state.minutes[slot] > data.interpreter[actor - groups, 0]:
                    continue
                for position in range(state.length[day, actor] + 1):
                    low, high = gap_of(data, state, day, actor, position, slot)
                    begin = next_start(data, state, slot, max(start, low))
                    if begin <= min(last, high) and begin < best_start:
                        best, best_start, best_position = actor, begin, position
            if best < 0 or chosen >= state.team.shape[1]:
                return FAR
            spots[best], start = best_position, best_start
            state.team[slot, chosen] = best
            chosen += 1
    host = data.host[data.slot_stop[slot]] if slot < data.size[3] else -1
    if host < 0:
        return start
    for position in range(state.length[day, host] + 1):
        low, high = gap_of(data, state, day, host, position, slot)
        begin = next_start(data, state, slot, max(start, low))
        if begin <= min(last, high):
            spots[host] = position
            return begin
    return FAR


@inner
def enter(data: Data, state: State, slot: int, spots: np.ndarray) -> None:
    """Put a slot into the sequences of all its actors at the given spots, without looking at the clock."""
    day = state.day[slot]
    for actor in range(data.size[2]):
        if spots[actor] >= 0:
            put(state, day, actor, spots[actor], slot)
            if actor >= data.size[1]:
                state.spoken[day, actor] += state.minutes[slot]


@inner
def leave(data: Data, state: State, slot: int) -> None:
    """Undo ``enter``."""
    day = state.day[slot]
    for actor in range(data.size[2]):
        if take(state, day, actor, slot) >= 0 and actor >= data.size[1]:
            state.spoken[day, actor] -= state.minutes[slot]


@inner
def prepare(data: Data, state: State, slot: int, option: int, day: int, pin: int) -> None:
    state.option[slot], state.day[slot], state.pin[slot] = option, day, pin
    state.mask[slot], state.minutes[slot] = data.option_mask[option], data.option_minutes[option]
    state.team[slot, :] = -1


@inner
def discard(data: Data, state: State, slot: int) -> None:
    """Take a visit out of the plan and free its slot. The day is to be refreshed afterwards."""
    leave(data, state, slot)
    state.done[data.slot_stop[slot]] &= ~state.mask[slot]
    state.mask[slot], state.day[slot], state.option[slot], state.pin[slot] = 0, -1, -1, -1
    state.team[slot, :] = -1


@inner
def try_enter(data: Data, state: State, slot: int, spots: np.ndarray) -> bool:
    """Enter a slot if the day can hold it, trying both sides of the journey for a lunch beside it; else undo."""
    day = state.day[slot]
    enter(data, state, slot, spots)
    if refresh(data, state, day):
        return True
    for group in range(data.size[1]):
        if state.mask[slot] >> group & 1 and data.lunch[day, group, 2]:
            state.lunch_after[day, group] ^= 1
            if refresh(data, state, day):
                return True
            state.lunch_after[day, group] ^= 1
    leave(data, state, slot)
    refresh(data, state, day)
    return False


@inner
def sweep(data: Data, state: State, slot: int, most: float, noise: float, best: np.ndarray, reward: float) -> float:
    """Find where on its day a prepared slot costs least; return the cost (``most`` when nowhere below it).

    ``best`` receives the position per actor and then the side of lunch per group; the team is left in ``state.team``.
    ``reward`` is what the visit is worth; ``noise`` stretches the driving so that near-ties fall differently.
    """
    day, mask, groups = state.day[slot], state.mask[slot], data.size[1]
    at = np.zeros(groups, np.int64)
    spots = np.full(data.size[2], -1, np.int64)
    team = np.full(state.team.shape[1], -1, np.int64)
    sides = state.lunch_after[day].copy()
    while True:
        start, last, soonest, driving = 0, FAR, -1, 0
        soonest_end = FAR + 1
        for group in range(groups):
            if mask >> group & 1:
                low, high = gap_of(data, state, day, group, at[group], slot)
                start, last = max(start, low), min(last, high)
                driving += extra_driving(data, state, day, group, at[group], slot)
                if high < soonest_end:
                    soonest, soonest_end = group, high
        cost = driving * data.weights[3] * noise - reward
        begin = next_start(data, state, slot, start) if start <= last and cost < most else FAR
        if begin <= last:
            spots[:] = -1
            for group in range(groups):
                if mask >> group & 1:
                    spots[group] = at[group]
            state.team[slot, :] = -1
            begin = hire(data, state, slot, data_need(data, state, slot), begin, last, spots)
            if begin <= last and try_enter(data, state, slot, spots):
                most = cost
                best[: spots.size], best[spots.size :] = spots, state.lunch_after[day]
                team[:] = state.team[slot]
                leave(data, state, slot)
                state.lunch_after[day, :] = sides
                refresh(data, state, day)
        at[soonest] += 1
        if at[soonest] > state.length[day, soonest]:
            break
    state.team[slot, :] = team
    return most


@inner
def data_need(data: Data, state: State, slot: int) -> int:
    """Return the row of a slot's needs: its option's, or a fixed item's own."""
    if slot < data.size[3]:
        return state.option[slot]
    return data.option_mask.size + slot - data.size[3]

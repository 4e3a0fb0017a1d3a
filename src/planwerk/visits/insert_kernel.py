# mypy: disable-error-code="no-any-return"
"""Kernels that put a visit into a day, or take it out.

A visit fits a gap between two slots when the early end before it and the late start after it leave room: tested in
constant time per gap (Savelsbergh's forward slack). For several groups and interpreters at once the gaps of each are
swept together in time; the insertion is then tried in full, which also settles lunch.
"""

import numpy as np

from planwerk.core.kernels import inner, once
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


@inner
def refresh(data: Data, state: State, day: int) -> bool:
    """Recompute everything of a day after a change; return whether it can be held."""
    if not settle(data, state, day):
        return False
    for turn in range(2):
        slacken(data, state, day, turn == 1)
    tally(data, state, day)
    for group in range(data.groups):
        if state.actors[day, group].visits and state.actors[day, group].driving > data.frames[day, group].most_driving:
            return False
    return drivers_rest(data, state, day)


@inner
def put(state: State, day: int, actor: int, position: int, slot: int) -> None:
    row = state.sequence[day, actor]
    for k in range(state.actors[day, actor].length, position, -1):
        row[k] = row[k - 1]
    row[position] = slot
    state.actors[day, actor].length += 1


@inner
def take(state: State, day: int, actor: int, slot: int) -> int:
    """Take a slot out of a sequence; return the position it had, -1 when it was not there."""
    row, length = state.sequence[day, actor], state.actors[day, actor].length
    for position in range(length):
        if row[position] == slot:
            for k in range(position, length - 1):
                row[k] = row[k + 1]
            state.actors[day, actor].length -= 1
            return position
    return -1


@inner
def gap_of(data: Data, state: State, day: int, actor: int, position: int, slot: int) -> tuple[int, int]:
    """Return the earliest and the latest start a slot could have at a position, windows aside.

    Next to lunch the figures are optimistic: the full trial decides.
    """
    before = neighbour(data, state, day, actor, position, -1)
    after = neighbour(data, state, day, actor, position - 1, 1)
    first, last = data.frames[day, actor].opens, data.frames[day, actor].closes
    if before >= 0:
        first = state.slots[before].early + state.slots[before].minutes
    if after >= 0:
        last = state.slots[after].late
    first += between(data, state, day, actor, before, slot)
    last -= between(data, state, day, actor, slot, after) + state.slots[slot].minutes
    places = data.places
    if position > 0 and state.sequence[day, actor, position - 1] >= places:
        first = max(first, data.frames[day, actor].lunch_first + data.frames[day, actor].lunch_minutes)
    if position < state.actors[day, actor].length and state.sequence[day, actor, position] >= places:
        last = min(
            last, data.frames[day, actor].lunch_last - data.frames[day, actor].lunch_minutes - state.slots[slot].minutes
        )
    return first, last


@once
def extra_driving(data: Data, state: State, day: int, group: int, position: int, slot: int) -> int:
    """Return the minutes of driving that a slot adds to a group's day at a position."""
    before = neighbour(data, state, day, group, position, -1)
    after = neighbour(data, state, day, group, position - 1, 1)
    here = data.slots[before].place if before >= 0 else data.frames[day, group].leave
    there = data.slots[after].place if after >= 0 else data.frames[day, group].back
    place, mode = data.slots[slot].place, state.actors[day, group].mode
    added = 0
    if here >= 0:
        added += data.ways[mode, here, place].drive
    if there >= 0:
        added += data.ways[mode, place, there].drive
    if here >= 0 and there >= 0:
        added -= data.ways[mode, here, there].drive
    return added


@inner
def may_ride(data: Data, state: State, day: int, mask: int) -> bool:
    """Return whether every group of a mask has a way to travel and a visit left on this day."""
    for group in range(data.groups):
        if mask >> group & 1:
            if (
                state.actors[day, group].mode < 0
                or state.actors[day, group].visits >= data.frames[day, group].most_visits
            ):
                return False
            if state.actors[day, group].length >= state.sequence.shape[2]:
                return False
    return True


@inner
def hire(data: Data, state: State, slot: int, need: int, start: int, last: int, spots: np.ndarray) -> int:
    """Choose interpreters for a slot and their positions, moving its start later where they or the host need it.

    ``spots[actor]`` becomes the position in an interpreter's or the host's day. Returns the start, FAR when nobody can.
    """
    day, groups = state.slots[slot].day, data.groups
    chosen = 0
    for row in range(data.options[need].need_from, data.options[need + 1].need_from):
        for _ in range(data.needs[row].count):
            best, best_start, best_position = -1, FAR, -1
            for actor in range(groups, groups + data.people.size):
                if spots[actor] >= 0 or not data.speaks[actor - groups, data.needs[row].pair]:
                    continue
                if state.actors[day, actor].spoken + state.slots[slot].minutes > data.people[actor - groups].most:
                    continue
                for position in range(state.actors[day, actor].length + 1):
                    low, high = gap_of(data, state, day, actor, position, slot)
                    begin = next_start(data, state, slot, max(start, low))
                    if begin <= min(last, high) and begin < best_start:
                        best, best_start, best_position = actor, begin, position
            if best < 0 or chosen >= state.team.shape[1]:
                return FAR
            spots[best], start = best_position, best_start
            state.team[slot, chosen] = best
            chosen += 1
    host = data.stops[data.slots[slot].stop].host if slot < data.visits else -1
    if host < 0:
        return start
    for position in range(state.actors[day, host].length + 1):
        low, high = gap_of(data, state, day, host, position, slot)
        begin = next_start(data, state, slot, max(start, low))
        if begin <= min(last, high):
            spots[host] = position
            return begin
    return FAR


@inner
def enter(data: Data, state: State, slot: int, spots: np.ndarray) -> None:
    """Put a slot into the sequences of all its actors at the given spots, without looking at the clock."""
    day = state.slots[slot].day
    for actor in range(data.actors):
        if spots[actor] >= 0:
            put(state, day, actor, spots[actor], slot)
            if actor >= data.groups:
                state.actors[day, actor].spoken += state.slots[slot].minutes


@inner
def leave(data: Data, state: State, slot: int) -> None:
    """Undo ``enter``."""
    day = state.slots[slot].day
    for actor in range(data.actors):
        if take(state, day, actor, slot) >= 0 and actor >= data.groups:
            state.actors[day, actor].spoken -= state.slots[slot].minutes


@inner
def prepare(data: Data, state: State, slot: int, option: int, day: int, pin: int) -> None:
    state.slots[slot].option, state.slots[slot].day, state.slots[slot].pin = option, day, pin
    state.slots[slot].mask, state.slots[slot].minutes = data.options[option].mask, data.options[option].minutes
    dismiss(state, slot)


@inner
def copy_to(to: np.ndarray, other: np.ndarray) -> None:
    """Overwrite the first numbers of an array; numpy's own slices cost seconds to compile."""
    for k in range(other.size):
        to[k] = other[k]


@inner
def note_sides(state: State, day: int, sides: np.ndarray) -> None:
    for group in range(sides.size):
        sides[group] = state.actors[day, group].lunch_after


@inner
def set_sides(state: State, day: int, sides: np.ndarray) -> None:
    for group in range(sides.size):
        state.actors[day, group].lunch_after = sides[group]


@inner
def dismiss(state: State, slot: int) -> None:
    for place in range(state.team.shape[1]):
        state.team[slot, place] = -1


@inner
def discard(data: Data, state: State, slot: int) -> None:
    """Take a visit out of the plan and free its slot. The day is to be refreshed afterwards."""
    leave(data, state, slot)
    state.done[data.slots[slot].stop] &= ~state.slots[slot].mask
    state.slots[slot].mask, state.slots[slot].day, state.slots[slot].option, state.slots[slot].pin = 0, -1, -1, -1
    dismiss(state, slot)


@once
def try_enter(data: Data, state: State, slot: int, spots: np.ndarray) -> bool:
    """Enter a slot if the day can hold it, trying both sides of the journey for a lunch beside it; else undo."""
    day = state.slots[slot].day
    enter(data, state, slot, spots)
    if refresh(data, state, day):
        return True
    for group in range(data.groups):
        if state.slots[slot].mask >> group & 1 and data.frames[day, group].lunch_minutes:
            state.actors[day, group].lunch_after ^= 1
            if refresh(data, state, day):
                return True
            state.actors[day, group].lunch_after ^= 1
    leave(data, state, slot)
    refresh(data, state, day)
    return False


@inner
def sweep(data: Data, state: State, slot: int, most: float, noise: float, best: np.ndarray, reward: float) -> float:
    """Find where on its day a prepared slot costs least; return the cost (``most`` when nowhere below it).

    ``best`` receives the position per actor and then the side of lunch per group; the team is left in ``state.team``.
    ``reward`` is what the visit is worth; ``noise`` stretches the driving so that near-ties fall differently.
    """
    day, mask, groups = state.slots[slot].day, state.slots[slot].mask, data.groups
    at = np.zeros(groups, np.int64)
    spots = np.full(data.actors, -1, np.int64)
    team = np.full(state.team.shape[1], -1, np.int64)
    sides = np.zeros(groups, np.int64)
    note_sides(state, day, sides)
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
            for actor in range(data.actors):
                spots[actor] = at[actor] if actor < groups and mask >> actor & 1 else -1
            dismiss(state, slot)
            begin = hire(data, state, slot, data_need(data, state, slot), begin, last, spots)
            if begin <= last and try_enter(data, state, slot, spots):
                most = cost
                copy_to(best, spots)
                copy_to(team, state.team[slot])
                leave(data, state, slot)
                note_sides(state, day, best[data.actors :])
                set_sides(state, day, sides)
                refresh(data, state, day)
        at[soonest] += 1
        if at[soonest] > state.actors[day, soonest].length:
            break
    copy_to(state.team[slot], team)
    return most


@inner
def data_need(data: Data, state: State, slot: int) -> int:
    """Return the row of a slot's needs: its option's, or a fixed item's own."""
    if slot < data.visits:
        return state.slots[slot].option
    return data.options.size - 1 - data.fixed + slot - data.visits

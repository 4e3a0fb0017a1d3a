"""Kernels that lay out what is given: fixed items, lunches, locks and a previous plan. Called from Python."""

import numpy as np

from planwerk.visits.arrays import FAR, Data, State
from planwerk.visits.insert_kernel import (
    data_need,
    discard,
    enter,
    hire,
    may_ride,
    prepare,
    put,
    refresh,
    sweep,
    take,
)
from planwerk.visits.jit import inner, kernel
from planwerk.visits.search_kernel import commit, open_at, recreate


@kernel
def lay_out(data: Data, state: State, order: np.ndarray, visits: np.ndarray, rng: np.ndarray) -> None:
    """Lay out what is given, then fill up greedily.

    ``order`` holds the fixed items' slots by time, ``visits`` rows of slot, option, day, start, locked. One kernel for
    all of it: each one called from Python costs seconds to compile.
    """
    lay_fixed(data, state, order)
    for row in range(visits.shape[0]):
        lay_visit(data, state, visits[row, 0], visits[row, 1], visits[row, 2], visits[row, 3], visits[row, 4] == 1)
    recreate(data, state, np.ones(data.size[0], np.int64), np.ones(data.size[3], np.int64), rng, 0.0)


@inner
def lay_fixed(data: Data, state: State, order: np.ndarray) -> None:
    """Lay out the fixed items by time, then lunches, then interpreters."""
    days, groups = data.size[0], data.size[1]
    for slot in order:
        for group in range(groups):
            if state.mask[slot] >> group & 1:
                put(state, state.day[slot], group, state.length[state.day[slot], group], slot)
    for day in range(days):
        refresh(data, state, day)
        for group in range(groups):
            if data.lunch[day, group, 2]:
                lay_lunch(data, state, day, group)
        refresh(data, state, day)
    for slot in order:
        lay_team(data, state, slot)


@inner
def lay_lunch(data: Data, state: State, day: int, group: int) -> None:
    """Put lunch where the fixed items leave room; where they leave none, the referee says so."""
    slot = data.slot_place.size + day * data.size[1] + group
    for position in range(state.length[day, group], -1, -1):
        put(state, day, group, position, slot)
        for side in range(2):
            state.lunch_after[day, group] = side
            if refresh(data, state, day):
                return
        take(state, day, group, slot)
    state.lunch_after[day, group] = 0


@inner
def lay_team(data: Data, state: State, slot: int) -> None:
    """Find interpreters for a fixed item that needs them; without any, the referee says so."""
    spots = np.full(data.size[2], -1, np.int64)
    day, start = state.day[slot], state.pin[slot]
    if hire(data, state, slot, data_need(data, state, slot), start, start, spots) < FAR:
        enter(data, state, slot, spots)
        if refresh(data, state, day):
            return
        for actor in range(data.size[1], data.size[2]):
            if take(state, day, actor, slot) >= 0:
                state.spoken[day, actor] -= state.minutes[slot]
        refresh(data, state, day)
    state.team[slot, :] = -1


@inner
def lay_visit(data: Data, state: State, slot: int, option: int, day: int, start: int, locked: bool) -> bool:
    """Put one visit where a lock or a previous plan has it; ``start=-1`` leaves the minute open."""
    mask = data.option_mask[option]
    if mask & state.done[data.slot_stop[slot]] or not may_ride(data, state, day, mask):
        return False
    prepare(data, state, slot, option, day, start)
    spots = np.full(data.size[2] + data.size[1], -1, np.int64)
    if locked or open_at(data, state, slot, start):
        found = sweep(data, state, slot, float(FAR), 1.0, spots, 0.0)
        if found < FAR and commit(data, state, slot, spots):
            state.locked[slot] = locked
            return True
    discard(data, state, slot)
    return False

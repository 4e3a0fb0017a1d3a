"""Kernels that lay out what is given: fixed items, lunches, locks and a previous plan. Called from Python."""

import numpy as np

from planwerk.core.kernels import kernel, once
from planwerk.visits.arrays import FAR, Data, State
from planwerk.visits.insert_kernel import (
    data_need,
    discard,
    dismiss,
    enter,
    hire,
    may_ride,
    prepare,
    put,
    refresh,
    sweep,
    take,
)
from planwerk.visits.search_kernel import commit, open_at


@kernel
def lay_out(data: Data, state: State, order: np.ndarray, visits: np.ndarray) -> None:
    """Lay out what is given.

    ``order`` holds the fixed items' slots by time, ``visits`` rows of slot, option, day, start, locked. One kernel for
    all of it: each one called from Python costs seconds to compile.
    """
    lay_fixed(data, state, order)
    for row in range(visits.shape[0]):
        lay_visit(data, state, visits[row, 0], visits[row, 1], visits[row, 2], visits[row, 3], visits[row, 4] == 1)


@once
def lay_fixed(data: Data, state: State, order: np.ndarray) -> None:
    """Lay out the fixed items by time, then lunches, then interpreters."""
    days, groups = data.days, data.groups
    for slot in order:
        for group in range(groups):
            if state.slots[slot].mask >> group & 1:
                put(state, state.slots[slot].day, group, state.actors[state.slots[slot].day, group].length, slot)
    for day in range(days):
        refresh(data, state, day)
        for group in range(groups):
            if data.frames[day, group].lunch_minutes:
                lay_lunch(data, state, day, group)
        refresh(data, state, day)
    for slot in order:
        lay_team(data, state, slot)


@once
def lay_lunch(data: Data, state: State, day: int, group: int) -> None:
    """Put lunch where the fixed items leave room; where they leave none, the referee says so."""
    slot = data.places + day * data.groups + group
    for position in range(state.actors[day, group].length, -1, -1):
        put(state, day, group, position, slot)
        for side in range(2):
            state.actors[day, group].lunch_after = side
            if refresh(data, state, day):
                return
        take(state, day, group, slot)
    state.actors[day, group].lunch_after = 0


@once
def lay_team(data: Data, state: State, slot: int) -> None:
    """Find interpreters for a fixed item that needs them; without any, the referee says so."""
    spots = np.full(data.actors, -1, np.int64)
    day, start = state.slots[slot].day, state.slots[slot].pin
    if hire(data, state, slot, data_need(data, state, slot), start, start, spots) < FAR:
        enter(data, state, slot, spots)
        if refresh(data, state, day):
            return
        for actor in range(data.groups, data.actors):
            if take(state, day, actor, slot) >= 0:
                state.actors[day, actor].spoken -= state.slots[slot].minutes
        refresh(data, state, day)
    dismiss(state, slot)


@once
def lay_visit(data: Data, state: State, slot: int, option: int, day: int, start: int, locked: bool) -> bool:
    """Put one visit where a lock or a previous plan has it; ``start=-1`` leaves the minute open."""
    mask = data.options[option].mask
    if mask & state.done[data.slots[slot].stop] or not may_ride(data, state, day, mask):
        return False
    prepare(data, state, slot, option, day, start)
    spots = np.full(data.actors + data.groups, -1, np.int64)
    if locked or open_at(data, state, slot, start):
        found = sweep(data, state, slot, float(FAR), 1.0, spots, 0.0)
        if found < FAR and commit(data, state, slot, spots):
            state.slots[slot].locked = locked
            return True
    discard(data, state, slot)
    return False

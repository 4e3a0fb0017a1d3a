# mypy: disable-error-code="no-any-return"
"""Kernels over one day: the earliest and the latest starts of everything in it, for all actors at once.

Actors share slots (a joint visit, an interpreter at it), so starts are found by passing over all sequences until
nothing moves: the least and the greatest solution of a system of difference constraints with windows.
"""

import numpy as np

from planwerk.visits.arrays import FAR, Data, State
from planwerk.visits.jit import inner


@inner
def place_of(data: Data, slot: int) -> int:
    """Return a slot's place, -1 for a lunch, which has none of its own."""
    return data.slot_place[slot] if slot < data.slot_place.size else -1


@inner
def ride(data: Data, state: State, day: int, actor: int, here: int, there: int) -> int:
    """Return the minutes a journey takes, boarding included; nowhere is no distance."""
    if here < 0 or there < 0:
        return 0
    return data.travel[state.mode[day, actor], here, there]


@inner
def hop(data: Data, state: State, day: int, actor: int, first: int, second: int) -> int:
    """Return the minutes that must lie between two slots with places in an actor's day."""
    here, there = data.slot_place[first], data.slot_place[second]
    groups = data.size[1]
    minutes = ride(data, state, day, actor, here, there)
    if actor < groups or actor >= groups + data.interpreter.shape[0]:
        return minutes  # a host stays where it is
    common = state.mask[first] & state.mask[second]
    for group in range(groups):
        if common >> group & 1:
            minutes = min(minutes, ride(data, state, day, group, here, there))
    return max(minutes, data.interpreter[actor - groups, 1])


@inner
def next_start(data: Data, state: State, slot: int, time: int) -> int:
    """Return the earliest start of a slot at or after a time, FAR when there is none."""
    visits, fixed, grid = data.size[3], data.size[4], data.size[5]
    if state.pin[slot] >= 0:
        return state.pin[slot] if time <= state.pin[slot] else FAR
    day = state.day[slot]
    if slot >= visits + fixed:
        group = slot - visits - fixed - day * data.size[1]
        begin = max(time, data.lunch[day, group, 0])
        return begin if begin + state.minutes[slot] <= data.lunch[day, group, 1] else FAR
    row = data.slot_stop[slot] * data.size[0] + day
    for window in range(data.window_from[row], data.window_from[row + 1]):
        begin = -(-max(time, data.window_opens[window]) // grid) * grid
        if begin + state.minutes[slot] <= data.window_closes[window]:
            return begin
    return FAR


@inner
def last_start(data: Data, state: State, slot: int, time: int) -> int:
    """Return the latest start of a slot at or before a time, -FAR when there is none."""
    visits, fixed, grid = data.size[3], data.size[4], data.size[5]
    if state.pin[slot] >= 0:
        return state.pin[slot] if time >= state.pin[slot] else -FAR
    day = state.day[slot]
    if slot >= visits + fixed:
        group = slot - visits - fixed - day * data.size[1]
        begin = min(time, data.lunch[day, group, 1] - state.minutes[slot])
        return begin if begin >= data.lunch[day, group, 0] else -FAR
    row = data.slot_stop[slot] * data.size[0] + day
    for window in range(data.window_from[row + 1] - 1, data.window_from[row] - 1, -1):
        begin = min(time, data.window_closes[window] - state.minutes[slot]) // grid * grid
        if begin >= data.window_opens[window]:
            return begin
    return -FAR


@inner
def opens(data: Data, state: State, day: int, actor: int) -> int:
    if actor < data.size[1] and state.coach[day, actor] >= 0:
        return data.coach_hours[day, actor, 0]
    return data.hours[day, actor, 0]


@inner
def closes(data: Data, state: State, day: int, actor: int) -> int:
    if actor < data.size[1] and state.coach[day, actor] >= 0:
        return data.coach_hours[day, actor, 1]
    return data.hours[day, actor, 1]


@inner
def neighbour(data: Data, state: State, day: int, actor: int, position: int, step: int) -> int:
    """Return the next slot with a place before (-1) or after (+1) a position, -1 when there is none."""
    position += step
    while 0 <= position < state.length[day, actor]:
        slot = state.sequence[day, actor, position]
        if slot < data.slot_place.size:
            return slot
        position += step
    return -1


@inner
def between(data: Data, state: State, day: int, actor: int, first: int, second: int) -> int:
    """Return the minutes from one slot with a place to the next; -1 stands for the base at either end."""
    if first >= 0 and second >= 0:
        both = data.size[3]
        if first >= both and second >= both:
            return 0  # two fixed items are a fact; the referee names a clash between them
        return hop(data, state, day, actor, first, second)
    if first >= 0:
        if first >= data.size[3]:
            return 0
        return ride(data, state, day, actor, data.slot_place[first], data.base[day, actor, 1])
    if second >= 0:
        if second >= data.size[3]:
            return 0
        return ride(data, state, day, actor, data.base[day, actor, 0], data.slot_place[second])
    return 0


@inner
def home(data: Data, state: State, day: int, actor: int, slot: int) -> int:
    """Return the minutes back to the base after a slot, whether or not it is a fixed item."""
    return ride(data, state, day, actor, data.slot_place[slot], data.base[day, actor, 1])


@inner
def pass_early(data: Data, state: State, day: int, actor: int) -> int:
    """Raise the early starts of one actor's slots; return how many moved, or -1 when the day cannot hold.

    Lunch lies before the journey that follows it, or after it (``lunch_after``); as the first thing of a day it is
    taken at the base before leaving, as the last one after coming back.
    """
    moved, before, driven, ate_home = 0, -1, False, False
    start = opens(data, state, day, actor)
    time = start
    for position in range(state.length[day, actor]):
        slot = state.sequence[day, actor, position]
        if slot >= data.slot_place.size:
            after = neighbour(data, state, day, actor, position, 1)
            if before < 0:
                time = 0
            elif after < 0:
                if before < data.size[3] and time + home(data, state, day, actor, before) > closes(
                    data, state, day, actor
                ):
                    return -1
                time += home(data, state, day, actor, before)
                ate_home = True
            elif state.lunch_after[day, actor]:
                time += between(data, state, day, actor, before, after)
                driven = True
        else:
            if not driven:
                time += between(data, state, day, actor, before, slot)
            driven = False
            fed = position > 0 and state.sequence[day, actor, position - 1] >= data.slot_place.size
            if slot >= data.size[3] and not fed and (before < 0 or before >= data.size[3]):
                time = min(time, state.pin[slot])
            before = slot
        begin = next_start(data, state, slot, max(time, state.early[slot]))
        if begin >= FAR:
            return -1
        if begin > state.early[slot]:
            state.early[slot] = begin
            moved += 1
        time = max(begin + state.minutes[slot], start)
    if (
        before >= 0
        and not ate_home
        and time + between(data, state, day, actor, before, -1) > closes(data, state, day, actor)
    ):
        return -1
    return moved


@inner
def pass_late(data: Data, state: State, day: int, actor: int, late: np.ndarray, close_up: bool) -> int:
    """Lower the late starts of one actor's slots; return how many moved.

    With ``close_up`` a group's last item stays at its early start and everything else moves towards it.
    """
    moved, after, driven = 0, -1, False
    time = closes(data, state, day, actor)
    for position in range(state.length[day, actor] - 1, -1, -1):
        slot = state.sequence[day, actor, position]
        if slot >= data.slot_place.size:
            before = neighbour(data, state, day, actor, position, -1)
            limit = time
            if after < 0:
                limit = FAR
            elif before < 0 or not state.lunch_after[day, actor]:
                limit -= between(data, state, day, actor, before, after)
                driven = True
            begin = last_start(data, state, slot, min(limit - state.minutes[slot], late[slot]))
            if after < 0:
                time = min(time, begin)
                if before >= 0:
                    time -= home(data, state, day, actor, before) - between(data, state, day, actor, before, -1)
            else:
                time = begin
        else:
            if not driven:
                time -= between(data, state, day, actor, slot, after)
            driven = False
            if slot >= data.size[3]:
                time = FAR
            limit = time - state.minutes[slot]
            if close_up and after < 0 and actor < data.size[1]:
                limit = min(limit, state.early[slot])
            begin = last_start(data, state, slot, min(limit, late[slot]))
            time, after = begin, slot
        if begin < late[slot]:
            late[slot] = begin
            moved += 1
    return moved


@inner
def settle(data: Data, state: State, day: int) -> bool:
    """Find the early starts of a whole day; return whether it can be held."""
    actors = data.size[2]
    for actor in range(actors):
        for position in range(state.length[day, actor]):
            state.early[state.sequence[day, actor, position]] = -1
    for _ in range(200):
        moved = 0
        for actor in range(actors):
            if state.length[day, actor]:
                found = pass_early(data, state, day, actor)
                if found < 0:
                    return False
                moved += found
        if moved == 0:
            return True
    return False


@inner
def slacken(data: Data, state: State, day: int, late: np.ndarray, close_up: bool) -> None:
    """Find the late starts of a day that ``settle`` found to hold."""
    actors = data.size[2]
    for actor in range(actors):
        for position in range(state.length[day, actor]):
            late[state.sequence[day, actor, position]] = FAR
    for _ in range(200):
        moved = 0
        for actor in range(actors):
            moved += pass_late(data, state, day, actor, late, close_up)
        if moved == 0:
            return


@inner
def tally(data: Data, state: State, day: int) -> None:
    """Recount visits, driving and waiting of a day's groups, with the starts closed up."""
    slacken(data, state, day, state.start, True)
    for actor in range(data.size[1]):
        visits = driving = waiting = free = 0
        before, table = -1, state.mode[day, actor]
        for position in range(state.length[day, actor]):
            slot = state.sequence[day, actor, position]
            if slot >= data.slot_place.size:
                free = state.minutes[slot] if before >= 0 else 0
                continue
            here = data.slot_place[before] if before >= 0 else data.base[day, actor, 0]
            if here >= 0:
                driving += data.drive[table, here, data.slot_place[slot]]
            if before >= 0:
                gap = state.start[slot] - state.start[before] - state.minutes[before] - free
                waiting += max(0, gap - ride(data, state, day, actor, here, data.slot_place[slot]))
            visits += slot < data.size[3]
            before, free = slot, 0
        here = data.slot_place[before] if before >= 0 else data.base[day, actor, 0]
        if here >= 0 and data.base[day, actor, 1] >= 0:
            driving += data.drive[table, here, data.base[day, actor, 1]]
        state.visits[day, actor], state.driving[day, actor], state.waiting[day, actor] = visits, driving, waiting


@inner
def drivers_rest(data: Data, state: State, day: int) -> bool:
    """Return whether the coach drivers of a day keep to the hours; only stays long enough count as a break."""
    for group in range(data.size[1]):
        if state.coach[day, group] < 0:
            continue
        if state.driving[day, group] > data.driver[2]:
            return False
        if state.driving[day, group] <= data.driver[0]:
            continue
        since, before, table = 0, -1, state.mode[day, group]
        for position in range(state.length[day, group] + 1):
            inside = position < state.length[day, group]
            slot = state.sequence[day, group, position] if inside else -1
            if slot >= data.slot_place.size:
                since = 0 if state.minutes[slot] >= data.driver[1] else since
                continue
            here = data.slot_place[before] if before >= 0 else data.base[day, group, 0]
            there = data.slot_place[slot] if slot >= 0 else data.base[day, group, 1]
            if here >= 0 and there >= 0:
                since += data.drive[table, here, there]
            if since > data.driver[0]:
                return False
            if slot >= 0 and state.minutes[slot] >= data.driver[1]:
                since = 0
            before = slot
    return True

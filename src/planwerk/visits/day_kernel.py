# mypy: disable-error-code="no-any-return"
"""Kernels over one day: the earliest and the latest starts of everything in it, for all actors at once.

Actors share slots (a joint visit, an interpreter at it), so starts are found by passing over all sequences until
nothing moves: the least and the greatest solution of a system of difference constraints with windows.
"""

from planwerk.core.kernels import inner, once
from planwerk.visits.arrays import FAR, Data, State


@inner
def ride(data: Data, state: State, day: int, actor: int, here: int, there: int) -> int:
    """Return the minutes a journey takes, boarding included; nowhere is no distance."""
    if here < 0 or there < 0:
        return 0
    return data.ways[state.actors[day, actor].mode, here, there].travel


@once
def hop(data: Data, state: State, day: int, actor: int, first: int, second: int) -> int:
    """Return the minutes that must lie between two slots with places in an actor's day."""
    here, there = data.slots[first].place, data.slots[second].place
    groups = data.groups
    minutes = ride(data, state, day, actor, here, there)
    if actor < groups or actor >= groups + data.people.size:
        return minutes  # a host stays where it is
    common = state.slots[first].mask & state.slots[second].mask
    for group in range(groups):
        if common >> group & 1:
            minutes = min(minutes, ride(data, state, day, group, here, there))
    return max(minutes, data.people[actor - groups].pause)


@inner
def next_start(data: Data, state: State, slot: int, time: int) -> int:
    """Return the earliest start of a slot at or after a time, FAR when there is none."""
    visits, fixed, grid = data.visits, data.fixed, data.grid
    if state.slots[slot].pin >= 0:
        return state.slots[slot].pin if time <= state.slots[slot].pin else FAR
    day = state.slots[slot].day
    if slot >= visits + fixed:
        group = slot - visits - fixed - day * data.groups
        begin = max(time, data.frames[day, group].lunch_first)
        return begin if begin + state.slots[slot].minutes <= data.frames[day, group].lunch_last else FAR
    row = data.slots[slot].stop * data.days + day
    for window in range(data.window_from[row], data.window_from[row + 1]):
        begin = -(-max(time, data.windows[window].opens) // grid) * grid
        if begin + state.slots[slot].minutes <= data.windows[window].closes:
            return begin
    return FAR


@inner
def last_start(data: Data, state: State, slot: int, time: int) -> int:
    """Return the latest start of a slot at or before a time, -FAR when there is none."""
    visits, fixed, grid = data.visits, data.fixed, data.grid
    if state.slots[slot].pin >= 0:
        return state.slots[slot].pin if time >= state.slots[slot].pin else -FAR
    day = state.slots[slot].day
    if slot >= visits + fixed:
        group = slot - visits - fixed - day * data.groups
        begin = min(time, data.frames[day, group].lunch_last - state.slots[slot].minutes)
        return begin if begin >= data.frames[day, group].lunch_first else -FAR
    row = data.slots[slot].stop * data.days + day
    for window in range(data.window_from[row + 1] - 1, data.window_from[row] - 1, -1):
        begin = min(time, data.windows[window].closes - state.slots[slot].minutes) // grid * grid
        if begin >= data.windows[window].opens:
            return begin
    return -FAR


@inner
def opens(data: Data, state: State, day: int, actor: int) -> int:
    if actor < data.groups and state.actors[day, actor].coach >= 0:
        return data.frames[day, actor].coach_opens
    return data.frames[day, actor].opens


@inner
def closes(data: Data, state: State, day: int, actor: int) -> int:
    if actor < data.groups and state.actors[day, actor].coach >= 0:
        return data.frames[day, actor].coach_closes
    return data.frames[day, actor].closes


@inner
def neighbour(data: Data, state: State, day: int, actor: int, position: int, step: int) -> int:
    """Return the next slot with a place before (-1) or after (+1) a position, -1 when there is none."""
    position += step
    while 0 <= position < state.actors[day, actor].length:
        slot = state.sequence[day, actor, position]
        if slot < data.places:
            return slot
        position += step
    return -1


@inner
def between(data: Data, state: State, day: int, actor: int, first: int, second: int) -> int:
    """Return the minutes from one slot with a place to the next; -1 stands for the base at either end."""
    if first >= 0 and second >= 0:
        both = data.visits
        if first >= both and second >= both:
            return 0  # two fixed items are a fact; the referee names a clash between them
        return hop(data, state, day, actor, first, second)
    if first >= 0:
        if first >= data.visits:
            return 0
        return ride(data, state, day, actor, data.slots[first].place, data.frames[day, actor].back)
    if second >= 0:
        if second >= data.visits:
            return 0
        return ride(data, state, day, actor, data.frames[day, actor].leave, data.slots[second].place)
    return 0


@inner
def home(data: Data, state: State, day: int, actor: int, slot: int) -> int:
    """Return the minutes back to the base after a slot, whether or not it is a fixed item."""
    return ride(data, state, day, actor, data.slots[slot].place, data.frames[day, actor].back)


@once
def pass_early(data: Data, state: State, day: int, actor: int) -> int:
    """Raise the early starts of one actor's slots; return how many moved, or -1 when the day cannot hold.

    Lunch lies before the journey that follows it, or after it (``lunch_after``); as the first thing of a day it is
    taken at the base before leaving, as the last one after coming back.
    """
    moved, before, driven, ate_home = 0, -1, False, False
    start = opens(data, state, day, actor)
    time = start
    for position in range(state.actors[day, actor].length):
        slot = state.sequence[day, actor, position]
        if slot >= data.places:
            after = neighbour(data, state, day, actor, position, 1)
            if before < 0:
                time = 0
            elif after < 0:
                if before < data.visits and time + home(data, state, day, actor, before) > closes(
                    data, state, day, actor
                ):
                    return -1
                time += home(data, state, day, actor, before)
                ate_home = True
            elif state.actors[day, actor].lunch_after:
                time += between(data, state, day, actor, before, after)
                driven = True
        else:
            if not driven:
                time += between(data, state, day, actor, before, slot)
            driven = False
            fed = position > 0 and state.sequence[day, actor, position - 1] >= data.places
            if slot >= data.visits and not fed and (before < 0 or before >= data.visits):
                time = min(time, state.slots[slot].pin)
            before = slot
        begin = next_start(data, state, slot, max(time, state.slots[slot].early))
        if begin >= FAR:
            return -1
        if begin > state.slots[slot].early:
            state.slots[slot].early = begin
            moved += 1
        time = max(begin + state.slots[slot].minutes, start)
    if (
        before >= 0
        and not ate_home
        and time + between(data, state, day, actor, before, -1) > closes(data, state, day, actor)
    ):
        return -1
    return moved


@once
def pass_late(data: Data, state: State, day: int, actor: int, close_up: bool) -> int:
    """Lower the late starts of one actor's slots; return how many moved.

    With ``close_up`` it is their starts that are lowered: a group's last item stays at its early start and everything
    else moves towards it.
    """
    moved, after, driven = 0, -1, False
    time = closes(data, state, day, actor)
    for position in range(state.actors[day, actor].length - 1, -1, -1):
        slot = state.sequence[day, actor, position]
        known = state.slots[slot].start if close_up else state.slots[slot].late
        if slot >= data.places:
            before = neighbour(data, state, day, actor, position, -1)
            limit = time
            if after < 0:
                limit = FAR
            elif before < 0 or not state.actors[day, actor].lunch_after:
                limit -= between(data, state, day, actor, before, after)
                driven = True
            begin = last_start(data, state, slot, min(limit - state.slots[slot].minutes, known))
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
            if slot >= data.visits:
                time = FAR
            limit = time - state.slots[slot].minutes
            if close_up and after < 0 and actor < data.groups:
                limit = min(limit, state.slots[slot].early)
            begin = last_start(data, state, slot, min(limit, known))
            time, after = begin, slot
        if begin < known:
            if close_up:
                state.slots[slot].start = begin
            else:
                state.slots[slot].late = begin
            moved += 1
    return moved


@once
def settle(data: Data, state: State, day: int) -> bool:
    """Find the early starts of a whole day; return whether it can be held."""
    actors = data.actors
    for actor in range(actors):
        for position in range(state.actors[day, actor].length):
            state.slots[state.sequence[day, actor, position]].early = -1
    for _ in range(200):
        moved = 0
        for actor in range(actors):
            if state.actors[day, actor].length:
                found = pass_early(data, state, day, actor)
                if found < 0:
                    return False
                moved += found
        if moved == 0:
            return True
    return False


@once
def slacken(data: Data, state: State, day: int, close_up: bool) -> None:
    """Find the late starts (``close_up``: the starts) of a day that ``settle`` found to hold."""
    actors = data.actors
    for actor in range(actors):
        for position in range(state.actors[day, actor].length):
            slot = state.sequence[day, actor, position]
            if close_up:
                state.slots[slot].start = FAR
            else:
                state.slots[slot].late = FAR
    for _ in range(200):
        moved = 0
        for actor in range(actors):
            moved += pass_late(data, state, day, actor, close_up)
        if moved == 0:
            return


@once
def tally(data: Data, state: State, day: int) -> None:
    """Recount visits, driving and waiting of a day's groups, once the starts are closed up."""
    for actor in range(data.groups):
        visits = driving = waiting = free = 0
        before, table = -1, state.actors[day, actor].mode
        for position in range(state.actors[day, actor].length):
            slot = state.sequence[day, actor, position]
            if slot >= data.places:
                free = state.slots[slot].minutes if before >= 0 else 0
                continue
            here = data.slots[before].place if before >= 0 else data.frames[day, actor].leave
            if here >= 0:
                driving += data.ways[table, here, data.slots[slot].place].drive
            if before >= 0:
                gap = state.slots[slot].start - state.slots[before].start - state.slots[before].minutes - free
                waiting += max(0, gap - ride(data, state, day, actor, here, data.slots[slot].place))
            visits += slot < data.visits
            before, free = slot, 0
        here = data.slots[before].place if before >= 0 else data.frames[day, actor].leave
        if here >= 0 and data.frames[day, actor].back >= 0:
            driving += data.ways[table, here, data.frames[day, actor].back].drive
        state.actors[day, actor].visits, state.actors[day, actor].driving, state.actors[day, actor].waiting = (
            visits,
            driving,
            waiting,
        )


@once
def drivers_rest(data: Data, state: State, day: int) -> bool:
    """Return whether the coach drivers of a day keep to the hours; only stays long enough count as a break."""
    for group in range(data.groups):
        if state.actors[day, group].coach < 0:
            continue
        if state.actors[day, group].driving > data.driver_most_driving:
            return False
        if state.actors[day, group].driving <= data.driver_stretch:
            continue
        since, before, table = 0, -1, state.actors[day, group].mode
        for position in range(state.actors[day, group].length + 1):
            inside = position < state.actors[day, group].length
            slot = state.sequence[day, group, position] if inside else -1
            if slot >= data.places:
                since = 0 if state.slots[slot].minutes >= data.driver_pause else since
                continue
            here = data.slots[before].place if before >= 0 else data.frames[day, group].leave
            there = data.slots[slot].place if slot >= 0 else data.frames[day, group].back
            if here >= 0 and there >= 0:
                since += data.ways[table, here, there].drive
            if since > data.driver_stretch:
                return False
            if slot >= 0 and state.slots[slot].minutes >= data.driver_pause:
                since = 0
            before = slot
    return True

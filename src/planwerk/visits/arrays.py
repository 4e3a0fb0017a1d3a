"""A problem as numpy arrays for the search kernels, and the state they work on.

Numbers of things: D days, G groups, I interpreters, A actors (the groups, the interpreters, then the hosts that receive
more than once), S stops, O options (a stop with a set of groups that may visit it together), P places, M modes. A
*slot* is something in an actor's day: first the V possible visits (each stop as often as it receives), then the F fixed
items, then the D x G lunches.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

FAR = 1 << 40


class Data(NamedTuple):
    """What does not change during a search. Sets of groups are bit masks; ``-1`` stands for none."""

    size: Ints  # D, G, A, V, F, grid
    slot_stop: Ints  # [V]
    slot_place: Ints  # [V + F]
    host: Ints  # [S] the actor that a stop receiving more than once is
    option_from: Ints  # [S + 1] into the option arrays
    option_mask: Ints
    option_minutes: Ints
    option_priority: Ints
    option_musts: Ints
    need_from: Ints  # [O + F + 1] into the need arrays: the options' needs, then the fixed items'
    need_pair: Ints
    need_count: Ints
    window_from: Ints  # [S * D + 1] into the window arrays, sorted by opening
    window_opens: Ints
    window_closes: Ints
    fixed: Ints  # [F, 4] day, start, end, mask
    hours: Ints  # [D, A, 2]
    coach_hours: Ints  # [D, A, 2] the hours that leave a driver the daily rest
    base: Ints  # [D, A, 2] places
    travel: Ints  # [M, P, P] with boarding
    drive: Ints  # [M, P, P] without
    lunch: Ints  # [D, G, 3] earliest, latest, minutes; 0 minutes for none
    day_limits: Ints  # [D, 2] visits, driving
    speaks: Ints  # [I, pairs] 0 or 1
    interpreter: Ints  # [I, 3] most minutes a day, pause, mode
    previous: Ints  # [S, G, 2] day, start
    group_modes: Ints  # [G, 2] the mode with a coach, the mode without
    coach_day: Ints  # [C, D] 0 or 1
    coach_fits: Ints  # [C, G] 0 or 1
    driver: Ints  # stretch, pause, day's driving
    weights: Ints  # must, change, priority, driving, waiting


class State(NamedTuple):
    """A plan under construction. ``cost`` holds musts missed, changes, priority, driving, waiting."""

    sequence: Ints  # [D, A, longest] slots
    length: Ints  # [D, A]
    mask: Ints  # [slots] groups of a slot, 0 when unused
    day: Ints  # [slots]
    minutes: Ints  # [slots]
    option: Ints  # [V]
    pin: Ints  # [slots] the only start allowed, -1 when free
    locked: Ints  # [V]
    team: Ints  # [slots, 6] actors that interpret
    early: Ints  # [slots]
    late: Ints  # [slots]
    start: Ints  # [slots] the early times closed up
    done: Ints  # [S] groups that visit the stop
    lunch_after: Ints  # [D, G] 1 when lunch lies after the journey to the next item
    coach: Ints  # [D, G]
    mode: Ints  # [D, A]
    spoken: Ints  # [D, A]
    visits: Ints  # [D, A] number of visits
    driving: Ints  # [D, A]
    waiting: Ints  # [D, A]


def copy_state(state: State) -> State:
    return State(*(array.copy() for array in state))


def ints(values: Any, *shape: int) -> Ints:
    """Return an int64 array, reshaped even when it is empty."""
    made = np.asarray(values, dtype=np.int64)
    return made.reshape(shape) if shape else made.reshape(-1)

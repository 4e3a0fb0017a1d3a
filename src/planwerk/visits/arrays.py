"""A problem as numpy arrays for the search kernels, and the state they work on.

Numbers of things: D days, G groups, I interpreters, A actors (the groups, the interpreters, then the hosts that receive
more than once), S stops, O options (a stop with a set of groups that may visit it together), P places, M modes. A
*slot* is something in an actor's day: first the V possible visits (each stop as often as it receives), then the F fixed
items, then the D x G lunches.

Few arrays of records instead of many of numbers: a compiled function takes every array it is given apart, and forty of
them cost a minute to compile and time at every call.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Records = Any  # np.recarray with a dtype below; numpy's types know no fields

FAR = 1 << 40


def _record(*names: str) -> np.dtype[np.void]:
    return np.dtype([(name, np.int64) for name in names], align=True)


PLACED = _record("stop", "place")
STOP = _record("host", "option_from")
OPTION = _record("mask", "minutes", "priority", "musts", "need_from")
NEED = _record("pair", "count")
WINDOW = _record("opens", "closes")
FRAME = _record(
    *("opens", "closes", "coach_opens", "coach_closes", "leave", "back"),
    *("lunch_first", "lunch_last", "lunch_minutes", "most_visits", "most_driving"),
)
WAY = _record("travel", "drive")
PERSON = _record("most", "pause")
SLOT = _record("mask", "day", "minutes", "option", "pin", "locked", "early", "late", "start")
ACTOR = _record("length", "coach", "mode", "lunch_after", "spoken", "visits", "driving", "waiting")


class Data(NamedTuple):
    """What does not change during a search. Sets of groups are bit masks; ``-1`` stands for none."""

    days: int
    groups: int
    actors: int
    visits: int
    fixed: int
    grid: int
    places: int  # visits + fixed: the slots that have a place
    driver_stretch: int
    driver_pause: int
    driver_most_driving: int
    slots: Records  # [V + F] PLACED; a fixed item's stop is -1
    stops: Records  # [S + 1] STOP; host: the actor that a stop receiving more than once is
    options: Records  # [O + F + 1] OPTION; after the options the fixed items, of which only the needs are read
    needs: Records  # NEED: language pair and number of interpreters
    window_from: Ints  # [S * D + 1] into the windows
    windows: Records  # WINDOW, sorted by opening
    frames: Records  # [D, A] FRAME; coach hours leave a driver the daily rest; 0 lunch minutes for none
    ways: Records  # [M, P, P] WAY; travel with boarding, drive without
    speaks: Ints  # [I, pairs] 0 or 1
    people: Records  # [I] PERSON; most minutes of interpreting a day
    previous: Ints  # [S, G, 2] day, start
    group_modes: Ints  # [G, 2] the mode with a coach, the mode without
    coach_fits: Ints  # [C, G] 0 or 1
    weights: Ints  # must, change, priority, driving, waiting


class State(NamedTuple):
    """A plan under construction."""

    slots: Records  # SLOT: mask 0 when unused; pin: the only start allowed; start: the early times closed up
    actors: Records  # [D, A] ACTOR: lunch_after is 1 when lunch lies after the journey to the next item
    sequence: Ints  # [D, A, longest] slots
    team: Ints  # [slots, 6] actors that interpret
    done: Ints  # [S] groups that visit the stop


def copy_state(state: State) -> State:
    copies: list[Any] = [array.copy() for array in state]
    return State(*copies)


def ints(values: Any, *shape: int) -> Ints:
    """Return an int64 array, reshaped even when it is empty."""
    made = np.asarray(values, dtype=np.int64)
    return made.reshape(shape) if shape else made.reshape(-1)


def records(kind: np.dtype[np.void], rows: Sequence[tuple[int, ...]]) -> Records:
    """Return rows as records of one kind."""
    return np.array(list(rows), dtype=kind).view(np.recarray)


def blank(kind: np.dtype[np.void], value: int, *shape: int) -> Records:
    """Return records whose every field holds a value."""
    made = np.empty(shape, dtype=kind)
    for name in kind.names or ():
        made[name] = value
    return made.view(np.recarray)

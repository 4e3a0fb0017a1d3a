"""Where everything lies in the two blocks of numbers that the kernels work on.

A kernel gets two arrays of int64 only, ``d`` (the problem, never written) and ``x`` (the plan and what is counted of
it): handing dozens of arrays from function to function costs more than the work itself. A block starts with a header
of plain values and, for each list or table in it, the position at which it begins: entry ``i`` of list ``LENGTH`` is
``d[d[LENGTH] + i]``, entry ``(a, s)`` of table ``BUSY`` is ``x[x[BUSY] + a * d[SLOTS] + s]``.

M meetings, S slots, A agents (the participants and, behind them, the interpreters), T tables, K kinds of wish for a
table, Q quotas, Z areas. Indices count from 0; -1 means none. Lists of different lengths lie behind each other: those
of ``i`` in ``PERSON`` begin at entry ``PERSON_AT[i]`` and end before ``PERSON_AT[i + 1]``.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.int64]

# d, plain values
(
    MEETINGS,
    SLOTS,
    AGENTS,
    PEOPLE,
    TABLES,
    AREAS,
    PRICE_GAP,
    PRICE_IDLE,
    PRICE_SLOT,
    PRICE_TABLE,
    BUDGET,  # -1 without
    FAIRNESS,  # -1 without
    REACH,  # longest walk
) = range(13)
# d, lists and tables
(
    LENGTH,  # [M]
    PRIORITY,  # [M]
    KIND,  # [M]
    LANGUAGE,  # [M] pair of languages
    OLD_SLOT,  # [M]
    OLD_TABLE,  # [M]
    KEPT,  # [M] 1 where the meeting may not change
    PEOPLE_AT,
    PERSON,  # participants of each meeting
    MEETINGS_AT,
    MEETING,  # meetings of each participant
    STARTS_AT,
    START,  # slots in which each meeting may start, its table and interpreter aside
    START_OK,  # [M, S] the same as 0 and 1
    TABLES_AT,
    TABLE_LIST,  # tables of each kind
    HELPERS_AT,
    HELPER_LIST,  # agents who may interpret each pair
    EARLIER_AT,
    EARLIER,  # meetings that come before each meeting
    LATER_AT,
    LATER,  # meetings that come after each meeting
    DAY,  # [S]
    STRETCH,  # [S] session of a day; a row ends where it changes
    SESSION,  # [S]
    ON_DUTY,  # [A, S]
    COUNTED,  # [A, S] idle time here is a gap
    PAUSE,  # [A, S]
    QUOTA_AT,
    QUOTA_SESSION,  # [Q] -1 for all
    QUOTA_MIN,  # [Q]
    QUOTA_MAX,  # [Q]
    MAX_ROW,  # [A]
    AREA,  # [T]
    WALK,  # [Z, Z]
) = range(13, 48)
D_HEADER = 48

# x, plain values: the levels of the objective (all minimised), then the number of changed meetings
HARD, MINIMA, MISSING, CHANGES, GAPS, WORST, MOVING, CHANGED = range(8)
LEVELS, LEVEL_CELLS = 7, 8
SAVED_LEVELS = 8  # to 15: the levels before the move
POOL, DIRTIES, LOGGED, QUEUED, RANDOM, WAIT_TALLIES, GAP_TALLIES = range(16, 23)
# x, lists and tables
(
    SLOT,  # [M]
    TABLE,  # [M]
    HELPER,  # [M] agent
    UNPLACED,  # [M] a pool of POOL meetings in any order
    PLACE_OF,  # [M] position in the pool
    TOUCHED,  # [M] 1 logged, 2 placed by this move
    QUEUE,  # [M] meetings thrown out by this move
    LOG,  # [M, 4] meeting, slot, table, helper before the move
    BUSY,  # [A, S] meeting
    SEAT,  # [S, T] meeting, -2 where the table is not there
    HELD,  # [Q] meetings
    COUNT,  # [A] meetings
    WAIT,  # [A] cost of gaps
    GAP_COUNT,  # [A]
    MOVE,  # [A]
    DIRTY,  # [A] agents whose agenda the move has changed
    IS_DIRTY,  # [A]
    SAVED,  # [A, 4] wait, gaps, move, entry in the tally before the move
    WAIT_TALLY,  # participants with two or more meetings by cost of gaps
    GAP_TALLY,  # participants by number of gaps
) = range(23, 43)
X_HEADER = 43


def pack(header: int, values: dict[int, int], fields: dict[int, NDArray[np.integer]]) -> Cells:
    """Return a block with plain ``values`` and ``fields`` at the header's positions."""
    block = np.zeros(header + sum(array.size for array in fields.values()), dtype=np.int64)
    for position, value in values.items():
        block[position] = value
    begin = header
    for position, array in fields.items():
        block[position] = begin
        block[begin : begin + array.size] = array.ravel()
        begin += array.size
    return block


def entries(block: Cells, field: int, count: int) -> Cells:
    """Return a view of the first ``count`` entries of a list in a block."""
    return block[block[field] : block[field] + count]


def lists(at: int, flat: int, rows: Sequence[Sequence[int]]) -> dict[int, NDArray[np.integer]]:
    """Return the two fields that hold lists of different lengths."""
    lengths = [0, *(len(row) for row in rows)]
    values = [value for row in rows for value in row]
    return {at: np.cumsum(np.array(lengths, dtype=np.int64)), flat: np.array(values, dtype=np.int64)}


def ragged(d: Cells, first: int, flat: int, number: int) -> list[int]:
    """Return list ``number`` of a pair of fields."""
    begin, end = d[d[first] + number], d[d[first] + number + 1]
    values: list[int] = d[d[flat] + begin : d[flat] + end].tolist()
    return values

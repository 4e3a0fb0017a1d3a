"""Annealing over ejection chains.

A move puts one meeting into a slot, throws out whatever is in its way, and sends what was thrown out to where the
mover came from, and so on: on meetings of one slot this is the swap of two slots along a Kempe chain, and it carries
over to longer meetings, tables, interpreters, quotas and walks. What finds no room stays out, at the price of its
priority.
"""

import numpy as np
from numpy.typing import NDArray

from planwerk.core.kernels import inner, kernel
from planwerk.meetings.product.layout import (
    GAP_COUNT,
    HELPER,
    KEPT,
    LANGUAGE,
    LENGTH,
    LEVEL_CELLS,
    LEVELS,
    LOG,
    LOGGED,
    MEETING,
    MEETINGS,
    MEETINGS_AT,
    PEOPLE_AT,
    PERSON,
    POOL,
    QUEUE,
    QUEUED,
    SAVED_LEVELS,
    SLOT,
    SLOTS,
    START,
    START_OK,
    STARTS_AT,
    TABLE,
    TABLES,
    TOUCHED,
    UNPLACED,
    Cells,
)
from planwerk.meetings.product.measure import refresh, settle, take_back
from planwerk.meetings.product.moves import draw, note, place, remove
from planwerk.meetings.product.picks import ANY, NEAR, put, put_anywhere

TRIES = 40  # slots in which a meeting that was thrown out looks for room
Floats = NDArray[np.float64]


@inner
def _settle_queue(d: Cells, x: Cells, here: int, there: int, depth: int) -> None:
    """Find places for what was thrown out: ``there`` if it came from ``here``, and the other way round, else any."""
    done = 0
    while done < x[QUEUED]:
        m = x[x[QUEUE] + done]
        done += 1
        if x[x[SLOT] + m] >= 0 or x[x[TOUCHED] + m] == 2:
            continue
        old = -1
        for i in range(x[LOGGED]):
            if x[x[LOG] + i * 4 + 0] == m:
                old = x[x[LOG] + i * 4 + 1]
        target = here if old == there else there
        if target >= 0 and d[d[START_OK] + m * d[SLOTS] + target]:
            deep = x[QUEUED] < depth
            before = x[QUEUED]
            if put(d, x, m, target, False, NEAR):
                continue
            if deep and x[QUEUED] == before and put(d, x, m, target, True, NEAR):
                continue
        put_anywhere(d, x, m, TRIES)


@inner
def undo(d: Cells, x: Cells, measured: bool) -> None:
    """Put everything back to where it was before the move; ``measured`` when ``refresh`` has counted it."""
    if measured:
        take_back(d, x)
    for i in range(x[LOGGED]):
        if x[x[SLOT] + x[x[LOG] + i * 4 + 0]] >= 0:
            remove(d, x, x[x[LOG] + i * 4 + 0])
    for i in range(x[LOGGED]):
        if x[x[LOG] + i * 4 + 1] >= 0:
            place(d, x, x[x[LOG] + i * 4 + 0], x[x[LOG] + i * 4 + 1], x[x[LOG] + i * 4 + 2], x[x[LOG] + i * 4 + 3])
    for k in range(LEVEL_CELLS):
        x[k] = x[SAVED_LEVELS + k]
    settle(x)


@inner
def keep(x: Cells, plan: Cells) -> None:
    """Copy the plan as it was before the move that is being made."""
    for m in range(plan.shape[1]):
        plan[0, m], plan[1, m], plan[2, m] = x[x[SLOT] + m], x[x[TABLE] + m], x[x[HELPER] + m]
    for i in range(x[LOGGED]):
        m = x[x[LOG] + i * 4 + 0]
        plan[0, m], plan[1, m], plan[2, m] = x[x[LOG] + i * 4 + 1], x[x[LOG] + i * 4 + 2], x[x[LOG] + i * 4 + 3]


@inner
def energy(x: Cells, weight: Floats) -> float:
    total = 0.0
    for k in range(LEVELS):
        total += weight[k] * x[k]
    return total


@inner
def better(x: Cells, best: Cells) -> bool:
    """Say whether the plan is better than ``best``, level by level."""
    for k in range(LEVELS):
        if x[k] != best[k]:
            return bool(x[k] < best[k])
    return False


@inner
def choose(d: Cells, x: Cells) -> int:
    """Return a meeting to move: one left out, one of somebody who waits, or any."""
    if x[POOL] > 0 and draw(x, 3) == 0:
        return int(x[x[UNPLACED] + draw(x, x[POOL])])
    if draw(x, 2) == 0:
        for _ in range(4):
            m = draw(x, d[MEETINGS])
            for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
                if x[x[GAP_COUNT] + d[d[PERSON] + i]] > 0:
                    return m
    return draw(x, d[MEETINGS])


@inner
def target(d: Cells, x: Cells, m: int) -> int:
    """Return a slot for ``m``: often one beside another meeting of a participant, else any that it may start in."""
    size = d[d[STARTS_AT] + m + 1] - d[d[STARTS_AT] + m]
    if draw(x, 2) == 0:
        a = d[d[PERSON] + d[d[PEOPLE_AT] + m] + draw(x, d[d[PEOPLE_AT] + m + 1] - d[d[PEOPLE_AT] + m])]
        other = d[d[MEETING] + d[d[MEETINGS_AT] + a] + draw(x, d[d[MEETINGS_AT] + a + 1] - d[d[MEETINGS_AT] + a])]
        if x[x[SLOT] + other] >= 0 and other != m:
            s = x[x[SLOT] + other] + d[d[LENGTH] + other] if draw(x, 2) == 0 else x[x[SLOT] + other] - d[d[LENGTH] + m]
            if 0 <= s < d[SLOTS] and d[d[START_OK] + m * d[SLOTS] + s]:
                return int(s)
    return int(d[d[START] + d[d[STARTS_AT] + m] + draw(x, size)])


@inner
def attempt(d: Cells, x: Cells, m: int, s: int, want: int) -> bool:
    """Move ``m`` to ``s`` along an ejection chain; say whether that was possible. What was, can be undone."""
    home = x[x[SLOT] + m]
    for k in range(LEVEL_CELLS):
        x[SAVED_LEVELS + k] = x[k]
    if home >= 0:
        note(x, m)
        remove(d, x, m)
    if not put(d, x, m, s, True, want):
        return False
    _settle_queue(d, x, s, home, 12)
    return True


@kernel
def anneal(
    d: Cells, x: Cells, weight: Floats, hot: float, cold: float, moves: int, best: Cells, best_plan: Cells
) -> int:
    """Make ``moves`` moves while cooling from ``hot`` to ``cold``; keep the best plan seen; return moves accepted.

    ``best`` are its levels, ``best_plan`` [3, M] slot, table and interpreter of each meeting.
    """
    accepted, pending = 0, False
    now = energy(x, weight)
    ratio = (cold / hot) ** (1.0 / moves)
    heat = hot
    for _ in range(moves):
        heat *= ratio
        m = choose(d, x)
        if d[d[KEPT] + m] or d[d[STARTS_AT] + m] == d[d[STARTS_AT] + m + 1]:
            continue
        s = x[x[SLOT] + m] if x[x[SLOT] + m] >= 0 and draw(x, 8) == 0 else target(d, x, m)
        if s == x[x[SLOT] + m] and d[TABLES] < 2 and d[d[LANGUAGE] + m] < 0:
            continue
        if not attempt(d, x, m, s, NEAR if s != x[x[SLOT] + m] or draw(x, 2) == 0 else ANY):
            undo(d, x, False)
            continue
        refresh(d, x)
        then = energy(x, weight)
        if then <= now or np.exp((now - then) / heat) * 16777216.0 > draw(x, 16777216):
            now = then
            accepted += 1
            if better(x, best):
                best[:] = x[:LEVELS]
                pending = True
            elif pending:
                keep(x, best_plan)
                pending = False
            settle(x)
        else:
            undo(d, x, True)
    if pending:
        keep(x, best_plan)
    return accepted

"""Annealing over ejection chains.

A move puts one meeting into a slot, throws out whatever is in its way, and sends what was thrown out to where the
mover came from, and so on: on meetings of one slot this is the swap of two slots along a Kempe chain, and it carries
over to longer meetings, tables, interpreters, quotas and walks. What finds no room stays out, at the price of its
priority.
"""

import numpy as np
from numpy.typing import NDArray

from planwerk.core.kernels import kernel
from planwerk.meetings.product.layout import (
    AREA,
    AREAS,
    BUSY,
    COUNT,
    DAY,
    GAP_COUNT,
    HELPER,
    HELPER_LIST,
    HELPERS_AT,
    KEPT,
    KIND,
    LANGUAGE,
    LENGTH,
    LEVEL_CELLS,
    LEVELS,
    LOG,
    LOGGED,
    MEETING,
    MEETINGS,
    MEETINGS_AT,
    OLD_SLOT,
    OLD_TABLE,
    PEOPLE_AT,
    PERSON,
    POOL,
    QUEUE,
    QUEUED,
    REACH,
    SAVED_LEVELS,
    SEAT,
    SLOT,
    SLOTS,
    START,
    START_OK,
    STARTS_AT,
    TABLE,
    TABLE_LIST,
    TABLES,
    TABLES_AT,
    TOUCHED,
    UNPLACED,
    WALK,
    Cells,
)
from planwerk.meetings.product.measure import refresh, settle, take_back
from planwerk.meetings.product.moves import (
    clear_agents,
    clear_helper,
    clear_table,
    draw,
    note,
    place,
    remove,
)

TRIES = 40  # slots in which a meeting that was thrown out looks for room
Floats = NDArray[np.float64]


@kernel
def _free_table(d: Cells, x: Cells, t: int, m: int, s: int) -> bool:
    for k in range(s, s + d[d[LENGTH] + m]):
        if x[x[SEAT] + k * d[TABLES] + t] != -1:
            return False
    return True


@kernel
def _near_table(d: Cells, x: Cells, m: int, s: int) -> int:
    """Return a table at which a participant of ``m`` is just before or after, or the earlier plan's, or -1."""
    if d[d[OLD_SLOT] + m] == s and d[d[OLD_TABLE] + m] >= 0:
        return int(d[d[OLD_TABLE] + m])
    a = d[d[PERSON] + d[d[PEOPLE_AT] + m] + draw(x, d[d[PEOPLE_AT] + m + 1] - d[d[PEOPLE_AT] + m])]
    ahead = draw(x, 2)
    k = s + d[d[LENGTH] + m] if ahead else s - 1
    while 0 <= k < d[SLOTS] and d[d[DAY] + k] == d[d[DAY] + s]:
        if x[x[BUSY] + a * d[SLOTS] + k] >= 0:
            return int(x[x[TABLE] + x[x[BUSY] + a * d[SLOTS] + k]])
        k += 1 if ahead else -1
    return -1


@kernel
def _in_kind(d: Cells, kind: int, t: int) -> bool:
    for i in range(d[d[TABLES_AT] + kind], d[d[TABLES_AT] + kind + 1]):
        if d[d[TABLE_LIST] + i] == t:
            return True
    return False


@kernel
def _too_far(d: Cells, x: Cells, m: int, s: int, t: int) -> bool:
    """Say whether table ``t`` is too far from where a participant of ``m`` is shortly before or after."""
    reach, end = d[REACH], s + d[d[LENGTH] + m]
    for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
        row = x[BUSY] + d[d[PERSON] + i] * d[SLOTS]
        for k in range(max(0, s - reach), min(d[SLOTS], end + reach)):
            other = x[row + k]
            if other < 0 or s <= k < end or d[d[DAY] + k] != d[d[DAY] + s]:
                continue
            free = s - k - 1 if k < s else k - end
            there = d[d[AREA] + x[x[TABLE] + other]]
            if free < d[d[WALK] + d[d[AREA] + t] * d[AREAS] + there]:
                return True
    return False


@kernel
def pick_table(d: Cells, x: Cells, m: int, s: int, really: bool, near: bool) -> int:
    """Return a table for ``m`` in slot ``s``, -1 if none suits: a free one if there is any, rather one not too far.

    With ``near`` rather one that a participant uses just before or after, now and then even when it is taken.
    """
    kind = d[d[KIND] + m]
    first, size = d[d[TABLES_AT] + kind], d[d[TABLES_AT] + kind + 1] - d[d[TABLES_AT] + kind]
    if size == 0:
        return -1
    if near:
        t = _near_table(d, x, m, s)
        suits = t >= 0 and (size == d[TABLES] or _in_kind(d, kind, t))
        if suits and (_free_table(d, x, t, m, s) or (really and draw(x, 4) == 0)):
            return t
    start, chosen, refused = draw(x, size), -1, -1
    for step in range(size):
        t = d[d[TABLE_LIST] + first + (start + step) % size]
        if d[d[AREA] + t] == refused or not _free_table(d, x, t, m, s):
            continue
        if d[REACH] == 0 or not _too_far(d, x, m, s, t):
            return int(t)
        chosen, refused = t, d[d[AREA] + t]
    return int(chosen) if chosen >= 0 else int(d[d[TABLE_LIST] + first + start])


@kernel
def pick_helper(d: Cells, x: Cells, m: int, s: int, t: int) -> int:
    """Return an interpreter for ``m`` in slot ``s``, a free one if there is any; -2 when nobody speaks the pair."""
    pair = d[d[LANGUAGE] + m]
    if pair < 0:
        return -1
    first, size = d[d[HELPERS_AT] + pair], d[d[HELPERS_AT] + pair + 1] - d[d[HELPERS_AT] + pair]
    if size == 0:
        return -2
    start = draw(x, size)
    for step in range(size):
        h = d[d[HELPER_LIST] + first + (start + step) % size]
        if clear_helper(d, x, h, m, s, t, False):
            return int(h)
    return int(d[d[HELPER_LIST] + first + start])


@kernel
def _people_free(d: Cells, x: Cells, m: int, s: int) -> bool:
    """Say quickly whether the participants of ``m`` have nothing else to do in slot ``s`` and those it lasts."""
    for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
        row = x[BUSY] + d[d[PERSON] + i] * d[SLOTS]
        for k in range(s, s + d[d[LENGTH] + m]):
            if x[row + k] >= 0:
                return False
    return True


@kernel
def put(d: Cells, x: Cells, m: int, s: int, really: bool, near: bool) -> bool:
    """Place ``m`` in slot ``s``, throwing out what is in the way if ``really``; say whether it is placed."""
    if not really and not _people_free(d, x, m, s):
        return False
    t = -1
    if d[TABLES] > 0:
        t = pick_table(d, x, m, s, really, near)
        if t < 0 or not clear_table(d, x, t, m, s, really):
            return False
    h = pick_helper(d, x, m, s, t)
    if h == -2 or (h >= 0 and not clear_helper(d, x, h, m, s, t, really)):
        return False
    if not clear_agents(d, x, m, s, t, really):
        return False
    note(x, m)
    place(d, x, m, s, t, h)
    x[x[TOUCHED] + m] = 2
    return True


@kernel
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
            if put(d, x, m, target, False, True):
                continue
            if deep and x[QUEUED] == before and put(d, x, m, target, True, True):
                continue
        _put_anywhere(d, x, m, TRIES)


@kernel
def _put_anywhere(d: Cells, x: Cells, m: int, tries: int) -> bool:
    """Place ``m`` in a slot that has room for it, if one of ``tries`` has."""
    size = d[d[STARTS_AT] + m + 1] - d[d[STARTS_AT] + m]
    if size == 0:
        return False
    first = draw(x, size)
    for step in range(min(tries, size)):
        if put(d, x, m, d[d[START] + d[d[STARTS_AT] + m] + (first + step) % size], False, True):
            return True
    return False


@kernel
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


@kernel
def keep(x: Cells, plan: Cells) -> None:
    """Copy the plan as it was before the move that is being made."""
    for m in range(plan.shape[1]):
        plan[0, m], plan[1, m], plan[2, m] = x[x[SLOT] + m], x[x[TABLE] + m], x[x[HELPER] + m]
    for i in range(x[LOGGED]):
        m = x[x[LOG] + i * 4 + 0]
        plan[0, m], plan[1, m], plan[2, m] = x[x[LOG] + i * 4 + 1], x[x[LOG] + i * 4 + 2], x[x[LOG] + i * 4 + 3]


@kernel
def energy(x: Cells, weight: Floats) -> float:
    total = 0.0
    for k in range(LEVELS):
        total += weight[k] * x[k]
    return total


@kernel
def better(x: Cells, best: Cells) -> bool:
    """Say whether the plan is better than ``best``, level by level."""
    for k in range(LEVELS):
        if x[k] != best[k]:
            return bool(x[k] < best[k])
    return False


@kernel
def _choose(d: Cells, x: Cells) -> int:
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


@kernel
def _target(d: Cells, x: Cells, m: int) -> int:
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


@kernel
def attempt(d: Cells, x: Cells, m: int, s: int, near: bool) -> bool:
    """Move ``m`` to ``s`` along an ejection chain; say whether that was possible. What was, can be undone."""
    home = x[x[SLOT] + m]
    for k in range(LEVEL_CELLS):
        x[SAVED_LEVELS + k] = x[k]
    if home >= 0:
        note(x, m)
        remove(d, x, m)
    if not put(d, x, m, s, True, near):
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
        m = _choose(d, x)
        if d[d[KEPT] + m] or d[d[STARTS_AT] + m] == d[d[STARTS_AT] + m + 1]:
            continue
        s = x[x[SLOT] + m] if x[x[SLOT] + m] >= 0 and draw(x, 8) == 0 else _target(d, x, m)
        if s == x[x[SLOT] + m] and d[TABLES] < 2 and d[d[LANGUAGE] + m] < 0:
            continue
        if not attempt(d, x, m, s, s != x[x[SLOT] + m] or draw(x, 2) == 0):
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


@kernel
def _appeal(d: Cells, x: Cells, m: int, s: int) -> int:
    """Return how many participants of ``m`` are busy just before or after it in slot ``s``."""
    score, end = 0, s + d[d[LENGTH] + m]
    for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
        a = d[d[PERSON] + i]
        if x[x[COUNT] + a] == 0:
            score += 1
        if s > 0 and d[d[DAY] + s - 1] == d[d[DAY] + s] and x[x[BUSY] + a * d[SLOTS] + s - 1] >= 0:
            score += 1
        if end < d[SLOTS] and d[d[DAY] + end] == d[d[DAY] + s] and x[x[BUSY] + a * d[SLOTS] + end] >= 0:
            score += 1
    return score


@kernel
def construct(d: Cells, x: Cells, order: Cells) -> None:
    """Place meetings one after the other where they have room, best beside others of the same people."""
    for m in order:
        if x[x[SLOT] + m] >= 0:
            continue
        top, chosen = -1, -1
        for i in range(d[d[STARTS_AT] + m], d[d[STARTS_AT] + m + 1]):
            s = d[d[START] + i]
            score = _appeal(d, x, m, s) * 64 + draw(x, 64)
            if score > top and clear_agents(d, x, m, s, -1, False):
                top, chosen = score, s
        if chosen >= 0 and not put(d, x, m, chosen, False, True):
            _put_anywhere(d, x, m, 20)
        refresh(d, x)
        settle(x)


@kernel
def install(d: Cells, x: Cells, plan: Cells, order: Cells) -> None:
    """Place the meetings of a plan where it has them, as far as there is room."""
    for m in order:
        s, t, h = plan[0, m], plan[1, m], plan[2, m]
        if s < 0 or x[x[SLOT] + m] >= 0 or d[d[START_OK] + m * d[SLOTS] + s] == 0:
            continue
        kind, tables = d[d[KIND] + m], d[TABLES]
        if tables > 0 and not (t >= 0 and _in_kind(d, kind, t) and clear_table(d, x, t, m, s, False)):
            continue
        pair = d[d[LANGUAGE] + m]
        if (pair >= 0) != (h >= 0) or (h >= 0 and not _interprets(d, pair, h)):
            continue
        if h >= 0 and not clear_helper(d, x, h, m, s, t, False):
            continue
        if clear_agents(d, x, m, s, t, False):
            place(d, x, m, s, t if tables > 0 else -1, h)
            refresh(d, x)
            settle(x)


@kernel
def _interprets(d: Cells, pair: int, h: int) -> bool:
    for i in range(d[d[HELPERS_AT] + pair], d[d[HELPERS_AT] + pair + 1]):
        if d[d[HELPER_LIST] + i] == h:
            return True
    return False

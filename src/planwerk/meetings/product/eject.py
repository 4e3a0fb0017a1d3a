"""Placing what is left out, one meeting after the other, at the price of others that are easier to place again.

Guided ejection search (Nagata and Bräysy 2009, for vehicle routes): a meeting that cannot be placed without throwing
others out grows dearer each time, and what is thrown out is what costs least. Between two of these steps, moves that
leave no more out than before shake the plan.
"""

from planwerk.core.kernels import inner, kernel
from planwerk.meetings.product.anneal import attempt, better, choose, target, undo
from planwerk.meetings.product.layout import (
    AREAS,
    HARD,
    HELD,
    HELPER,
    KEPT,
    LEVEL_CELLS,
    LEVELS,
    MEETING,
    MEETINGS,
    MEETINGS_AT,
    MINIMA,
    MISSING,
    PEOPLE,
    POOL,
    QUEUE,
    QUEUED,
    QUOTA_AT,
    QUOTA_MIN,
    QUOTA_SESSION,
    RANDOM,
    REACH,
    SAVED_LEVELS,
    SESSION,
    SLOT,
    SLOTS,
    START,
    STARTS_AT,
    TABLE,
    UNPLACED,
    Cells,
)
from planwerk.meetings.product.measure import refresh, settle
from planwerk.meetings.product.moves import draw, note, remove
from planwerk.meetings.product.picks import ANY, IN_AREA, NEAR, put, put_anywhere


@inner
def _price(d: Cells, x: Cells, penalty: Cells, minima: int) -> int:
    """Return what the meetings thrown out by this move cost, and the minima missed since."""
    total = penalty[d[MEETINGS]] * (x[MINIMA] - minima)
    for i in range(x[QUEUED]):
        total += penalty[x[x[QUEUE] + i]]
    return int(total)


@inner
def _try(d: Cells, x: Cells, m: int, s: int, want: int) -> bool:
    for k in range(LEVEL_CELLS):
        x[SAVED_LEVELS + k] = x[k]
    if x[x[SLOT] + m] >= 0:
        note(x, m)
        remove(d, x, m)
    return put(d, x, m, s, True, want)


@inner
def _force(d: Cells, x: Cells, m: int, session: int, penalty: Cells) -> bool:
    """Place ``m`` in a session (-1: any) where that throws out what costs least; that goes where there is room."""
    first, size = d[d[STARTS_AT] + m], d[d[STARTS_AT] + m + 1] - d[d[STARTS_AT] + m]
    low, chosen, where, state, ties = 1 << 60, -1, ANY, 0, 0
    wants, minima = d[AREAS] if d[REACH] else 2, x[MINIMA]
    for i in range(wants * size):
        s, want = d[d[START] + first + i % size], i // size + (IN_AREA if d[REACH] else ANY)
        if session >= 0 and d[d[SESSION] + s] != session:
            continue
        before = x[RANDOM]
        fits = _try(d, x, m, s, want)
        cost = _price(d, x, penalty, minima)
        after = x[RANDOM]
        undo(d, x, False)
        x[RANDOM] = after
        if fits and cost <= low:
            ties = 1 if cost < low else ties + 1
            if draw(x, ties) == 0:
                low, chosen, where, state = cost, s, want, before
    if chosen < 0:
        return False
    after, x[RANDOM] = x[RANDOM], state  # the same tables and the same ejections as in the trial
    _try(d, x, m, chosen, where)
    x[RANDOM] = after
    if x[QUEUED] > 0:
        penalty[m if session < 0 else d[MEETINGS]] += 1
    for i in range(x[QUEUED]):
        put_anywhere(d, x, x[x[QUEUE] + i], d[SLOTS])
    return True


@inner
def _wanting(d: Cells, x: Cells) -> int:
    """Return a quota whose minimum is missed, -1 if there is none."""
    quotas = d[d[QUOTA_AT] + d[PEOPLE]]
    if quotas == 0 or x[MINIMA] == 0:
        return -1
    first = draw(x, quotas)
    for step in range(quotas):
        q = (first + step) % quotas
        if x[x[HELD] + q] < d[d[QUOTA_MIN] + q]:
            return int(q)
    return -1


@inner
def _fulfil(d: Cells, x: Cells, q: int, penalty: Cells) -> bool:
    """Move a meeting of the participant whose quota ``q`` is into its session; say whether one was moved."""
    session, a = d[d[QUOTA_SESSION] + q], 0
    while d[d[QUOTA_AT] + a + 1] <= q:
        a += 1
    first, size = d[d[MEETINGS_AT] + a], d[d[MEETINGS_AT] + a + 1] - d[d[MEETINGS_AT] + a]
    start = draw(x, max(1, size))
    for step in range(size):
        m = d[d[MEETING] + first + (start + step) % size]
        s = x[x[SLOT] + m]
        inside = s >= 0 and (session < 0 or d[d[SESSION] + s] == session)
        if not inside and not d[d[KEPT] + m] and _force(d, x, m, session, penalty):
            return True
    return False


@inner
def _shake(d: Cells, x: Cells) -> None:
    """Make a random move if it leaves no more out and misses no more minima."""
    m = choose(d, x)
    if d[d[KEPT] + m] or d[d[STARTS_AT] + m] == d[d[STARTS_AT] + m + 1]:
        return
    hard, minima, missing = x[HARD], x[MINIMA], x[MISSING]
    if not attempt(d, x, m, target(d, x, m), NEAR):
        undo(d, x, False)
        return
    refresh(d, x)
    if x[HARD] > hard or x[MINIMA] > minima or x[MISSING] > missing:
        undo(d, x, True)
    else:
        settle(x)


@inner
def _keep_best(d: Cells, x: Cells, best: Cells, best_plan: Cells) -> None:
    if better(x, best):
        best[:] = x[:LEVELS]
        for m in range(d[MEETINGS]):
            best_plan[0, m], best_plan[1, m], best_plan[2, m] = x[x[SLOT] + m], x[x[TABLE] + m], x[x[HELPER] + m]


@kernel
def eject(d: Cells, x: Cells, penalty: Cells, steps: int, shakes: int, best: Cells, best_plan: Cells) -> int:
    """Take ``steps`` steps from the plan in ``x``, each with ``shakes`` other moves after it; return the steps taken.

    ``best`` and ``best_plan`` keep the best plan seen. ``penalty`` [M + 1] says what throwing out each meeting costs,
    and a missed minimum; it grows with the failures to place a meeting or to reach a minimum.
    """
    for step in range(steps):
        q = _wanting(d, x)
        if x[POOL] == 0 and q < 0:
            return step
        if q >= 0 and (x[POOL] == 0 or draw(x, 2) == 0):
            moved = _fulfil(d, x, q, penalty)
        else:
            moved = _force(d, x, x[x[UNPLACED] + x[POOL] - 1], -1, penalty)
        if moved:
            refresh(d, x)
            _keep_best(d, x, best, best_plan)
            settle(x)
        for _ in range(shakes):
            _shake(d, x)
        _keep_best(d, x, best, best_plan)
    return steps

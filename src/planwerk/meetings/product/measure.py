"""Counting gaps, the worst-off and moving again for the agents whose agenda has changed."""

from planwerk.core.kernels import inner
from planwerk.meetings.product.layout import (
    AREA,
    AREAS,
    BUSY,
    COUNT,
    COUNTED,
    DAY,
    DIRTIES,
    DIRTY,
    FAIRNESS,
    GAP_COUNT,
    GAP_TALLIES,
    GAP_TALLY,
    GAPS,
    HARD,
    IS_DIRTY,
    LENGTH,
    LOG,
    LOGGED,
    MOVE,
    MOVING,
    PAUSE,
    PEOPLE,
    PRICE_GAP,
    PRICE_IDLE,
    QUEUED,
    SAVED,
    SLOTS,
    TABLE,
    TOUCHED,
    WAIT,
    WAIT_TALLIES,
    WAIT_TALLY,
    WALK,
    WORST,
    Cells,
)


@inner
def survey(d: Cells, x: Cells, a: int) -> None:
    """Compute the cost of waiting, the gaps and the moving of participant ``a`` from their agenda."""
    wait, gaps, move, idle, last, s = 0, 0, 0, 0, -1, 0
    slots = d[SLOTS]
    while s < slots:
        m = x[x[BUSY] + a * d[SLOTS] + s]
        if s > 0 and d[d[DAY] + s] != d[d[DAY] + s - 1]:
            last, idle = -1, 0
        if m < 0:
            idle += d[d[COUNTED] + a * d[SLOTS] + s]
            s += 1
            continue
        if last >= 0:
            if idle > 0:
                gaps += 1
                wait += d[PRICE_GAP] + d[PRICE_IDLE] * idle
            if x[x[TABLE] + m] != x[x[TABLE] + last]:
                move += 1 + d[d[WALK] + d[d[AREA] + x[x[TABLE] + last]] * d[AREAS] + d[d[AREA] + x[x[TABLE] + m]]]
        for k in range(s, s + d[d[LENGTH] + m]):
            wait += d[PRICE_IDLE] * d[d[PAUSE] + a * d[SLOTS] + k]
        s += d[d[LENGTH] + m]
        last, idle = m, 0
    x[x[WAIT] + a], x[x[GAP_COUNT] + a], x[x[MOVE] + a] = wait, gaps, move


@inner
def _recount(x: Cells, gaps: int, key: int, sign: int) -> None:
    x[x[WAIT_TALLY] + min(key, x[WAIT_TALLIES] - 1)] += sign
    x[x[GAP_TALLY] + gaps] += sign


@inner
def _unfairness(d: Cells, x: Cells) -> int:
    if d[FAIRNESS] < 0 or d[PEOPLE] == 0:
        return 0
    low, high = 0, x[GAP_TALLIES] - 1
    while x[x[GAP_TALLY] + low] == 0:
        low += 1
    while x[x[GAP_TALLY] + high] == 0:
        high -= 1
    return int(max(0, high - low - d[FAIRNESS]))


@inner
def refresh(d: Cells, x: Cells) -> None:
    """Bring the levels up to date for the dirty agents; what they were stays saved until ``settle``."""
    unfair = _unfairness(d, x)
    top = x[WORST]
    for i in range(x[DIRTIES]):
        a = x[x[DIRTY] + i]
        if a >= d[PEOPLE]:
            continue
        survey(d, x, a)
        key = x[x[WAIT] + a] if x[x[COUNT] + a] > 1 else 0
        _recount(x, x[x[SAVED] + a * 4 + 1], x[x[SAVED] + a * 4 + 3], -1)
        _recount(x, x[x[GAP_COUNT] + a], key, 1)
        x[GAPS] += x[x[WAIT] + a] - x[x[SAVED] + a * 4 + 0]
        x[MOVING] += x[x[MOVE] + a] - x[x[SAVED] + a * 4 + 2]
        top = max(top, key)
    top = min(top, x[WAIT_TALLIES] - 1)
    while top > 0 and x[x[WAIT_TALLY] + top] == 0:
        top -= 1
    x[WORST] = top
    x[HARD] += _unfairness(d, x) - unfair


@inner
def settle(x: Cells) -> None:
    """Forget what was saved for undoing."""
    for i in range(x[DIRTIES]):
        x[x[IS_DIRTY] + x[x[DIRTY] + i]] = 0
    for i in range(x[LOGGED]):
        x[x[TOUCHED] + x[x[LOG] + i * 4 + 0]] = 0
    x[DIRTIES] = x[LOGGED] = x[QUEUED] = 0


@inner
def take_back(d: Cells, x: Cells) -> None:
    """Take back what ``refresh`` counted; to be called while the agendas are still those of the move."""
    for i in range(x[DIRTIES]):
        a = x[x[DIRTY] + i]
        if a < d[PEOPLE]:
            key = x[x[WAIT] + a] if x[x[COUNT] + a] > 1 else 0
            _recount(x, x[x[GAP_COUNT] + a], key, -1)
            _recount(x, x[x[SAVED] + a * 4 + 1], x[x[SAVED] + a * 4 + 3], 1)
            x[x[WAIT] + a], x[x[GAP_COUNT] + a], x[x[MOVE] + a] = (
                x[x[SAVED] + a * 4 + 0],
                x[x[SAVED] + a * 4 + 1],
                x[x[SAVED] + a * 4 + 2],
            )

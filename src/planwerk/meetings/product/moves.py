"""Putting one meeting in its place and taking it away again, with all that is counted of it."""

import numpy as np

from planwerk.core.kernels import inner
from planwerk.meetings.product.layout import (
    AREA,
    AREAS,
    BUDGET,
    BUSY,
    CHANGED,
    CHANGES,
    COUNT,
    DAY,
    DIRTIES,
    DIRTY,
    EARLIER,
    EARLIER_AT,
    GAP_COUNT,
    HARD,
    HELD,
    HELPER,
    IS_DIRTY,
    KEPT,
    LATER,
    LATER_AT,
    LENGTH,
    LOG,
    LOGGED,
    MAX_ROW,
    MINIMA,
    MISSING,
    MOVE,
    OLD_SLOT,
    OLD_TABLE,
    ON_DUTY,
    PEOPLE_AT,
    PERSON,
    PLACE_OF,
    POOL,
    PRICE_SLOT,
    PRICE_TABLE,
    PRIORITY,
    QUEUE,
    QUEUED,
    QUOTA_AT,
    QUOTA_MAX,
    QUOTA_MIN,
    QUOTA_SESSION,
    RANDOM,
    REACH,
    SAVED,
    SEAT,
    SESSION,
    SLOT,
    SLOTS,
    STRETCH,
    TABLE,
    TABLES,
    TOUCHED,
    UNPLACED,
    WAIT,
    WALK,
    Cells,
)


@inner
def draw(x: Cells, n: int) -> int:
    """Return a random number from 0 to ``n`` - 1 (xorshift64*, Vigna 2016)."""
    r = np.uint64(x[RANDOM])
    r ^= r >> np.uint64(12)
    r ^= r << np.uint64(25)
    r ^= r >> np.uint64(27)
    x[RANDOM] = np.int64(r)
    return int(np.int64((r * np.uint64(2685821657736338717)) >> np.uint64(33)) % n)


@inner
def _change(d: Cells, x: Cells, m: int, sign: int) -> None:
    """Count (or no longer count) how ``m`` differs from the earlier plan."""
    if d[d[OLD_SLOT] + m] < 0:
        return
    price = 0
    if x[x[SLOT] + m] != d[d[OLD_SLOT] + m]:
        price = d[PRICE_SLOT]
    elif d[d[OLD_TABLE] + m] >= 0 and x[x[TABLE] + m] != d[d[OLD_TABLE] + m]:
        price = d[PRICE_TABLE]
    else:
        return
    x[CHANGES] += sign * price
    x[CHANGED] += sign
    if d[BUDGET] >= 0:
        over = x[CHANGED] - d[BUDGET]
        if (sign > 0 and over > 0) or (sign < 0 and over >= 0):
            x[HARD] += sign


@inner
def _attend(d: Cells, x: Cells, a: int, m: int, s: int, sign: int) -> None:
    """Enter ``m`` into the agenda of agent ``a`` (sign 1) or strike it out (sign -1)."""
    for k in range(s, s + d[d[LENGTH] + m]):
        x[x[BUSY] + a * d[SLOTS] + k] = m if sign > 0 else -1
    x[x[COUNT] + a] += sign
    for q in range(d[d[QUOTA_AT] + a], d[d[QUOTA_AT] + a + 1]):
        if d[d[QUOTA_SESSION] + q] < 0 or d[d[QUOTA_SESSION] + q] == d[d[SESSION] + s]:
            if x[x[HELD] + q] + (sign < 0) * -1 < d[d[QUOTA_MIN] + q]:
                x[MINIMA] -= sign
            x[x[HELD] + q] += sign
    if x[x[IS_DIRTY] + a] == 0:
        x[x[IS_DIRTY] + a] = 1
        x[x[SAVED] + a * 4 + 0], x[x[SAVED] + a * 4 + 1], x[x[SAVED] + a * 4 + 2] = (
            x[x[WAIT] + a],
            x[x[GAP_COUNT] + a],
            x[x[MOVE] + a],
        )
        x[x[SAVED] + a * 4 + 3] = x[x[WAIT] + a] if x[x[COUNT] + a] - sign > 1 else 0
        x[x[DIRTY] + x[DIRTIES]] = a
        x[DIRTIES] += 1


@inner
def place(d: Cells, x: Cells, m: int, s: int, t: int, h: int) -> None:
    """Put ``m`` into slot ``s`` at table ``t`` with interpreter ``h``; all of them must be free."""
    _change(d, x, m, -1)
    x[x[SLOT] + m], x[x[TABLE] + m], x[x[HELPER] + m] = s, t, h
    _change(d, x, m, 1)
    x[MISSING] -= d[d[PRIORITY] + m]
    for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
        _attend(d, x, d[d[PERSON] + i], m, s, 1)
    if h >= 0:
        _attend(d, x, h, m, s, 1)
    if t >= 0:
        for k in range(s, s + d[d[LENGTH] + m]):
            x[x[SEAT] + k * d[TABLES] + t] = m
    x[POOL] -= 1
    last, hole = x[x[UNPLACED] + x[POOL]], x[x[PLACE_OF] + m]
    x[x[UNPLACED] + hole], x[x[PLACE_OF] + last] = last, hole


@inner
def remove(d: Cells, x: Cells, m: int) -> None:
    """Take ``m`` out of the plan."""
    s, t, h = x[x[SLOT] + m], x[x[TABLE] + m], x[x[HELPER] + m]
    for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
        _attend(d, x, d[d[PERSON] + i], m, s, -1)
    if h >= 0:
        _attend(d, x, h, m, s, -1)
    if t >= 0:
        for k in range(s, s + d[d[LENGTH] + m]):
            x[x[SEAT] + k * d[TABLES] + t] = -1
    _change(d, x, m, -1)
    x[x[SLOT] + m] = x[x[TABLE] + m] = x[x[HELPER] + m] = -1
    _change(d, x, m, 1)
    x[MISSING] += d[d[PRIORITY] + m]
    x[x[UNPLACED] + x[POOL]] = m
    x[x[PLACE_OF] + m] = x[POOL]
    x[POOL] += 1


@inner
def note(x: Cells, m: int) -> None:
    """Remember where ``m`` was before this move."""
    if x[x[TOUCHED] + m] == 0:
        x[x[TOUCHED] + m] = 1
        n = x[LOGGED]
        x[x[LOG] + n * 4 + 0], x[x[LOG] + n * 4 + 1], x[x[LOG] + n * 4 + 2], x[x[LOG] + n * 4 + 3] = (
            m,
            x[x[SLOT] + m],
            x[x[TABLE] + m],
            x[x[HELPER] + m],
        )
        x[LOGGED] += 1


@inner
def throw_out(d: Cells, x: Cells, m: int, really: bool) -> bool:
    """Take ``m`` out to make room; say whether that is allowed: not what is kept, nor what this move has placed.

    Without ``really`` nothing is thrown out and nothing allowed: the caller only asks whether there is room.
    """
    if not really or d[d[KEPT] + m] or x[x[TOUCHED] + m] == 2:
        return False
    note(x, m)
    remove(d, x, m)
    x[x[QUEUE] + x[QUEUED]] = m
    x[QUEUED] += 1
    return True


@inner
def _clear_agenda(d: Cells, x: Cells, a: int, m: int, s: int, t: int, really: bool) -> bool:
    """Make room for ``m`` in the agenda of ``a``: the slots themselves and the walks before and after."""
    end = s + d[d[LENGTH] + m]
    for k in range(s, end):
        if d[d[ON_DUTY] + a * d[SLOTS] + k] == 0 or (
            x[x[BUSY] + a * d[SLOTS] + k] >= 0 and not throw_out(d, x, x[x[BUSY] + a * d[SLOTS] + k], really)
        ):
            return False
    reach = d[REACH]
    if reach == 0 or t < 0:
        return True
    for k in range(max(0, s - reach), min(d[SLOTS], end + reach)):
        other = x[x[BUSY] + a * d[SLOTS] + k]
        if other < 0 or d[d[DAY] + k] != d[d[DAY] + s]:
            continue
        free = s - k - 1 if k < s else k - end
        if free < d[d[WALK] + d[d[AREA] + t] * d[AREAS] + d[d[AREA] + x[x[TABLE] + other]]] and not throw_out(
            d, x, other, really
        ):
            return False
    return True


@inner
def _clear_quota(d: Cells, x: Cells, a: int, s: int, really: bool) -> bool:
    """Throw out meetings of ``a`` until one more fits their maxima."""
    for q in range(d[d[QUOTA_AT] + a], d[d[QUOTA_AT] + a + 1]):
        if d[d[QUOTA_SESSION] + q] >= 0 and d[d[QUOTA_SESSION] + q] != d[d[SESSION] + s]:
            continue
        while x[x[HELD] + q] >= d[d[QUOTA_MAX] + q]:
            if not really or d[d[QUOTA_MAX] + q] == 0:
                return False
            first, gone = draw(x, d[SLOTS]), False
            for step in range(d[SLOTS]):
                k = (first + step) % d[SLOTS]
                other = x[x[BUSY] + a * d[SLOTS] + k]
                inside = d[d[QUOTA_SESSION] + q] < 0 or d[d[SESSION] + k] == d[d[SESSION] + s]
                if other >= 0 and inside and throw_out(d, x, other, really):
                    gone = True
                    break
            if not gone:
                return False
    return True


@inner
def _clear_row(d: Cells, x: Cells, a: int, m: int, s: int, really: bool) -> bool:
    """Throw out neighbours of ``m`` in the agenda of ``a`` until the row is short enough."""
    if d[d[MAX_ROW] + a] > d[SLOTS]:
        return True
    while True:
        left, right = s, s + d[d[LENGTH] + m] - 1
        while left > 0 and x[x[BUSY] + a * d[SLOTS] + left - 1] >= 0 and d[d[STRETCH] + left - 1] == d[d[STRETCH] + s]:
            left -= 1
        while (
            right + 1 < d[SLOTS]
            and x[x[BUSY] + a * d[SLOTS] + right + 1] >= 0
            and d[d[STRETCH] + right + 1] == d[d[STRETCH] + s]
        ):
            right += 1
        if right - left < d[d[MAX_ROW] + a]:
            return True
        before, after = s - 1, s + d[d[LENGTH] + m]
        go_left = left < s and (right < after or draw(x, 2) == 0)
        if not (left < s or right >= after):
            return False
        if throw_out(d, x, x[x[BUSY] + a * d[SLOTS] + (before if go_left else after)], really):
            continue
        other_side = (right >= after) if go_left else (left < s)
        if not other_side or not throw_out(d, x, x[x[BUSY] + a * d[SLOTS] + (after if go_left else before)], really):
            return False


@inner
def clear_agents(d: Cells, x: Cells, m: int, s: int, t: int, really: bool) -> bool:
    """Make room for ``m`` in slot ``s`` for everyone but an interpreter, and for what comes before and after it."""
    for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
        a = d[d[PERSON] + i]
        if not _clear_agenda(d, x, a, m, s, t, really):
            return False
        if not _clear_quota(d, x, a, s, really) or not _clear_row(d, x, a, m, s, really):
            return False
    for i in range(d[d[EARLIER_AT] + m], d[d[EARLIER_AT] + m + 1]):
        other = d[d[EARLIER] + i]
        if other == m:
            return False
        late = x[x[SLOT] + other] >= 0 and x[x[SLOT] + other] + d[d[LENGTH] + other] > s
        if late and not throw_out(d, x, other, really):
            return False
    for i in range(d[d[LATER_AT] + m], d[d[LATER_AT] + m + 1]):
        other = d[d[LATER] + i]
        if x[x[SLOT] + other] >= 0 and x[x[SLOT] + other] < s + d[d[LENGTH] + m] and not throw_out(d, x, other, really):
            return False
    return True


@inner
def clear_helper(d: Cells, x: Cells, h: int, m: int, s: int, t: int, really: bool) -> bool:
    """Make room for ``m`` in the agenda of interpreter ``h``."""
    return _clear_agenda(d, x, h, m, s, t, really) and _clear_row(d, x, h, m, s, really)


@inner
def clear_table(d: Cells, x: Cells, t: int, m: int, s: int, really: bool) -> bool:
    """Make room for ``m`` at table ``t``."""
    for k in range(s, s + d[d[LENGTH] + m]):
        other = x[x[SEAT] + k * d[TABLES] + t]
        if other == -2 or (other >= 0 and not throw_out(d, x, other, really)):
            return False
    return True

"""Choosing a table and an interpreter for a meeting, and placing it with them."""

from planwerk.core.kernels import inner
from planwerk.meetings.product.layout import (
    AREA,
    AREAS,
    BUSY,
    DAY,
    HELPER_LIST,
    HELPERS_AT,
    KIND,
    LANGUAGE,
    LENGTH,
    OLD_SLOT,
    OLD_TABLE,
    PEOPLE_AT,
    PERSON,
    REACH,
    SEAT,
    SLOTS,
    START,
    STARTS_AT,
    TABLE,
    TABLE_LIST,
    TABLES,
    TABLES_AT,
    TOUCHED,
    WALK,
    Cells,
)
from planwerk.meetings.product.moves import clear_agents, clear_helper, clear_table, draw, note, place

# What table a meeting wants: any, one near its participants, or (and counting on) one in the first area.
ANY, NEAR, IN_AREA = 0, 1, 2


@inner
def _free_table(d: Cells, x: Cells, t: int, m: int, s: int) -> bool:
    for k in range(s, s + d[d[LENGTH] + m]):
        if x[x[SEAT] + k * d[TABLES] + t] != -1:
            return False
    return True


@inner
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


@inner
def in_kind(d: Cells, kind: int, t: int) -> bool:
    for i in range(d[d[TABLES_AT] + kind], d[d[TABLES_AT] + kind + 1]):
        if d[d[TABLE_LIST] + i] == t:
            return True
    return False


@inner
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


@inner
def _table_in(d: Cells, x: Cells, m: int, s: int, area: int) -> int:
    """Return a table of an area for ``m`` in slot ``s``, a free one if there is any, -1 if none suits."""
    kind = d[d[KIND] + m]
    first, size = d[d[TABLES_AT] + kind], d[d[TABLES_AT] + kind + 1] - d[d[TABLES_AT] + kind]
    start, taken = draw(x, size), -1
    for step in range(size):
        t = d[d[TABLE_LIST] + first + (start + step) % size]
        if d[d[AREA] + t] == area:
            if _free_table(d, x, t, m, s):
                return int(t)
            taken = t
    return int(taken)


@inner
def pick_table(d: Cells, x: Cells, m: int, s: int, really: bool, want: int) -> int:
    """Return a table for ``m`` in slot ``s``, -1 if none suits: a free one if there is any, rather one not too far.

    When wanted ``NEAR`` rather one that a participant uses just before or after, now and then even when it is taken;
    wanted from ``IN_AREA`` on one in the area that comes so far behind.
    """
    kind = d[d[KIND] + m]
    first, size = d[d[TABLES_AT] + kind], d[d[TABLES_AT] + kind + 1] - d[d[TABLES_AT] + kind]
    if size == 0:
        return -1
    if want >= IN_AREA:
        return _table_in(d, x, m, s, want - IN_AREA)
    if want == NEAR:
        t = _near_table(d, x, m, s)
        suits = t >= 0 and (size == d[TABLES] or in_kind(d, kind, t))
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


@inner
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


@inner
def _people_free(d: Cells, x: Cells, m: int, s: int) -> bool:
    """Say quickly whether the participants of ``m`` have nothing else to do in slot ``s`` and those it lasts."""
    for i in range(d[d[PEOPLE_AT] + m], d[d[PEOPLE_AT] + m + 1]):
        row = x[BUSY] + d[d[PERSON] + i] * d[SLOTS]
        for k in range(s, s + d[d[LENGTH] + m]):
            if x[row + k] >= 0:
                return False
    return True


@inner
def put(d: Cells, x: Cells, m: int, s: int, really: bool, want: int) -> bool:
    """Place ``m`` in slot ``s``, throwing out what is in the way if ``really``; say whether it is placed."""
    if not really and not _people_free(d, x, m, s):
        return False
    t = -1
    if d[TABLES] > 0:
        t = pick_table(d, x, m, s, really, want)
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


@inner
def interprets(d: Cells, pair: int, h: int) -> bool:
    for i in range(d[d[HELPERS_AT] + pair], d[d[HELPERS_AT] + pair + 1]):
        if d[d[HELPER_LIST] + i] == h:
            return True
    return False


@inner
def put_anywhere(d: Cells, x: Cells, m: int, tries: int) -> bool:
    """Place ``m`` in a slot that has room for it, if one of ``tries`` has."""
    size = d[d[STARTS_AT] + m + 1] - d[d[STARTS_AT] + m]
    if size == 0:
        return False
    first = draw(x, size)
    for step in range(min(tries, size)):
        if put(d, x, m, d[d[START] + d[d[STARTS_AT] + m] + (first + step) % size], False, NEAR):
            return True
    return False

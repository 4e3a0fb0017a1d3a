"""The first plan: what stays of an earlier one, then one meeting after the other."""

from planwerk.core.kernels import inner, kernel
from planwerk.meetings.product.layout import (
    BUSY,
    COUNT,
    DAY,
    KIND,
    LANGUAGE,
    LENGTH,
    PEOPLE_AT,
    PERSON,
    SLOT,
    SLOTS,
    START,
    START_OK,
    STARTS_AT,
    TABLES,
    Cells,
)
from planwerk.meetings.product.measure import refresh, settle
from planwerk.meetings.product.moves import clear_agents, clear_helper, clear_table, draw, place
from planwerk.meetings.product.picks import NEAR, in_kind, interprets, put, put_anywhere


@inner
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
        if chosen >= 0 and not put(d, x, m, chosen, False, NEAR):
            put_anywhere(d, x, m, 20)
        refresh(d, x)
        settle(x)


@kernel
def install(d: Cells, x: Cells, plan: Cells, order: Cells, loose: bool) -> None:
    """Place the meetings of a plan in its slots, as far as there is room.

    They get the plan's tables and interpreters; with ``loose`` others where those are gone.
    """
    for m in order:
        s, t, h = plan[0, m], plan[1, m], plan[2, m]
        if s < 0 or x[x[SLOT] + m] >= 0 or d[d[START_OK] + m * d[SLOTS] + s] == 0:
            continue
        fits = d[TABLES] == 0 or (t >= 0 and in_kind(d, d[d[KIND] + m], t) and clear_table(d, x, t, m, s, False))
        pair = d[d[LANGUAGE] + m]
        helped = h < 0 if pair < 0 else h >= 0 and interprets(d, pair, h) and clear_helper(d, x, h, m, s, t, False)
        if fits and helped and clear_agents(d, x, m, s, t, False):
            place(d, x, m, s, t if d[TABLES] > 0 else -1, h)
        elif loose:
            put(d, x, m, s, False, NEAR)
        refresh(d, x)
        settle(x)

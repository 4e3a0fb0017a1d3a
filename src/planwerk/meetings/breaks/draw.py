"""Drawing moves that are likely to be made.

A move takes somebody from a slot where they are busy to one where they are idle. By how many neighbours of a slot are
busy (0, 1, 2) leaving it changes their runs of busy slots by -1, 0, 1, and entering one by 1, 0, -1. Most pairs of
slots split a run and open another and would be refused at once, so pairs are drawn with the weight 1 where the runs do
not grow and the weight of the cooling where they do: the search is the same as with even draws and refusals, and five
to twenty times as fast.

People are drawn by the sum of their pairs' weights: from an urn with tickets for it that is filled anew all the time,
and refused where they have less by now.
"""

from typing import Any

import numpy as np

from planwerk.core.kernels import kernel
from planwerk.meetings.breaks.bits import ones

WINDOW, STAY = 512, 4  # people in an urn, few enough to stay in the cache; how often it is filled with the same ones
TICKETS = 4  # tickets of each in the mean, besides one for everyone


@kernel
def parts(person: Any, p: Any, w: Any) -> Any:
    """Return word ``w`` of six sets of slots: busy ones with 0, 1, 2 busy neighbours, idle ones likewise."""
    words = person.shape[1] >> 1
    busy = person[p, w]
    below, above = busy << np.uint64(1), busy >> np.uint64(1)
    if w > 0:
        below |= person[p, w - 1] >> np.uint64(63)
    if w + 1 < words:
        above |= person[p, w + 1] << np.uint64(63)
    idle = person[p, words + w] & ~busy
    none, one, both = ~(below | above), below ^ above, below & above
    return busy & none, busy & one, busy & both, idle & none, idle & one, idle & both


@kernel
def sizes(person: Any, p: Any) -> Any:
    """Return the sizes of the six sets."""
    a, b, c, d, e, f = parts(person, p, 0)
    na, nb, nc, nd, ne, nf = ones(a), ones(b), ones(c), ones(d), ones(e), ones(f)
    for w in range(1, person.shape[1] >> 1):
        a, b, c, d, e, f = parts(person, p, w)
        na, nb, nc = na + ones(a), nb + ones(b), nc + ones(c)
        nd, ne, nf = nd + ones(d), ne + ones(e), nf + ones(f)
    return np.float64(na), np.float64(nb), np.float64(nc), np.float64(nd), np.float64(ne), np.float64(nf)


@kernel
def weigh(person: Any, p: Any, one: Any, two: Any) -> Any:
    """Return the weight of all pairs of slots of ``p``; ``one`` and ``two`` weigh pairs that open so many runs."""
    a, b, c, d, e, f = sizes(person, p)
    return a * (d + e + f) + b * (one * d + e + f) + c * (two * d + one * e + f)


@kernel
def fill(person: Any, people: Any, base: Any, one: Any, two: Any, urn: Any, share: Any) -> Any:
    """Put tickets of the window of people from ``base`` on into the urn; return how many.

    ``share[i]`` is the weight that the tickets of the window's i-th stand for.
    """
    number, total = share.shape[0], 0.0
    for i in range(number):
        at = base + i
        share[i] = weigh(person, people[at if at < people.shape[0] else at - people.shape[0]], one, two)
        total += share[i]
    if total == 0.0:
        return 0
    unit, count = total / (TICKETS * number), 0
    for i in range(number):
        tickets = np.int64(share[i] / unit) + 1
        share[i] = tickets * unit
        for _ in range(tickets):
            urn[count] = i
            count += 1
    return count


@kernel
def nth(person: Any, p: Any, which: Any, rank: Any) -> Any:
    """Return the slot of that rank in one of the six sets."""
    for w in range(person.shape[1] >> 1):
        word = parts(person, p, w)[which]
        here = np.int64(ones(word))
        if rank < here:
            for _ in range(rank):
                word &= word - np.uint64(1)
            return 64 * w + np.int64(ones((word & (~word + np.uint64(1))) - np.uint64(1)))
        rank -= here
    return 0


@kernel
def pick(person: Any, p: Any, one: Any, two: Any, point: Any) -> Any:
    """Return the pair of slots at ``point`` when all pairs of ``p`` lie side by side with their weights.

    (0, 0) for a point beyond them.
    """
    a, b, c, d, e, f = sizes(person, p)
    first, second, third = d + e + f, one * d + e + f, two * d + one * e + f
    if point < a * first:
        leave, width, apart, touch = 0, first, 1.0, 1.0
    elif point < a * first + b * second:
        point -= a * first
        leave, width, apart, touch = 1, second, one, 1.0
    elif point < a * first + b * second + c * third:
        point -= a * first + b * second
        leave, width, apart, touch = 2, third, two, one
    else:
        return 0, 0
    rank = np.int64(point / width)
    point -= rank * width
    s = nth(person, p, leave, rank)
    if point < f:
        return s, nth(person, p, 5, np.int64(point))
    point -= f
    if point < e * touch:
        return s, nth(person, p, 4, np.int64(point / touch))
    return s, nth(person, p, 3, np.int64((point - e * touch) / apart))

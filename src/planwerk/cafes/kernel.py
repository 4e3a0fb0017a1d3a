# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""The annealing over seats, compiled: swaps of two people in a round, everywhere, or of two whole tables.

Values are counted as ``model.VALUES`` lists them; every change updates only the two tables it touches. The functions of
the inner loop take the state's arrays one by one: taking an array out of a tuple costs a reference count each time.
"""

from typing import Any

import numpy as np

from planwerk.cafes.model import AVOID, COLLEAGUES, FIELDS, MEET, SENIORITY
from planwerk.core.kernels import inner, kernel

SWAP_ALL, SWAP_TABLES = 0.03, 0.05


@inner
def count_pair(meets, relation, values, person, mate, sign):
    """Add (``sign`` 1) or take away (-1) one meeting of two people."""
    # How often they meet besides this time.
    besides = meets[person, mate] - (1 if sign < 0 else 0)
    meets[person, mate] += sign
    meets[mate, person] += sign
    if besides > 0:
        values[2] += sign
    bits = relation[person, mate]
    if bits:
        if bits & AVOID:
            values[0] += sign
        if bits & MEET and besides == 0:
            values[0] -= sign
        if bits & COLLEAGUES:
            values[3] += sign
        if bits & FIELDS:
            values[6] += sign
        if bits & SENIORITY:
            values[7] += sign


@inner
def count_mates(seat, number, first, last, slot, meets, relation, values, person, sign):
    """Add or take away the meetings of ``person`` with the others on the slots of a table, ``slot`` left out."""
    for other in range(first, last):
        mate = seat[number, other]
        if other != slot and mate >= 0:
            count_pair(meets, relation, values, person, mate, sign)


@inner
def count_place(reachable, before, delegation, members, visits, each, values, number, table, person, sign):
    """Add or take away what ``person`` at a table is worth whoever sits there."""
    if not reachable[person, table]:
        values[0] += sign
    if each:
        besides = visits[person, table] - (1 if sign < 0 else 0)
        visits[person, table] += sign
        if besides > 0:
            values[0] += sign
    wanted = before[number, person]
    if wanted >= 0 and wanted != table:
        values[1] += sign
    group = delegation[person]
    if group >= 0:
        besides = members[number, table, group] - (1 if sign < 0 else 0)
        members[number, table, group] += sign
        if besides == 0:
            values[4] -= sign


@inner
def misunderstood(seat, number, first, last, languages, interprets):
    """Return 1 for a table (its slots) without a common language and without an interpreter for all, else 0."""
    common = np.uint64(0xFFFFFFFFFFFFFFFF)
    for slot in range(first, last):
        if seat[number, slot] >= 0:
            common &= languages[seat[number, slot]]
    if common:
        return 0
    for slot in range(first, last):
        person = seat[number, slot]
        if person >= 0 and interprets[person]:
            served = True
            for other in range(first, last):
                mate = seat[number, other]
                if mate >= 0 and not (languages[mate] & interprets[person]):
                    served = False
                    break
            if served:
                return 0
    return 1


@inner
def swap(
    seat, table, start, place, meets, relation, reachable, before, delegation, members, visits, languages, interprets,
    each, talks, values, number, one, other,
):  # fmt: skip
    """Let two slots of a round change their people (or emptiness), and update ``values``. Made twice it is undone."""
    left, right = table[number, one], table[number, other]
    first, last = start[number, left], start[number, left + 1]
    begin, end = start[number, right], start[number, right + 1]
    if talks:
        values[5] -= misunderstood(seat, number, first, last, languages, interprets)
        values[5] -= misunderstood(seat, number, begin, end, languages, interprets)
    person, mate = seat[number, one], seat[number, other]
    if person >= 0:
        count_mates(seat, number, first, last, one, meets, relation, values, person, -1)
        count_place(reachable, before, delegation, members, visits, each, values, number, left, person, -1)
    if mate >= 0:
        count_mates(seat, number, begin, end, other, meets, relation, values, mate, -1)
        count_place(reachable, before, delegation, members, visits, each, values, number, right, mate, -1)
        count_mates(seat, number, first, last, one, meets, relation, values, mate, 1)
        count_place(reachable, before, delegation, members, visits, each, values, number, left, mate, 1)
        place[number, mate] = one
    if person >= 0:
        count_mates(seat, number, begin, end, other, meets, relation, values, person, 1)
        count_place(reachable, before, delegation, members, visits, each, values, number, right, person, 1)
        place[number, person] = other
    seat[number, one], seat[number, other] = mate, person
    if talks:
        values[5] += misunderstood(seat, number, first, last, languages, interprets)
        values[5] += misunderstood(seat, number, begin, end, languages, interprets)


@inner
def may_empty(seat, start, full, number, table):
    """Return whether a table may have one empty slot more: it has none and more chairs than the fullest level."""
    first, last = start[number, table], start[number, table + 1]
    if last - first != full[number]:
        return False
    for slot in range(first, last):  # noqa: SIM110  # a loop compiles to less
        if seat[number, slot] < 0:
            return False
    return True


@inner
def draw_seats(seat, table, start, full, movable, moving, steps, number):
    """Write a random swap of two slots into ``steps``; return 1, or 0 where it makes no sense."""
    one = movable[number, np.random.randint(moving[number])]
    other = movable[number, np.random.randint(moving[number])]
    left, right = table[number, one], table[number, other]
    if left == right or (seat[number, one] < 0 and seat[number, other] < 0):
        return 0
    if seat[number, one] < 0 and not may_empty(seat, start, full, number, right):
        return 0
    if seat[number, other] < 0 and not may_empty(seat, start, full, number, left):
        return 0
    steps[0, 0], steps[0, 1], steps[0, 2] = number, one, other
    return 1


@inner
def draw_everywhere(table, place, free, steps, held):
    """Write the swaps by which two random people change places in every open round; return how many."""
    rounds, people = place.shape
    one, other = np.random.randint(people), np.random.randint(people)
    count = 0
    for number in range(held, rounds):
        left, right = place[number, one], place[number, other]
        if left < 0 or right < 0 or not free[number, left] or not free[number, right]:
            continue
        if table[number, left] != table[number, right]:
            steps[count, 0], steps[count, 1], steps[count, 2] = number, left, right
            count += 1
    return count


@inner
def draw_tables(start, free, steps, number):
    """Write the swaps by which two random tables of a round change people; return how many, 0 if sizes differ."""
    tables = start.shape[1] - 1
    one, other = np.random.randint(tables), np.random.randint(tables)
    left, right = start[number, one], start[number, other]
    size = start[number, one + 1] - left
    if one == other or size != start[number, other + 1] - right:
        return 0
    count = 0
    for step in range(size):
        count += free[number, left + step]
        count -= free[number, right + step]
    if count:
        return 0
    end, finish = start[number, one + 1], start[number, other + 1]
    while left < end and right < finish:
        if not free[number, left]:
            left += 1
        elif not free[number, right]:
            right += 1
        else:
            steps[count, 0], steps[count, 1], steps[count, 2] = number, left, right
            count += 1
            left += 1
            right += 1
    return count


@kernel
def place_all(state: Any, wanted: Any, values: Any) -> None:
    """Seat people as ``wanted`` says on empty slots, and count ``values`` from nothing."""
    rounds, slots = wanted.shape
    for number in range(rounds):
        for slot in range(slots):
            person = wanted[number, slot]
            if person < 0:
                continue
            table = state.table[number, slot]
            first = state.start[number, table]
            count_mates(state.seat, number, first, slot, slot, state.meets, state.relation, values, person, 1)
            count_place(
                state.reachable, state.before, state.delegation, state.members, state.visits, state.each,
                values, number, table, person, 1,
            )  # fmt: skip
            state.seat[number, slot] = person
            state.place[number, person] = slot
        if state.talks:
            for table in range(state.start.shape[1] - 1):
                first, last = state.start[number, table], state.start[number, table + 1]
                values[5] += misunderstood(state.seat, number, first, last, state.languages, state.interprets)


@kernel
def better(values: Any, best: Any, order: Any) -> Any:
    """Return whether ``values`` come before ``best``, level by level."""
    for level in order:
        if values[level] != best[level]:
            return values[level] < best[level]
    return False


@inner
def reached(values, goal, order):
    """Return whether no level is worse than its goal."""
    return np.all(values[order] <= goal[order])


@kernel
def anneal(state, values, best, best_seat, order, weights, goal, free, held, moves, heat, seed) -> Any:
    """Anneal for ``moves`` moves from temperature ``heat[0]`` down to ``heat[1]``; return the moves made.

    ``best`` and ``best_seat`` keep the best values and seats seen, level by level. Stops when ``goal`` is reached.
    """
    (
        seat, table, start, full, movable, moving, place, relation, meets, visits, members, delegation, languages,
        interprets, reachable, before, each, talks,
    ) = state  # fmt: skip
    np.random.seed(seed)
    open_rounds = np.flatnonzero(moving > 1)
    steps = np.zeros((max(seat.shape), 3), np.int64)
    trial = np.zeros_like(values)
    temperature, cooling = heat[0], (heat[1] / heat[0]) ** (1.0 / moves)
    for done in range(moves):
        temperature *= cooling
        number = open_rounds[np.random.randint(open_rounds.size)]
        lot = np.random.random()
        if lot < SWAP_ALL:
            count = draw_everywhere(table, place, free, steps, held)
        elif each and lot < SWAP_ALL + SWAP_TABLES:
            count = draw_tables(start, free, steps, number)
        else:
            count = draw_seats(seat, table, start, full, movable, moving, steps, number)
        if count == 0:
            continue
        trial[:] = 0
        for step in range(count):
            swap(
                seat, table, start, place, meets, relation, reachable, before, delegation, members, visits, languages,
                interprets, each, talks, trial, steps[step, 0], steps[step, 1], steps[step, 2],
            )  # fmt: skip
        cost = 0.0
        for level in order:
            cost += weights[level] * trial[level]
        if cost > 0 and np.random.random() >= np.exp(-cost / temperature):
            for step in range(count - 1, -1, -1):
                swap(
                    seat, table, start, place, meets, relation, reachable, before, delegation, members, visits,
                    languages, interprets, each, talks, trial, steps[step, 0], steps[step, 1], steps[step, 2],
                )  # fmt: skip
            continue
        values += trial
        if better(values, best, order):
            best[:] = values
            best_seat[:] = seat
            if reached(values, goal, order):
                return done + 1
    return moves

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""The annealing over seats, compiled: swaps of two people in a round, everywhere or on their tours, or of two tables.

Values are counted as ``model.VALUES`` lists them; every change updates only the two tables it touches. The functions of
the inner loop take the state's arrays one by one: taking an array out of a tuple costs a reference count each time.
"""

from typing import Any

import numpy as np

from planwerk.cafes.moves import draw
from planwerk.cafes.weighing import count_meeting, misunderstood, weigh_swap, weigh_talks
from planwerk.core.kernels import inner, kernel


@inner
def count_pair(meets, relation, values, person, mate, sign):
    """Add (``sign`` 1) or take away (-1) one meeting of two people."""
    # How often they meet besides this time.
    besides = meets[person, mate] - (1 if sign < 0 else 0)
    meets[person, mate] += sign
    meets[mate, person] += sign
    count_meeting(relation, values, person, mate, besides, sign)


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


@inner
def price(values, weights, order):
    """Return what the levels that count are worth together."""
    total = 0.0
    for level in order:
        total += weights[level] * values[level]
    return total


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
    taken = np.zeros(seat.shape[0], np.bool_)
    temperature, cooling = heat[0], (heat[1] / heat[0]) ** (1.0 / moves)
    for done in range(moves):
        temperature *= cooling
        number = open_rounds[np.random.randint(open_rounds.size)]
        count = draw(seat, table, start, full, movable, moving, place, free, each, steps, taken, held, number)
        if count == 0:
            continue
        # What the move may cost is drawn first: most single swaps are given up without being made.
        most = -temperature * np.log(1.0 - np.random.random())
        trial[:] = 0
        if count == 1:
            number, one, other = steps[0, 0], steps[0, 1], steps[0, 2]
            weigh_swap(
                seat, table, start, meets, relation, reachable, before, delegation, members, visits, each, trial,
                number, one, other,
            )  # fmt: skip
            if price(trial, weights, order) - 2 * talks * weights[5] > most:
                continue
            if talks:
                trial[5] = weigh_talks(seat, table, start, languages, interprets, number, one, other)
                if price(trial, weights, order) > most:
                    continue
            trial[:] = 0
        for step in range(count):
            swap(
                seat, table, start, place, meets, relation, reachable, before, delegation, members, visits, languages,
                interprets, each, talks, trial, steps[step, 0], steps[step, 1], steps[step, 2],
            )  # fmt: skip
        if price(trial, weights, order) > most:
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

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""The moves of the annealing over seats: each is drawn as swaps of two slots of a round, ``steps[count, 3]``."""

import numpy as np

from planwerk.core.kernels import inner

SWAP_ALL, SWAP_TABLES, SWAP_TOURS = 0.03, 0.05, 0.02


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
def round_at(table, place, person, wanted, besides):
    """Return the round other than ``besides`` in which a person sits at a table, ``-1`` if there is none."""
    for number in range(place.shape[0]):
        slot = place[number, person]
        if number != besides and slot >= 0 and table[number, slot] == wanted:
            return number
    return -1


@inner
def draw_tours(seat, table, place, free, steps, taken, number, one, other):
    """Write the swaps of two people that keep both on tours: the given one and those it makes needed in turn.

    Whoever comes to a table that they visit in another round changes with the other there too. Returns how many, 0
    where that cannot be.
    """
    person, mate = seat[number, one], seat[number, other]
    if person < 0 or mate < 0 or table[number, one] == table[number, other]:
        return 0
    taken[:] = False
    count, done = 1, 0
    steps[0, 0], steps[0, 1], steps[0, 2] = number, one, other
    taken[number] = True
    while done < count:
        now, left, right = steps[done, 0], steps[done, 1], steps[done, 2]
        done += 1
        for who in range(2):
            if who == 0:
                again = round_at(table, place, person, table[now, right], now)
            else:
                again = round_at(table, place, mate, table[now, left], now)
            if again < 0 or taken[again]:
                continue
            first, second = place[again, person], place[again, mate]
            if first < 0 or second < 0 or not free[again, first] or not free[again, second]:
                return 0
            if table[again, first] == table[again, second]:  # one of them is off their tour already
                return 0
            steps[count, 0], steps[count, 1], steps[count, 2] = again, first, second
            taken[again] = True
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


@inner
def draw(seat, table, start, full, movable, moving, place, free, each, steps, taken, held, number):
    """Write a random move of a round into ``steps``; return how many swaps it has, 0 where it makes no sense."""
    lot = np.random.random()
    if lot < SWAP_ALL:
        return draw_everywhere(table, place, free, steps, held)
    if each and lot < SWAP_ALL + SWAP_TABLES:
        return draw_tables(start, free, steps, number)
    if each and lot < SWAP_ALL + SWAP_TABLES + SWAP_TOURS:
        one = movable[number, np.random.randint(moving[number])]
        other = movable[number, np.random.randint(moving[number])]
        return draw_tours(seat, table, place, free, steps, taken, number, one, other)
    return draw_seats(seat, table, start, full, movable, moving, steps, number)

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What a swap of two slots would be worth, counted without making it: most swaps are given up."""

import numpy as np

from planwerk.cafes.model import AVOID, COLLEAGUES, FIELDS, MEET, SENIORITY
from planwerk.core.kernels import inner


@inner
def count_meeting(relation, values, person, mate, besides, sign):
    """Add to ``values`` a meeting more (``sign`` 1) or less (-1) of two people who meet ``besides`` times otherwise."""
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
def weigh_mates(seat, number, first, last, slot, meets, relation, values, person, sign):
    """Add to ``values`` what ``count_mates`` would, and change nothing else."""
    for other in range(first, last):
        mate = seat[number, other]
        if other == slot or mate < 0:
            continue
        count_meeting(relation, values, person, mate, meets[person, mate] - (1 if sign < 0 else 0), sign)


@inner
def weigh_place(reachable, before, visits, each, values, number, left, right, person):
    """Add to ``values`` what it is worth that ``person`` goes from one table to another, whoever sits there."""
    values[0] += reachable[person, left]
    values[0] -= reachable[person, right]
    if each:
        values[0] -= visits[person, left] > 1
        values[0] += visits[person, right] > 0
    wanted = before[number, person]
    if wanted >= 0:
        values[1] += wanted == left
        values[1] -= wanted == right


@inner
def weigh_group(delegation, members, values, number, left, right, person, mate):
    """Add to ``values`` the delegations that two tables lack more when ``person`` and ``mate`` (or nobody) change."""
    group = delegation[person] if person >= 0 else -1
    other = delegation[mate] if mate >= 0 else -1
    if group == other:
        return
    if group >= 0:
        values[4] += members[number, left, group] == 1
        values[4] -= members[number, right, group] == 0
    if other >= 0:
        values[4] += members[number, right, other] == 1
        values[4] -= members[number, left, other] == 0


@inner
def weigh_swap(
    seat, table, start, meets, relation, reachable, before, delegation, members, visits, each, values, number, one,
    other,
):  # fmt: skip
    """Add to ``values`` what ``swap`` would, but for languages, and change nothing else."""
    left, right = table[number, one], table[number, other]
    first, last = start[number, left], start[number, left + 1]
    begin, end = start[number, right], start[number, right + 1]
    person, mate = seat[number, one], seat[number, other]
    if person >= 0:
        weigh_mates(seat, number, first, last, one, meets, relation, values, person, -1)
        weigh_mates(seat, number, begin, end, other, meets, relation, values, person, 1)
        weigh_place(reachable, before, visits, each, values, number, left, right, person)
    if mate >= 0:
        weigh_mates(seat, number, begin, end, other, meets, relation, values, mate, -1)
        weigh_mates(seat, number, first, last, one, meets, relation, values, mate, 1)
        weigh_place(reachable, before, visits, each, values, number, right, left, mate)
    weigh_group(delegation, members, values, number, left, right, person, mate)


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
def weigh_talks(seat, table, start, languages, interprets, number, one, other):
    """Return how many more of two tables lack a common language when two slots change their people."""
    left, right = table[number, one], table[number, other]
    first, last = start[number, left], start[number, left + 1]
    begin, end = start[number, right], start[number, right + 1]
    change = 0
    for sign in (-1, 1):
        change += sign * misunderstood(seat, number, first, last, languages, interprets)
        change += sign * misunderstood(seat, number, begin, end, languages, interprets)
        seat[number, one], seat[number, other] = seat[number, other], seat[number, one]
    return change

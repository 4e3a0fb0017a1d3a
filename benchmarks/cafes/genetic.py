"""A genetic algorithm of the kind common seating tools use, as a comparator: ``python benchmarks/cafes/genetic.py``.

Round by round: a population of seatings of one round, judged by how often their pairs have met before (the square of
it), the better half kept, children by swapping two people of different tables; several such descents, the best kept.
Written from the published description of such tools; single core, same seconds, same sizes as ``planwerk cafes``.
"""

import argparse
import csv
import random
import sys
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from planwerk.cafes.bench import read
from planwerk.cafes.check import check
from planwerk.cafes.problem import anonymous
from planwerk.cafes.solution import Seating
from planwerk.cafes.solve import solve
from planwerk.core.limits import Limits

POPULATION, SURVIVORS, CHILDREN, PATIENCE = 30, 10, 3, 50
Round = list[list[int]]


def cost(tables: Round, met: Sequence[Sequence[int]]) -> int:
    """Return the sum of squares of earlier meetings over the pairs of a round."""
    return sum(met[one][other] ** 2 for table in tables for one, other in combinations(table, 2))


def child(tables: Round, draw: random.Random) -> Round:
    """Return a copy with one to three random swaps."""
    copy = [table[:] for table in tables]
    for _ in range(draw.randint(1, 3)):
        one, other = draw.sample(range(len(copy)), 2)
        left, right = draw.randrange(len(copy[one])), draw.randrange(len(copy[other]))
        copy[one][left], copy[other][right] = copy[other][right], copy[one][left]
    return copy


def next_round(people: int, tables: int, met: Sequence[Sequence[int]], draw: random.Random, until: float) -> Round:
    """Return a round by evolution; stops when nothing is met again, nothing gets better, or time is up."""
    population = []
    for _ in range(POPULATION):
        order = draw.sample(range(people), people)
        population.append([order[table::tables] for table in range(tables)])
    best, idle = None, 0
    while idle < PATIENCE and time.perf_counter() < until:
        population.sort(key=lambda row: cost(row, met))
        least = cost(population[0], met)
        if least == 0:
            break
        idle = 0 if best is None or least < best else idle + 1
        best = least if best is None else min(best, least)
        kept = population[:SURVIVORS]
        population = kept + [child(row, draw) for row in kept for _ in range(CHILDREN)]
    return min(population, key=lambda row: cost(row, met))


def evolve(people: int, tables: int, rounds: int, seconds: float, seed: int) -> Seating:
    """Return the best of as many whole plans as fit into the time."""
    draw = random.Random(seed)
    end = time.perf_counter() + seconds
    best: tuple[int, list[Round]] | None = None
    while best is None or (best[0] and time.perf_counter() < end):
        met = [[0] * people for _ in range(people)]
        plan = []
        for _ in range(rounds):
            row = next_round(people, tables, met, draw, end)
            plan.append(row)
            for table in row:
                for one, other in combinations(table, 2):
                    met[one][other] += 1
                    met[other][one] += 1
        again = sum(max(0, count - 1) for number, row in enumerate(met) for count in row[number + 1 :])
        if best is None or again < best[0]:
            best = again, plan
    names = tuple(tuple(tuple(str(person + 1) for person in table) for table in row) for row in best[1])
    return Seating(rounds=names)


def main() -> None:
    """Write a CSV with the repeats of both, side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("known", type=Path, nargs="?", help="CSV with tables, seats, rounds, repeats_known")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("tables", "seats", "rounds", "genetic", "planwerk", "seconds"))
    for size in read(options.known):
        people = size.tables * size.seats
        problem = anonymous(people, size.tables, size.rounds)
        theirs = check(problem, evolve(people, size.tables, size.rounds, options.seconds, options.seed))
        ours = solve(problem, Limits(seconds=options.seconds, seed=options.seed)).solution
        if ours is None:
            raise AssertionError(size)
        repeats = check(problem, ours).repeats
        writer.writerow((size.tables, size.seats, size.rounds, theirs.repeats, repeats, options.seconds))
        sys.stdout.flush()


if __name__ == "__main__":
    main()

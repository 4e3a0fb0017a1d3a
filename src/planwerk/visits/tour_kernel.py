# mypy: disable-error-code="no-any-return"
"""Kernels for team orienteering with time windows: tours from one base, each customer at most once, most score.

Ruin and recreate with annealing: strings of neighbours leave (Christiaens and Vanden Berghe, *Slack Induction by String
Removals for Vehicle Routing Problems*, 2020), an unvisited customer is often forced in first, and the rest is inserted
greedily with blinks in an order that follows scores, windows or chance. Insertion is tested in constant time with
early and late starts (Vansteenwegen et al., *Iterated local search for the team orienteering problem with time
windows*, 2009). The energy is the score less a little for the time used, so that room is made before it is needed.
"""

from typing import NamedTuple

import numpy as np

from planwerk.core.kernels import lean, lean_kernel, once
from planwerk.visits.arrays import Ints
from planwerk.visits.rng import below, unit
from planwerk.visits.sort_kernel import sort_by

BLINK = 0.02
NEAREST = 100


class Tours(NamedTuple):
    """An instance: ``travel`` already holds the service of the place left, so a tour is a chain of arrivals.

    ``near[c]`` lists the customers by distance from ``c``.
    """

    travel: Ints  # [n + 1, n + 1]
    back: Ints  # [n + 1, n + 1] the same turned round, so that a customer's ways lie side by side in memory
    adds: Ints  # [n + 1] the least by which a customer lengthens a tour, wherever it is put: its service, mostly
    opens: Ints  # [n + 1]
    closes: Ints  # [n + 1] latest start of service; of the base: latest return
    score: Ints  # [n + 1]
    near: Ints  # [n + 1, n]
    rank: Ints  # [n + 1, n + 1] where the second stands in the first's list


class Trip(NamedTuple):
    """Tours under construction: customers per tour, the tour each is in (-1: none), early and late starts."""

    route: Ints  # [m, n]
    length: Ints  # [m]
    tour: Ints  # [n + 1]
    early: Ints  # [n + 1]
    late: Ints  # [n + 1]
    leg: Ints  # [n + 1] the way from the one before, with its service
    used: Ints  # [m] time of return less time of departure
    room: Ints  # [m] by how much a tour could grow at the place where it could grow most
    score: Ints  # [1]


@lean
def copy_trip(to: Trip, other: Trip) -> None:
    for tour in range(to.length.size):
        to.length[tour] = other.length[tour]
        to.used[tour], to.room[tour] = other.used[tour], other.room[tour]
        for k in range(other.length[tour]):
            to.route[tour, k] = other.route[tour, k]
    for customer in range(to.tour.size):
        to.tour[customer] = other.tour[customer]
        to.early[customer], to.late[customer] = other.early[customer], other.late[customer]
        to.leg[customer] = other.leg[customer]
    to.score[0] = other.score[0]


@lean
def retime(tours: Tours, trip: Trip, tour: int) -> None:
    """Recompute early and late starts of one tour; ``used`` runs from the latest departure that delays nothing."""
    length, before, time = trip.length[tour], 0, 0
    travelled = 0
    for k in range(length):
        here = trip.route[tour, k]
        leg = tours.travel[before, here]
        travelled += leg
        time = max(time + leg, tours.opens[here])
        trip.early[here], trip.leg[here] = time, leg
        before = here
    travelled += tours.travel[before, 0]
    trip.used[tour] = (time + tours.travel[before, 0] + travelled) // 2
    leg, late = tours.travel[before, 0], tours.closes[0]
    room = late - leg - time
    for k in range(length - 1, -1, -1):
        here = trip.route[tour, k]
        late = min(late - leg, tours.closes[here])
        trip.late[here], leg = late, trip.leg[here]
        room = max(room, late - leg - (trip.early[trip.route[tour, k - 1]] if k > 0 else 0))
    trip.room[tour] = room


@lean
def insert(tours: Tours, trip: Trip, tour: int, position: int, customer: int) -> None:
    row = trip.route[tour]
    for k in range(trip.length[tour], position, -1):
        row[k] = row[k - 1]
    row[position] = customer
    trip.length[tour] += 1
    trip.tour[customer] = tour
    trip.score[0] += tours.score[customer]
    retime(tours, trip, tour)


@lean
def cut(tours: Tours, trip: Trip, tour: int, first: int, count: int, keep_from: int, keep: int) -> None:
    """Take ``count`` customers of a tour out from ``first`` on, except ``keep`` of them from ``keep_from`` on."""
    row, length, to = trip.route[tour], trip.length[tour], first
    for k in range(first, length):
        customer = row[k]
        if k < first + count and not keep_from <= k < keep_from + keep:
            trip.tour[customer] = -1
            trip.score[0] -= tours.score[customer]
        else:
            row[to] = customer
            to += 1
    trip.length[tour] = to
    retime(tours, trip, tour)


@once
def best_place(
    tours: Tours, trip: Trip, customer: int, span: np.ndarray, everywhere: bool, blink: float, rng: np.ndarray
) -> tuple[int, int]:
    """Return the tour and the position where a customer delays what follows least, -1 if nowhere.

    ``span`` holds the first and the last position to try in each tour, where not ``everywhere`` is to be tried.
    """
    best_tour, best_position, least = -1, -1, 1 << 60
    opens, closes, adds = tours.opens[customer], tours.closes[customer], tours.adds[customer]
    for tour in range(trip.length.size):
        if trip.room[tour] < adds:
            continue
        first = 0 if everywhere else span[tour, 0]
        length = trip.length[tour]
        before = trip.route[tour, first - 1] if first > 0 else 0
        left = trip.early[before] if first > 0 else 0
        for position in range(first, (length if everywhere else min(length, span[tour, 1])) + 1):
            if left > closes:
                break
            after = trip.route[tour, position] if position < length else 0
            last = trip.late[after] if after else tours.closes[0]
            leg = trip.leg[after] if after else tours.travel[before, 0]
            if last > opens and last - left - leg >= adds:
                start = max(left + tours.back[customer, before], opens)
                come = start + tours.travel[customer, after]
                if start <= closes and come <= last:
                    cost = come - left - leg
                    if cost < least and (blink <= 0.0 or unit(rng) >= blink):
                        best_tour, best_position, least = tour, position, cost
            if after == 0:
                break
            before, left = after, trip.early[after]
    return best_tour, best_position


@lean
def changed(trip: Trip, old: Trip, tour: int, span: np.ndarray) -> None:
    """Let only the positions of a tour be tried whose neighbours start otherwise than in the ``old`` tours.

    Elsewhere a customer that stayed out before has no more room than it had.
    """
    length, low, high = trip.length[tour], 1, 0
    for position in range(length + 1):
        fresh = length != old.length[tour] and position in (0, length)
        if position > 0 and not fresh:
            before = trip.route[tour, position - 1]
            fresh = old.tour[before] != tour or old.early[before] != trip.early[before]
        if position < length and not fresh:
            after = trip.route[tour, position]
            fresh = old.tour[after] != tour or old.late[after] != trip.late[after] or old.leg[after] != trip.leg[after]
        if fresh:
            low, high = (position, position) if high < low else (low, position)
    span[tour, 0], span[tour, 1] = low, high


@once
def cut_strings(tours: Tours, trip: Trip, seed: int, strings: int, longest: int, rng: np.ndarray) -> None:
    """Cut a string out of each of the first tours met going outward from a customer."""
    cut_tours = 0
    for k in range(tours.near.shape[1]):
        customer = tours.near[seed, k]
        tour = trip.tour[customer]
        if tour < 0 or cut_tours >> tour & 1:
            continue
        cut_tours |= 1 << tour
        length = trip.length[tour]
        count = 1 + below(rng, min(length, longest))
        at = 0
        while trip.route[tour, at] != customer:
            at += 1
        low, high = max(0, at - count + 1), min(at, length - count)
        first = low + below(rng, high - low + 1)
        keep, keep_from = 0, 0
        if count > 1 and first + count < length and unit(rng) < 0.4:
            keep = 1 + below(rng, min(3, length - first - count))
            count += keep
            keep_from = first + 1 + below(rng, count - keep)
        cut(tours, trip, tour, first, count, keep_from, keep)
        strings -= 1
        if strings == 0:
            break


@once
def refill(
    tours: Tours,
    trip: Trip,
    old: Trip,
    seed: int,
    span: np.ndarray,
    order: np.ndarray,
    rank: np.ndarray,
    rng: np.ndarray,
) -> None:
    """Insert what fits, in an order by score, score per width of window, closing time or chance.

    A customer that was out of the ``old`` tours already is tried only where they have changed, and mostly only when it
    is among those nearest to the ``seed`` of the cut. ``span``, ``order`` and ``rank`` are work space.
    """
    reach = NEAREST if unit(rng) < 0.8 else tours.near.shape[1]
    count, kind = 0, below(rng, 8)
    noise = 0.2 + 0.8 * unit(rng)
    for customer in range(1, trip.tour.size):
        if trip.tour[customer] < 0 and (old.tour[customer] >= 0 or tours.rank[seed, customer] < reach):
            value = unit(rng)
            if kind < 4:
                value = -float(tours.score[customer]) * (1.0 + noise * value)
            elif kind < 6:
                value = (
                    -(float(tours.score[customer]) ** 2)
                    / max(1.0, 20.0 + (tours.closes[customer] - tours.opens[customer]))
                    * (1.0 + value)
                )
            elif kind < 7:
                value = float(tours.closes[customer]) * (1.0 + 0.3 * value)
            order[count], rank[count] = customer, value
            count += 1
    sort_by(order, rank, count)
    for tour in range(trip.length.size):
        changed(trip, old, tour, span)
    for k in range(count):
        tour, position = best_place(tours, trip, order[k], span, old.tour[order[k]] >= 0, BLINK, rng)
        if tour >= 0:
            insert(tours, trip, tour, position, order[k])
            changed(trip, old, tour, span)


@lean
def energy(trip: Trip, per_time: float) -> float:
    used = 0
    for tour in range(trip.used.size):
        used += trip.used[tour]
    return per_time * used - trip.score[0]


@lean_kernel
def improve(
    tours: Tours,
    trip: Trip,
    best: Trip,
    backup: Trip,
    rng: np.ndarray,
    span: np.ndarray,
    order: np.ndarray,
    rank: np.ndarray,
    rounds: int,
    heat_first: float,
    heat_last: float,
    per_time: float,
) -> None:
    """Do so many rounds from ``trip``; ``best`` is overwritten by better tours, ``backup``, ``span``, ``order`` and
    ``rank`` are work space."""
    customers = trip.tour.size - 1
    now, least = energy(trip, per_time), energy(best, per_time)
    cooling = (heat_last / heat_first) ** (1.0 / rounds)
    heat = heat_first
    copy_trip(backup, trip)
    for _ in range(rounds):
        heat *= cooling
        seed = 1 + below(rng, customers)
        cut_strings(tours, trip, seed, 1 + below(rng, trip.length.size + 1), 1 + below(rng, 10), rng)
        if trip.tour[seed] < 0 and unit(rng) < 0.7:
            tour, position = best_place(tours, trip, seed, span, True, 0.0, rng)
            if tour >= 0:
                insert(tours, trip, tour, position, seed)
        refill(tours, trip, backup, seed, span, order, rank, rng)
        found = energy(trip, per_time)
        if found < now - heat * np.log(max(unit(rng), 1e-300)):
            now = found
            copy_trip(backup, trip)
            if trip.score[0] > best.score[0] or (trip.score[0] == best.score[0] and found < least):
                copy_trip(best, trip)
                least = found
        else:
            copy_trip(trip, backup)

"""Pairs of slots are drawn by their weights, and only such pairs."""

from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from planwerk.meetings.breaks.bits import runs_changed
from planwerk.meetings.breaks.draw import fill, pick, weigh

ONE, TWO = 0.3, 0.09  # weights of pairs that open one and two runs
BUSY, SHUT = (3, 4, 5, 8, 63, 64, 66, 90), (1, 9, 65, 100)
SLOTS = 120


def day() -> NDArray[np.uint64]:
    """Return somebody's busy and usable slots (two words each) and their breaks."""
    bits = np.zeros((2, 128), np.bool_)
    bits[0, list(BUSY)] = True
    bits[1, 1 : SLOTS + 1] = True
    bits[1, list(SHUT)] = False
    words = np.packbits(bits, axis=1, bitorder="little").view(np.uint64).ravel()
    return np.array([[*words, np.uint64(4)]], np.uint64)


def weights() -> dict[tuple[int, int], float]:
    """Return every pair's weight by what it does, counted with the two slots' neighbours one by one."""
    busy = set(BUSY)
    idle = [t for t in range(1, SLOTS + 1) if t not in busy and t not in SHUT]
    near = {slot: (slot - 1 in busy) + (slot + 1 in busy) for slot in range(1, SLOTS + 1)}
    return {(s, t): min(1.0, ONE ** (near[s] - near[t])) for s in busy for t in idle}


def test_the_weights_of_all_pairs_are_summed() -> None:
    assert weigh(day(), 0, ONE, TWO) == pytest.approx(sum(weights().values()))


def test_points_at_even_distances_meet_each_pair_by_its_weight() -> None:
    expected, person = weights(), day()
    step = 0.01
    points = np.arange(step / 2, sum(expected.values()), step)
    met = Counter(pick(person, 0, ONE, TWO, point) for point in points)
    assert set(met) == set(expected)
    for pair, weight in expected.items():
        assert met[pair] * step == pytest.approx(weight, abs=2 * step)


def test_a_point_beyond_all_pairs_meets_none() -> None:
    assert pick(day(), 0, ONE, TWO, sum(weights().values()) + 0.001) == (0, 0)


def test_the_weight_is_what_the_runs_say_where_slots_are_apart() -> None:
    person = day()
    for (s, t), weight in weights().items():
        if abs(s - t) > 1:
            assert weight == pytest.approx(min(1.0, ONE ** int(runs_changed(person, 0, s, t))))


def test_tickets_stand_for_at_least_the_weight_and_everyone_has_one() -> None:
    person = np.vstack([np.zeros((1, 5), np.uint64), day(), day()])
    urn, share = np.empty(100, np.int64), np.empty(2)
    tickets = fill(person, np.array([0, 1, 2]), 2, ONE, TWO, urn, share)  # the window is the third and the first
    assert Counter(urn[:tickets].tolist()) == {0: 9, 1: 1}
    assert share[0] >= sum(weights().values())


def test_an_urn_of_people_without_moves_is_empty() -> None:
    assert fill(np.zeros((2, 3), np.uint64), np.array([0, 1]), 0, ONE, TWO, np.empty(100, np.int64), np.empty(2)) == 0

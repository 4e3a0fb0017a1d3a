"""A chain is followed in a plan that another thread changes at the same time."""

import numpy as np

from planwerk.meetings.breaks.kernel import walk


def test_a_chain_whose_first_meeting_has_just_been_moved_away_ends_at_once() -> None:
    grid = np.full((3, 5), -1, np.int32)
    meet = np.array([[0b11110, 1], [0b11110, 2**40]], np.uint64)  # the last meeting's people would lead far outside
    chain, road = np.zeros(4, np.int64), np.zeros(5, np.int64)
    assert walk(grid, meet, 0, 1, 2, chain, road) == 0
    grid[0, 1] = grid[1, 1] = 0
    assert walk(grid, meet, 0, 1, 2, chain, road) == 1
    assert road[:2].tolist() == [0, 1]

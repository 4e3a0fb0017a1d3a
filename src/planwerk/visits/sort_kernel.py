"""Sorting inside kernels: numpy's own would cost seconds to compile."""

import numpy as np

from planwerk.core.kernels import lean


@lean
def sort_by(order: np.ndarray, rank: np.ndarray, count: int) -> None:
    """Sort the first ``count`` of ``order`` by ``rank``, both in place (Shell's method)."""
    gap = 1
    while gap < count // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for k in range(gap, count):
            value, moved, j = rank[k], order[k], k
            while j >= gap and rank[j - gap] > value:
                rank[j], order[j] = rank[j - gap], order[j - gap]
                j -= gap
            rank[j], order[j] = value, moved
        gap //= 3

# mypy: disable-error-code="no-any-return"
"""Random numbers inside kernels from a state of their own, so that a seed gives the same run in any process.

xorshift64*, after Vigna, *An Experimental Exploration of Marsaglia's xorshift Generators* (2016).
"""

import numpy as np
import numpy.typing as npt
from numba import njit

UInts = npt.NDArray[np.uint64]


def seeded(seed: int) -> UInts:
    """Return a generator's state for a seed."""
    return np.random.SeedSequence(seed).generate_state(1, np.uint64) | np.uint64(1)


@njit(cache=True, inline="always")
def step(rng: np.ndarray) -> np.uint64:
    word = rng[0]
    word ^= word >> np.uint64(12)
    word ^= word << np.uint64(25)
    word ^= word >> np.uint64(27)
    rng[0] = word
    return word * np.uint64(2685821657736338717)


@njit(cache=True)
def unit(rng: np.ndarray) -> float:
    """Return a number from 0 up to, not including, 1."""
    return np.float64(step(rng) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@njit(cache=True)
def below(rng: np.ndarray, count: int) -> int:
    """Return a whole number from 0 up to, not including, ``count``."""
    return int(unit(rng) * count)

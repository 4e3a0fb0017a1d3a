"""Finite fields by their tables: GF(q) for every prime power q, elements numbered from 0 (zero) and 1 (one).

Elements are polynomials over GF(p) modulo an irreducible one, written as numbers in base p. (Lidl & Niederreiter,
Finite Fields, chapter 1.)
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """Addition and multiplication tables of a finite field, or of a product of fields."""

    add: Table
    times: Table

    @property
    def size(self) -> int:
        return len(self.add)


def prime_powers(number: int) -> list[tuple[int, int]]:
    """Return the factors (prime, exponent) of ``number``."""
    found = []
    prime = 2
    while number > 1:
        exponent = 0
        while number % prime == 0:
            number //= prime
            exponent += 1
        if exponent:
            found.append((prime, exponent))
        prime += 1
    return found


def field(prime: int, degree: int) -> Ring:
    """Return GF(prime ** degree)."""
    size = prime**degree
    digits = np.array(list(product(range(prime), repeat=degree)), np.int64)[:, ::-1]
    weights = prime ** np.arange(degree)
    add = ((digits[:, None, :] + digits[None, :, :]) % prime) @ weights
    for low in digits:
        times = _times(digits, low, prime) @ weights
        # A ring without zero divisors is a field, and so the polynomial is irreducible.
        if np.count_nonzero(times == 0) == 2 * size - 1:
            return Ring(add=add.astype(np.int32), times=times.astype(np.int32))
    raise AssertionError(size)


def ring(size: int) -> Ring:
    """Return the product of the fields of the prime powers of ``size``: addition and multiplication by parts."""
    whole: Ring | None = None
    for prime, exponent in prime_powers(size):
        part = field(prime, exponent)
        whole = part if whole is None else _product(whole, part)
    return whole if whole is not None else Ring(add=np.zeros((1, 1), np.int32), times=np.zeros((1, 1), np.int32))


def _times(digits: npt.NDArray[np.int64], low: npt.NDArray[np.int64], prime: int) -> npt.NDArray[np.int64]:
    """Multiply all polynomials by all, modulo x^degree + low."""
    degree = digits.shape[1]
    shifted = digits.copy()
    total = np.zeros((len(digits), len(digits), degree), np.int64)
    for power in range(degree):
        # ``shifted`` holds each polynomial times x^power.
        total += digits[None, :, power, None] * shifted[:, None, :]
        carry = shifted[:, -1:].copy()
        shifted = np.concatenate((np.zeros_like(carry), shifted[:, :-1]), axis=1)
        shifted = (shifted - carry * low[None, :]) % prime
    return total % prime


def _product(one: Ring, other: Ring) -> Ring:
    def pairs(left: Table, right: Table) -> Table:
        both = left[:, None, :, None] * other.size + right[None, :, None, :]
        return both.reshape(one.size * other.size, -1).astype(np.int32)

    return Ring(add=pairs(one.add, other.add), times=pairs(one.times, other.times))

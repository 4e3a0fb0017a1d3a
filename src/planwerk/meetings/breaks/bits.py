"""Sets of slots as bits in machine words, for compiled code.

Slots are numbered from 1 there, so that both neighbours of a slot always exist. A set of slots is a row of ``uint64``
words, of which nearly every event needs only one.
"""

from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.extending import intrinsic

from planwerk.core.kernels import kernel


def _ones(typing_context: Any, word: Any) -> Any:
    """Number of set bits of a ``uint64``."""

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), build


def _flip(typing_context: Any, words: Any, row: Any, column: Any, bit: Any) -> Any:
    """Invert a bit of ``words[row, column]`` in one step, so that threads may invert other bits of the same word."""

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        offset = builder.mul(arguments[1], builder.extract_value(array.strides, 0))
        offset = builder.add(offset, builder.mul(arguments[2], builder.extract_value(array.strides, 1)))
        start = builder.ptrtoint(array.data, ir.IntType(64))
        place = builder.inttoptr(builder.add(start, offset), ir.IntType(64).as_pointer())
        mask = builder.shl(ir.Constant(ir.IntType(64), 1), arguments[3])
        builder.atomic_rmw("xor", place, mask, "monotonic")
        return context.get_dummy_value()

    return types.void(words, types.int64, types.int64, types.uint64), build


ones: Any = intrinsic(_ones)
flip: Any = intrinsic(_flip)


@kernel
def has(words: Any, row: Any, slot: Any) -> Any:
    """Return 1 where ``slot`` is in the set that ``words[row]`` begins with, else 0."""
    return np.int64((words[row, slot >> 6] >> np.uint64(slot & 63)) & np.uint64(1))


@kernel
def select(word: Any, rank: Any) -> Any:
    """Return the position of the set bit of ``word`` that has ``rank`` set bits below it."""
    at = np.uint64(0)
    for shift in (32, 16, 8, 4, 2, 1):
        width = np.uint64(shift)
        below = ones((word >> at) & ((np.uint64(1) << width) - np.uint64(1)))
        if rank >= below:
            rank -= below
            at += width
    return np.int64(at)


@kernel
def runs_changed(words: Any, row: Any, leave: Any, enter: Any) -> Any:
    """Return how many runs of busy slots appear (negative: vanish) when ``leave`` becomes idle and ``enter`` busy.

    A participant's breaks are the runs less one, and the number of meetings stays, so it is the change of breaks.
    """
    change = has(words, row, leave - 1) + has(words, row, leave + 1)
    below, above = has(words, row, enter - 1), has(words, row, enter + 1)
    if enter - 1 == leave:
        below = 0
    if enter + 1 == leave:
        above = 0
    return change - below - above

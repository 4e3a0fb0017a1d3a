"""Sets of slots as bits in machine words, for compiled code.

Slots are numbered from 1 there, so that both neighbours of a slot always exist. A set of slots is a row of ``uint64``
words, of which nearly every event needs only one.
"""

from typing import Any

import numpy as np
from numba import types
from numba.extending import intrinsic

from planwerk.core.kernels import kernel


def _ones(typing_context: Any, word: Any) -> Any:
    """Number of set bits of a ``uint64``."""

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), build


def _exchange(typing_context: Any, words: Any, value: Any) -> Any:
    """Put ``value`` into ``words[0]`` and return what was there, in one step that no other thread can come between."""

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        return builder.atomic_rmw("xchg", array.data, arguments[1], "seq_cst")

    return types.int64(words, types.int64), build


ones: Any = intrinsic(_ones)
exchange: Any = intrinsic(_exchange)


@kernel
def lock(door: Any) -> None:
    """Wait until no other thread has ``door`` (one ``int64``, 0 when free), and have it."""
    while exchange(door, 1) == 1:
        pass


@kernel
def unlock(door: Any) -> None:
    exchange(door, 0)


@kernel
def flip(words: Any, row: Any, slot: Any) -> None:
    """Put ``slot`` into the set that ``words[row]`` begins with, or take it out."""
    words[row, slot >> 6] ^= np.uint64(1) << np.uint64(slot & 63)


@kernel
def has(words: Any, row: Any, slot: Any) -> Any:
    """Return 1 where ``slot`` is in the set that ``words[row]`` begins with, else 0."""
    return np.int64((words[row, slot >> 6] >> np.uint64(slot & 63)) & np.uint64(1))


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

"""Compiled inner loops."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def kernel(function: F) -> F:
    """Compile ``function`` with numba once and keep the machine code; it runs without the interpreter's lock.

    numba keeps it beside the module, else in the user's cache folder, or in ``NUMBA_CACHE_DIR``. Where none of them
    can be written, the function is compiled anew in every process.
    """
    try:
        return cast("F", njit(cache=True, nogil=True)(function))
    except RuntimeError:  # numba found no folder to keep it in
        return cast("F", njit(nogil=True)(function))

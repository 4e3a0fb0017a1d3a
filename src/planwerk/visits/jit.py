"""How the kernels are compiled.

``kernel`` is callable from Python; ``inner`` only from other kernels, which halves the time to compile: no code that
unpacks some fifty arrays from Python objects. Both are cached on disk.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

NO_C: dict[str, Any] = {"no_cfunc_wrapper": True}
NO_PYTHON: dict[str, Any] = {"no_cpython_wrapper": True}
F = TypeVar("F", bound=Callable[..., Any])


def kernel(function: F) -> F:
    made: F = njit(cache=True, nogil=True, **NO_C)(function)
    return made


def inner(function: F) -> F:
    made: F = njit(cache=True, nogil=True, **NO_C, **NO_PYTHON)(function)
    return made

"""How the kernels are compiled.

``kernel`` is callable from Python; ``inner`` only from other kernels, which spares compiling the code that unpacks some
fifty arrays from Python objects. Both are cached on disk.

Numba renews a cached function when its own file changes, not when a kernel of another file that is compiled into it
does. So every function here is stamped with all the package's kernel sources together.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])

NO_C: dict[str, Any] = {"no_cfunc_wrapper": True}
NO_PYTHON: dict[str, Any] = {"no_cpython_wrapper": True}


def sources_stamp() -> tuple[float, int]:
    """Return the newest change and the total size of the files that hold kernels or what they import."""
    files = sorted(Path(__file__).parent.glob("*_kernel.py"))
    files += [Path(__file__).with_name(name) for name in ("arrays.py", "jit.py", "rng.py")]
    states = [file.stat() for file in files]
    return max(state.st_mtime for state in states), sum(state.st_size for state in states)


STAMP = sources_stamp()


def kernel(function: F) -> F:
    made: F = njit(cache=True, nogil=True, **NO_C)(function)
    return _stamped(made)


def inner(function: F) -> F:
    made: F = njit(cache=True, nogil=True, **NO_C, **NO_PYTHON)(function)
    return _stamped(made)


def _stamped(dispatcher: F) -> F:
    """Replace the stamp of the function's own file; where numba has been told not to cache there is none."""
    file = getattr(getattr(dispatcher, "_cache", None), "_cache_file", None)
    if file is not None:
        file._source_stamp = STAMP
    return dispatcher

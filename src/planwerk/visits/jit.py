"""How the kernels are compiled.

``kernel`` is callable from Python; ``inner`` only from other kernels, which spares compiling the code that unpacks some
fifty arrays from Python objects. Both are cached on disk.

Numba renews a cached function when its own file changes, not when a kernel of another file that is compiled into it
does. So every function here is stamped with all the package's kernel sources together.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])

NO_C: dict[str, Any] = {"no_cfunc_wrapper": True}
NO_PYTHON: dict[str, Any] = {"no_cpython_wrapper": True}


def sources_stamp() -> str:
    """Return a digest of the files that hold kernels or what they import: the same after a fresh checkout."""
    folder, digest = Path(__file__).parent, sha256()
    for file in [*sorted(folder.glob("*_kernel.py")), *(folder / name for name in ("arrays.py", "jit.py", "rng.py"))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


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

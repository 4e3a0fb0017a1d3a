"""How the inner loops of every engine are compiled.

``kernel`` is callable from Python, ``inner`` only from other kernels, which spares compiling the code that unpacks
arrays from Python objects. The machine code is kept on disk, and both run without the interpreter's lock.

Numba renews a kept function when its own file changes, not when a kernel or a constant of another file that is compiled
into it does. So every function here is stamped with its file and with all files of its package that this one imports,
directly or not.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])

_IMPORTED = re.compile(r"^\s*(?:from|import)\s+([\w.]+)", re.MULTILINE)


def kernel(function: F) -> F:
    """Compile ``function`` with numba once and keep the machine code.

    numba keeps it beside the module, else in the user's cache folder, or in ``NUMBA_CACHE_DIR``. Where none of them
    can be written, the function is compiled anew in every process.
    """
    return _compiled(function, no_cfunc_wrapper=True)


def inner(function: F) -> F:
    """Do what ``kernel`` does for a function that only kernels call."""
    return _compiled(function, no_cfunc_wrapper=True, no_cpython_wrapper=True)


def lean_kernel(function: F) -> F:
    """Do what ``kernel`` does without counting references to arrays, which can cost half the time of small loops.

    Neither the function nor those it calls may make an array: work space is passed in.
    """
    return _compiled(function, no_cfunc_wrapper=True, _nrt=False)


def lean(function: F) -> F:
    """Do what ``inner`` does for a function that only a ``lean_kernel`` calls."""
    return _compiled(function, no_cfunc_wrapper=True, no_cpython_wrapper=True, _nrt=False)


def once(function: F) -> F:
    """Write ``function`` into its one caller, a kernel or an inner one.

    As a function of its own it would be optimised once more with everything that calls it, directly or not.
    """
    return _compiled(function, inline="always")


def _compiled(function: F, **options: Any) -> F:
    try:
        made = cast("F", njit(cache=True, nogil=True, **options)(function))
    except RuntimeError:  # numba found no folder to keep it in
        made = cast("F", njit(nogil=True, **options)(function))
    file = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if file is not None:  # there is none where numba has been told not to keep anything
        file._source_stamp = stamp(Path(function.__code__.co_filename))
    return made


@cache
def stamp(file: Path) -> str:
    """Return a digest of a source file and those it imports from its own package: the same in every checkout."""
    digest, waiting, seen = sha256(), [file], {file}
    while waiting:
        source = waiting.pop(0).read_bytes()
        digest.update(source)
        for other in _imports(file, source.decode("utf-8")):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return digest.hexdigest()


def _imports(file: Path, source: str) -> Iterator[Path]:
    """Yield the files of ``file``'s package that ``source`` imports; of a folder all, since it may name any of them."""
    top = file.parent
    while (top.parent / "__init__.py").exists():
        top = top.parent
    for name in _IMPORTED.findall(source):
        first, *rest = name.split(".")
        if first != top.name or not (top / "__init__.py").exists():
            continue
        path = top.joinpath(*rest)
        yield from sorted(path.glob("*.py")) if path.is_dir() else [path.with_suffix(".py")]

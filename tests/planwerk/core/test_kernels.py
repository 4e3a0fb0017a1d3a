"""Kernels run compiled, also where nothing can be kept on disk, and are compiled anew when one they call changes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planwerk.core import kernels

CALLED = "from planwerk.core.kernels import inner\n\n@inner\ndef step(value):\n    return value + {step}\n"
CALLER = """
from planwerk.core.kernels import kernel
from house.rooms.called import step

@kernel
def walk(value):
    return step(value)
"""
CALL = "from house import caller; print(caller.walk(1), sum(caller.walk.stats.cache_hits.values()))"


def double(value: int) -> int:
    return 2 * value


def test_kernel_is_compiled() -> None:
    compiled = kernels.kernel(double)
    assert compiled(21) == 42
    assert len(compiled.signatures) == 1  # type: ignore[attr-defined]


def test_kernel_without_a_folder_for_machine_code(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def njit(*, cache: bool = False, **_: bool) -> Callable[[Callable[..., object]], Callable[..., object]]:
        asked.append(cache)
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    monkeypatch.setattr(kernels, "njit", njit)
    assert kernels.kernel(double)(21) == 42
    assert asked == [True, False]


def test_changed_kernel_in_another_file_leaves_no_stale_caller(tmp_path: Path) -> None:
    rooms = tmp_path / "house" / "rooms"
    rooms.mkdir(parents=True)
    for folder in (rooms, rooms.parent):
        (folder / "__init__.py").touch()
    (rooms.parent / "caller.py").write_text(CALLER, encoding="utf-8")
    seen = []
    for step in (1, 1, 2):
        (rooms / "called.py").write_text(CALLED.format(step=step), encoding="utf-8")
        seen.append(_call(tmp_path))
    assert seen == ["2 0", "2 1", "3 0"]


def _call(folder: Path) -> str:
    paths = [str(folder), *(path for path in sys.path if path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "NUMBA_CACHE_DIR": str(folder / "kept")}
    done = subprocess.run([sys.executable, "-c", CALL], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()

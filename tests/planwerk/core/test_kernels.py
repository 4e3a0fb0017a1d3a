"""Kernels run compiled, and also where nothing can be kept on disk."""

from collections.abc import Callable

import pytest

from planwerk.core import kernels


def double(value: int) -> int:
    return 2 * value


def test_kernel_is_compiled() -> None:
    compiled = kernels.kernel(double)
    assert compiled(21) == 42
    assert len(compiled.signatures) == 1  # type: ignore[attr-defined]


def test_kernel_without_a_folder_for_machine_code(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def njit(*, nogil: bool, cache: bool = False) -> Callable[[Callable[..., object]], Callable[..., object]]:
        asked.append(cache)
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    monkeypatch.setattr(kernels, "njit", njit)
    assert kernels.kernel(double)(21) == 42
    assert asked == [True, False]

"""Progress and cancellation."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from planwerk.core.limits import Limits
from planwerk.core.result import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A report while an engine works: seconds spent, share done (0 to 1), what it is doing, the best levels so far."""

    seconds: float
    share: float
    phase: str
    levels: tuple[Level, ...] = ()


ProgressCallback = Callable[[Progress], None]


class Watch:
    """A stop watch over one computation: elapsed and remaining seconds, and whether the caller wants it stopped."""

    def __init__(self, limits: Limits, cancel: threading.Event | None = None) -> None:
        self._start = time.perf_counter()
        self._cancel = cancel
        self.limits = limits

    @property
    def elapsed(self) -> float:
        return time.perf_counter() - self._start

    @property
    def remaining(self) -> float:
        """Seconds left, infinite when only iterations limit the run."""
        return float("inf") if self.limits.seconds is None else self.limits.seconds - self.elapsed

    @property
    def cancelled(self) -> bool:
        return self._cancel is not None and self._cancel.is_set()

    @property
    def over(self) -> bool:
        return self.cancelled or self.remaining <= 0

"""What the worker does now and then, beside the jobs: an app registers its own.

``rounds.register("imports.expire", Round(run=expire, every=3600))``. A round is short: one that finds much to do starts
a job.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kontor.common.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    run: Callable[[], object]
    every: float  # seconds


rounds: Registry[Round] = Registry("rounds")


@dataclass(slots=True)
class Clock:
    """Knows when each round is next. Each is run at the start and then every so often."""

    now: Callable[[], float] = time.monotonic
    _next: dict[str, float] = field(default_factory=dict, init=False)

    def look(self) -> None:
        """Run the rounds whose time has come."""
        for key, found in rounds.items():
            if self.now() >= self._next.get(key, 0.0):
                found.run()
                self._next[key] = self.now() + found.every

"""How long and how hard an engine may work."""

from dataclasses import dataclass

from planwerk.core.errors import ProblemError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one computation.

    ``seconds`` is wall-clock time, ``iterations`` counts moves of the engine's own search. With ``iterations`` set,
    ``seconds=None`` and ``workers=1`` the same problem and seed always give the same plan.
    """

    seconds: float | None = 10.0
    iterations: int | None = None
    seed: int = 1
    workers: int = 1

    def __post_init__(self) -> None:
        if self.seconds is None and self.iterations is None:
            raise ProblemError("limits", field="seconds", value=None, mend="give seconds or iterations")
        if self.seconds is not None and not 0 < self.seconds <= 86_400:
            raise ProblemError("limits", field="seconds", value=self.seconds, mend="give 0 < seconds <= 86400")
        if self.iterations is not None and self.iterations < 1:
            raise ProblemError("limits", field="iterations", value=self.iterations, mend="give at least 1")
        if not 1 <= self.workers <= 256:
            raise ProblemError("limits", field="workers", value=self.workers, mend="give 1 to 256 workers")
        if not 0 <= self.seed < 2**31:
            raise ProblemError("limits", field="seed", value=self.seed, mend="give 0 <= seed < 2**31")

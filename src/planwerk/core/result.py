"""What an engine returns."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

S = TypeVar("S")


class Status(StrEnum):
    """How much is known about a result."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    INFEASIBLE = "INFEASIBLE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a lexicographic objective.

    ``bound`` limits ``value`` given the values of the levels above it: a lower bound when ``sense`` is ``min``, an
    upper bound when it is ``max``, ``None`` when none is known. ``proved`` says that no plan that equals this one on
    the levels above is better here.
    """

    name: str
    value: float
    bound: float | None = None
    proved: bool = False
    sense: Literal["min", "max"] = "min"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A broken rule: ``code`` is stable and translated where it is shown; ``subjects`` are ids of the problem."""

    code: str
    message: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was left out: a rule's code, a sentence, whom it concerns, and the smallest mend that is known."""

    code: str
    message: str
    subjects: tuple[str, ...] = ()
    mend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A small set of requirements that cannot hold together, each as a code and a sentence naming people and wishes."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Generic[S]):
    """A plan with what is known of its quality.

    ``status`` is ``OPTIMAL`` only when every level is proved. ``left_out`` maps the id of each thing that is not in
    the plan to its reasons. ``conflict`` is given when ``status`` is ``INFEASIBLE``.
    """

    status: Status
    solution: S | None
    levels: tuple[Level, ...] = ()
    left_out: tuple[tuple[str, tuple[Reason, ...]], ...] = ()
    conflict: Conflict | None = None
    seconds: float = 0.0
    iterations: int = 0


def status_of(levels: tuple[Level, ...]) -> Status:
    """Return ``OPTIMAL`` when every level is proved, else ``FEASIBLE``."""
    return Status.OPTIMAL if all(level.proved for level in levels) else Status.FEASIBLE

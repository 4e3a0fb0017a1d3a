"""What planning asks of an engine. Feature apps register theirs; planning knows none by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.functional import Promise

from kontor.common.registry import Registry

if TYPE_CHECKING:
    from kontor.planning.models import Draft, Run
    from kontor.programmes.agenda import Wanted
    from kontor.programmes.models import Programme

# What is stored of a run: plain JSON values that only the engine's own bridge reads.
Json = dict[str, Any]
# Called with the share done (0 to 1) and the best levels so far.
Report = Callable[[float, list[Json]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLimits:
    """How long a run may take. With ``iterations`` and no ``seconds`` it can be replayed move by move."""

    seconds: float | None = 10.0
    iterations: int | None = None
    seed: int = 1

    @property
    def is_reproducible(self) -> bool:
        return self.iterations is not None and self.seconds is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an engine found. ``has_plan`` is false where nothing can be planned; ``result`` then says why."""

    status: str
    has_plan: bool
    result: Json
    seconds: float
    violations: list[Json] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing two drafts have differently, in words; ``before`` or ``after`` is empty where it is not planned."""

    subject: str
    before: str
    after: str


class Engine(Protocol):
    """A planning engine behind its bridge. Problems are JSON with opaque ids and no personal data."""

    @property
    def label(self) -> str | Promise: ...

    def address(self, programme: "Programme") -> str:
        """Return where a programme's plan is looked at."""

    def versions(self) -> dict[str, str]:
        """Return what must be the same for a replay to give the same plan."""

    def problem(self, programme: "Programme", base: "Draft | None") -> Json:
        """Read today's rows; ``base`` is the draft whose visits and locks the next plan is to keep."""

    def fingerprint(self, problem: Json) -> str:
        """Hash what a plan depends on: the rows, not the locks nor the previous plan."""

    def solve(self, problem: Json, limits: RunLimits, report: Report, stopped: Callable[[], bool]) -> Outcome:
        """Compute a plan and have the referee check it."""

    def recheck(self, problem: Json, result: Json) -> list[Json]:
        """Have the referee check a stored plan again; return what it finds."""

    def store(self, draft: "Draft", run: "Run") -> None:
        """Write the plan of a run as rows of a new draft."""

    def copy(self, source: "Draft", target: "Draft") -> None:
        """Copy a draft's rows to another."""

    def obstacles(self, draft: "Draft") -> list[str]:
        """Say what keeps a draft from being published, in sentences; empty when nothing does."""

    def changed_input(self, draft: "Draft") -> list[str]:
        """Say what has changed in the rows since the draft was computed, in sentences."""

    def entries(self, draft: "Draft") -> "list[Wanted]":
        """Return the draft as agenda entries; the agenda source of the engine's key publishes these."""

    def compare(self, first: "Draft", second: "Draft") -> list[Difference]:
        """Say what the second draft has differently from the first."""


engines: Registry[Engine] = Registry("engines")

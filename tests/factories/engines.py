"""An engine that plans nothing in no time, for tests of planning itself."""

from collections.abc import Callable
from datetime import UTC, datetime

from kontor.planning.engines import Difference, Json, Outcome, Report, RunLimits
from kontor.planning.models import Draft, Run
from kontor.programmes.agenda import Wanted
from kontor.programmes.enums import ItemKind
from kontor.programmes.models import Programme


class FakeEngine:
    """Its problem is the programme's title, its plan the seed. ``solved`` counts its computations."""

    label = "Fake"

    def __init__(self) -> None:
        self.solved = 0
        self.stored: list[int] = []
        self.found_obstacles: list[str] = []
        self.version = "1"

    def address(self, programme: Programme) -> str:
        return f"/fake/{programme.public_id}/"

    def versions(self) -> dict[str, str]:
        return {"fake": self.version}

    def problem(self, programme: Programme, base: Draft | None) -> Json:
        return {"title": str(programme.title), "base": base.number if base else None}

    def fingerprint(self, problem: Json) -> str:
        return str(problem["title"])

    def solve(self, problem: Json, limits: RunLimits, report: Report, stopped: Callable[[], bool]) -> Outcome:
        self.solved += 1
        report(0.5, [])
        plan = None if problem["title"] == "impossible" else [limits.seed]
        return Outcome(
            status="OPTIMAL" if plan else "INFEASIBLE", has_plan=plan is not None, seconds=0.1,
            result={"plan": plan, "levels": [{"name": "cost", "value": limits.seed}]},
        )  # fmt: skip

    def recheck(self, problem: Json, result: Json) -> list[Json]:
        return []

    def store(self, draft: Draft, run: Run) -> None:
        self.stored.append(draft.number)

    def copy(self, source: Draft, target: Draft) -> None:
        self.stored.append(target.number)

    def obstacles(self, draft: Draft) -> list[str]:
        return self.found_obstacles

    def changed_input(self, draft: Draft) -> list[str]:
        same = draft.run is None or draft.run.problem_hash == str(Programme.objects.get(pk=draft.programme_id).title)
        return [] if same else ["The title has changed."]

    def entries(self, draft: Draft) -> list[Wanted]:
        day = datetime(2027, 5, 10, 9, tzinfo=UTC)
        return [
            Wanted(
                key="only", kind=ItemKind.VISIT, title=f"Draft {draft.number}", starts_at=day,
                ends_at=day.replace(hour=10), zone="Europe/Berlin",
            )
        ]  # fmt: skip

    def compare(self, first: Draft, second: Draft) -> list[Difference]:
        return [Difference(subject="number", before=str(first.number), after=str(second.number))]

"""Comparing the engine with published values over a folder of instances."""

import csv
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.output import say
from planwerk.core.progress import Progress
from planwerk.core.result import Status
from planwerk.meetings import breaks, formats
from planwerk.meetings.check import Objective, check

COLUMNS = (
    "instance", "variant", "fairness_d", "status", "breaks", "bound", "violations", "known", "agrees", "seconds",
    "processor_seconds", "first_plan_seconds", "breaks_after_10s", "published_seconds", "seconds_ratio",
)  # fmt: skip
INFEASIBLE = "UNSAT"
EARLY = 10.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run: a file, a fairness bound and what is known of it (empty where nothing is)."""

    path: Path
    fairness: int | None
    known: str = ""
    published_seconds: str = ""


@dataclass(slots=True)
class History:
    """When the first plan was there, and the best one after ten seconds."""

    first: float | None = None
    early: float | None = None

    def __call__(self, progress: Progress) -> None:
        if progress.levels:
            self.first = progress.seconds if self.first is None else self.first
            if progress.seconds <= EARLY:
                self.early = progress.levels[0].value


@dataclass(slots=True)
class Sums:
    """Totals over the cases."""

    cases: int = 0
    agree: int = 0
    seconds: float = 0.0
    published: float = 0.0
    slowest: float = 0.0
    rows: list[dict[str, object]] = field(default_factory=list)


def run(folder: Path, *, known: Path | None, limits: Limits, target: Path | None) -> Sums:
    """Solve every case and write a CSV with a line for each, to ``target`` or to standard output.

    ``known`` is a table with the columns instance, variant, fairness_d, optimal_breaks and, if wanted,
    published_maxsat_seconds; without it every file of the folder is solved once, without a fairness bound. Raises
    ``ProblemError`` or ``OSError`` for files that cannot be read.
    """
    breaks.warm()
    sums = Sums()
    with nullcontext(sys.stdout) if target is None else target.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for case in cases(folder, known):
            writer.writerow(measure(case, limits, sums))
            stream.flush()
    say(
        f"{sums.agree} of {sums.cases} as known, {sums.seconds:.1f} s in all, the slowest {sums.slowest:.1f} s"
        f" (published sum {sums.published:.1f} s)"
    )
    return sums


def cases(folder: Path, known: Path | None) -> Iterator[Case]:
    """Yield the cases of a folder."""
    if known is None:
        for path in sorted(folder.glob("*.dzn")):
            yield Case(path=path, fairness=None)
        return
    with known.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for number, row in enumerate(rows, 2):
        fields = ("instance", "variant", "fairness_d", "optimal_breaks")
        missing = [name for name in fields if not row.get(name)]
        if missing or not row["fairness_d"].isdigit():
            name = missing[0] if missing else "fairness_d"
            mend = f"give the columns {', '.join(fields)}"
            raise ProblemError(f"{known}, line {number}", field=name, value=row.get(name), mend=mend)
        path = folder / f"{row['instance']}.{row['variant']}.dzn"
        if path.exists():
            seconds = row.get("published_maxsat_seconds") or ""
            yield Case(
                path=path, fairness=int(row["fairness_d"]), known=row["optimal_breaks"], published_seconds=seconds
            )


def processor_seconds() -> float:
    """Return the time that this process and its ended children have computed: the same on a busy machine, nearly."""
    return sum(os.times()[:4])


def measure(case: Case, limits: Limits, sums: Sums) -> dict[str, object]:
    """Solve one case, let the referee check the plan and return the CSV line."""
    problem = formats.read_problem(case.path, fairness=case.fairness)
    history = History()
    before = processor_seconds()
    result = breaks.solve(problem, limits, fairness=case.fairness, on_progress=history)
    worked = processor_seconds() - before
    level = result.levels[0] if result.levels else None
    violations = 0
    if result.solution is not None:
        report = check(problem, result.solution, by=Objective.BREAKS)
        violations = len(report.violations) + (level is None or report.breaks != level.value)
    found = INFEASIBLE if result.status is Status.INFEASIBLE else "" if level is None else f"{level.value:g}"
    settled = result.status in (Status.OPTIMAL, Status.INFEASIBLE)
    agrees = settled and found == case.known and not violations
    sums.cases += 1
    sums.agree += agrees
    sums.seconds += result.seconds
    sums.slowest = max(sums.slowest, result.seconds)
    sums.published += float(case.published_seconds or 0)
    instance, _, variant = case.path.stem.rpartition(".")
    quick = level is not None and result.seconds <= EARLY
    early = level.value if quick and level is not None else history.early
    return {
        "instance": instance or variant,
        "variant": variant if instance else "",
        "fairness_d": "" if case.fairness is None else case.fairness,
        "status": str(result.status),
        "breaks": found,
        "bound": "" if level is None else level.bound,
        "violations": violations,
        "known": case.known,
        "agrees": "yes" if agrees else "no" if case.known else "",
        "seconds": f"{result.seconds:.2f}",
        "processor_seconds": f"{worked:.2f}",
        "first_plan_seconds": ""
        if level is None
        else f"{result.seconds if history.first is None else history.first:.2f}",
        "breaks_after_10s": "" if early is None else f"{early:g}",
        "published_seconds": case.published_seconds,
        "seconds_ratio": f"{result.seconds / float(case.published_seconds):.2f}" if case.published_seconds else "",
    }

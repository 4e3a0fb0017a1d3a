"""``planwerk visits solve|check|bench``."""

import csv as table
import io
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from planwerk.core.files import read_json
from planwerk.core.limits import Limits
from planwerk.core.output import Exit, clear_errors, say, write_json
from planwerk.core.result import Result
from planwerk.visits.formats import (
    plan_from_json,
    plan_to_csv,
    problem_from_json,
    result_to_json,
    violations_to_json,
)
from planwerk.visits.problem import Problem
from planwerk.visits.solution import VisitPlan
from planwerk.visits.toptw import is_toptw, plan_from_routes, read_toptw, routes_of

app = typer.Typer(help="Visit programmes: plan them, check them, measure the engine.", no_args_is_help=True)

Target = Annotated[str | None, typer.Option("--json", help="Write the result as JSON to this file; - is the screen.")]
Days = Annotated[int, typer.Option(help="Tours of a published instance (.txt); a JSON problem has its own days.")]
Decimals = Annotated[
    int | None,
    typer.Option(min=0, max=3, help="Decimals that a published instance's distances are cut to; told by the file."),
]


def read_problem(file: Path, days: int, decimals: int | None) -> Problem:
    """Read a problem in the engine's JSON or in the published format. Raises ProblemError."""
    if is_toptw(file):
        return read_toptw(file, days, decimals)
    return problem_from_json(read_json(file), file.name)


@app.command()
def solve(
    file: Annotated[Path, typer.Argument(help="A problem as JSON, or a published TOPTW instance (.txt).")],
    json: Target = None,
    csv: Annotated[Path | None, typer.Option(help="Write the plan's legs as CSV to this file.")] = None,
    previous: Annotated[Path | None, typer.Option(help="An earlier plan to change as little as possible.")] = None,
    days: Days = 1,
    decimals: Decimals = None,
    seconds: Annotated[float | None, typer.Option(help="Time to think; left out with --iterations.")] = None,
    iterations: Annotated[int | None, typer.Option(help="Rounds of the search instead of seconds.")] = None,
    seed: int = 1,
    workers: int = 1,
) -> None:
    """Plan a programme."""
    with clear_errors(typer.Exit):
        from planwerk.visits.solve import solve as plan
        from planwerk.visits.solve import warm

        problem = read_problem(file, days, decimals)
        warm(problem)
        earlier = None if previous is None else plan_from_json(read_json(previous), previous.name)
        if seconds is None and iterations is None:
            seconds = 10.0
        limits = Limits(seconds=seconds, iterations=iterations, seed=seed, workers=workers)
        result = plan(problem, limits, earlier)
        if csv is not None and result.solution is not None:
            csv.write_text(plan_to_csv(problem, result.solution), encoding="utf-8-sig")
        for level in result.levels:
            say(f"{level.name}: {level.value:g} (bound {level.bound}{', proved' if level.proved else ''})")
        for reason in result.conflict.reasons if result.conflict else ():
            say(f"clash: {reason.message}; {reason.mend}")
        say(f"{result.status} after {result.seconds:.1f} s")
        write_json(tours_to_json(problem, result) if is_toptw(file) else result_to_json(result), json)


def tours_to_json(problem: Problem, result: Result[VisitPlan]) -> Any:
    """Return the result of a published instance as its literature reports it: score, bound, customers per day."""
    score = result.levels[0]
    return {
        "status": str(result.status),
        "objective": int(score.value),
        "bound": score.bound,
        "seconds": round(result.seconds, 3),
        "iterations": result.iterations,
        "routes": routes_of(problem, result.solution or VisitPlan()),
    }


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A problem as JSON, or a published TOPTW instance (.txt).")],
    plan: Annotated[Path, typer.Argument(help="A plan, or a result that solve has written.")],
    json: Target = None,
    previous: Annotated[Path | None, typer.Option(help="The earlier plan that changes are counted against.")] = None,
    decimals: Decimals = None,
) -> None:
    """Check a plan from scratch; ends with 1 when a rule is broken."""
    with clear_errors(typer.Exit):
        from planwerk.visits.check import check as referee

        written = read_json(plan)
        routes = written.get("routes") if isinstance(written, dict) else None
        problem = read_problem(file, len(routes) if isinstance(routes, list) else 1, decimals)
        found = (
            plan_from_json(written, plan.name) if routes is None else plan_from_routes(problem, routes, where=plan.name)
        )
        earlier = None if previous is None else plan_from_json(read_json(previous), previous.name)
        report = referee(problem, found, earlier)
        for violation in report.violations:
            say(f"{violation.code}: {violation.message}")
        say("fine" if report.ok else f"{len(report.violations)} violations")
        levels = {level.name: level.value for level in report.levels}
        write_json({"ok": report.ok, "levels": levels, "violations": violations_to_json(report.violations)}, json)
        raise typer.Exit(Exit.OK if report.ok else Exit.VIOLATIONS)


@app.command()
def bench(
    folder: Annotated[Path, typer.Argument(help="A folder of published TOPTW instances (.txt).")],
    reference: Annotated[Path | None, typer.Option(help="CSV with columns instance, days, reference.")] = None,
    days: Annotated[str, typer.Option(help="Numbers of tours, with commas.")] = "1,2,3,4",
    seconds: float = 5.0,
    workers: int = 1,
    seed: int = 1,
    decimals: Decimals = None,
) -> None:
    """Measure the engine on published instances: a CSV row each, with the ratio to a reference where there is one."""
    with clear_errors(typer.Exit):
        from planwerk.visits.solve import solve as plan
        from planwerk.visits.solve import warm

        known = {} if reference is None else read_reference(reference)
        warm()
        out = table.writer(sys.stdout, lineterminator="\n")
        out.writerow(["instance", "days", "score", "bound", "status", "reference", "gap_percent", "seconds", "routes"])
        for file in sorted(folder.glob("*.txt")):
            for count in (int(word) for word in days.split(",")):
                problem = read_toptw(file, count, decimals)
                result = plan(problem, Limits(seconds=seconds, workers=workers, seed=seed))
                score, best = result.levels[0], known.get((file.stem, count))
                gap = "" if best is None else f"{100 * (best - score.value) / best:.2f}"
                routes = " | ".join(" ".join(map(str, r)) for r in routes_of(problem, result.solution or VisitPlan()))
                shown = [int(score.value), score.bound, result.status, best or "", gap, f"{result.seconds:.2f}", routes]
                out.writerow([file.stem, count, *shown])
                sys.stdout.flush()


def read_reference(path: Path) -> dict[tuple[str, int], int]:
    """Return reference scores by instance and number of tours."""
    rows = table.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    return {(row["instance"], int(row["days"])): int(row["reference"]) for row in rows}

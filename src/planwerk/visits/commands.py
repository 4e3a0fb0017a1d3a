"""``planwerk visits solve|check|bench``."""

from pathlib import Path
from typing import Annotated

import typer

from planwerk.core.limits import Limits
from planwerk.core.output import Exit, clear_errors, say, write_json
from planwerk.visits.formats import (
    plan_from_json,
    plan_to_csv,
    problem_from_json,
    read_json,
    result_to_json,
    violations_to_json,
)

app = typer.Typer(help="Visit programmes: plan them, check them, measure the engine.", no_args_is_help=True)

Target = Annotated[str | None, typer.Option("--json", help="Write the result as JSON to this file; - is the screen.")]


@app.command()
def solve(
    file: Annotated[Path, typer.Argument(help="A problem as JSON.")],
    json: Target = None,
    csv: Annotated[Path | None, typer.Option(help="Write the plan's legs as CSV to this file.")] = None,
    previous: Annotated[Path | None, typer.Option(help="An earlier plan to change as little as possible.")] = None,
    seconds: float | None = 10.0,
    iterations: int | None = None,
    seed: int = 1,
    workers: int = 1,
) -> None:
    """Plan a programme."""
    with clear_errors(typer.Exit):
        from planwerk.visits.solve import solve as plan

        problem = problem_from_json(read_json(file), file.name)
        earlier = None if previous is None else plan_from_json(read_json(previous), previous.name)
        limits = Limits(
            seconds=None if iterations is not None else seconds, iterations=iterations, seed=seed, workers=workers
        )
        result = plan(problem, limits, earlier)
        if csv is not None and result.solution is not None:
            csv.write_text(plan_to_csv(problem, result.solution), encoding="utf-8-sig")
        for level in result.levels:
            say(f"{level.name}: {level.value:g} (bound {level.bound}{', proved' if level.proved else ''})")
        say(f"{result.status} after {result.seconds:.1f} s")
        write_json(result_to_json(result), json)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A problem as JSON.")],
    plan: Annotated[Path, typer.Argument(help="A plan, or a result that solve has written.")],
    json: Target = None,
    previous: Annotated[Path | None, typer.Option(help="The earlier plan that changes are counted against.")] = None,
) -> None:
    """Check a plan from scratch; ends with 1 when a rule is broken."""
    with clear_errors(typer.Exit):
        from planwerk.visits.check import check as referee

        problem = problem_from_json(read_json(file), file.name)
        earlier = None if previous is None else plan_from_json(read_json(previous), previous.name)
        report = referee(problem, plan_from_json(read_json(plan), plan.name), earlier)
    for violation in report.violations:
        say(f"{violation.code}: {violation.message}")
    say("fine" if report.ok else f"{len(report.violations)} violations")
    levels = {level.name: level.value for level in report.levels}
    write_json({"ok": report.ok, "levels": levels, "violations": violations_to_json(report.violations)}, json)
    raise typer.Exit(Exit.OK if report.ok else Exit.VIOLATIONS)

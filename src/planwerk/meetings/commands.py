"""``planwerk meetings``: solve, check and compare one-to-one schedules.

Exit codes: 0 answered (an infeasible problem is an answer), 1 the checked plan breaks rules, 2 bad input.
"""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.output import Exit, clear_errors, say, write_json
from planwerk.core.result import Result
from planwerk.meetings import formats
from planwerk.meetings.check import Objective, check
from planwerk.meetings.problem import Previous
from planwerk.meetings.solution import Schedule
from planwerk.meetings.solve import engine, solve

app = typer.Typer(help=__doc__, no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="a problem: .json, .dzn, .xlsx or a folder of .csv files", metavar="FILE")]
Target = Annotated[str | None, typer.Option("--json", metavar="FILE|-", help="write the result as JSON")]
By = Annotated[Objective | None, typer.Option("--objective", help="default: breaks for .dzn, else product")]
Fairness = Annotated[int | None, typer.Option(help="bound on the difference of breaks (default: none)")]


@app.command("solve")
def solve_command(
    file: File,
    objective: By = None,
    fairness: Fairness = None,
    seconds: Annotated[float | None, typer.Option(help="time limit (default: 10, none with --iterations)")] = None,
    iterations: Annotated[int | None, typer.Option(help="limit of search moves")] = None,
    workers: Annotated[int, typer.Option(help="processes to use")] = 1,
    seed: Annotated[int, typer.Option(help="seed of the search")] = 1,
    previous: Annotated[Path | None, typer.Option(help="an earlier plan to change as little as possible")] = None,
    now: Annotated[int, typer.Option(help="with --previous: the first slot that is not over")] = 1,
    budget: Annotated[int | None, typer.Option(help="with --previous: at most so many meetings change")] = None,
    pictures: Annotated[Path | None, typer.Option("--svg", metavar="FOLDER", help="draw the plan there")] = None,
    json_target: Target = None,
) -> None:
    """Make a schedule and say how good it is."""
    with clear_errors(typer.Exit):
        if seconds is None and iterations is None:
            seconds = 10.0
        limits = Limits(seconds=seconds, iterations=iterations, workers=workers, seed=seed)
        problem = formats.read_problem(file, fairness=fairness)
        if previous is not None:
            placements = formats.read_schedule(problem, previous).placements
            locked = frozenset[str]() if problem.previous is None else problem.previous.locked
            earlier = Previous(placements=placements, locked=locked, now=now - 1, budget=budget)
            problem = replace(problem, previous=earlier)
        result = solve(problem, limits, objective=_objective(objective, file))
        write_json(formats.result_data(problem, result), json_target)
        if pictures is not None:
            formats.write_pictures(problem, result, pictures)
        _tell(result)


@app.command("check")
def check_command(
    file: File,
    plan: Annotated[Path, typer.Argument(help="a plan as solve --json writes it")],
    objective: By = None,
    fairness: Fairness = None,
    json_target: Target = None,
) -> None:
    """Check a plan against every rule; ends with 1 and a list when it breaks any."""
    with clear_errors(typer.Exit):
        problem = formats.read_problem(file, fairness=fairness)
        report = check(problem, formats.read_schedule(problem, plan), by=_objective(objective, file))
        write_json(formats.report_data(report), json_target)
    for violation in report.violations:
        say(f"{violation.code}: {violation.message}")
    say(f"{report.placed} placed, {report.breaks} breaks, {len(report.violations)} violations")
    if report.violations:
        raise typer.Exit(Exit.VIOLATIONS)


@app.command("bench")
def bench_command(
    folder: Annotated[Path, typer.Argument(help="a folder of .dzn files")],
    known: Annotated[Path | None, typer.Option(help="CSV with instance, variant, fairness_d, optimal_breaks")] = None,
    seconds: Annotated[float, typer.Option(help="time limit of each run")] = 30.0,
    workers: Annotated[int, typer.Option(help="processes to use")] = 1,
    seed: Annotated[int, typer.Option(help="seed of the search")] = 1,
    csv: Annotated[Path | None, typer.Option(help="write here instead of to standard output")] = None,
) -> None:
    """Solve a folder of instances and write a CSV that compares each with its known value."""
    with clear_errors(typer.Exit):
        if not folder.is_dir():
            raise ProblemError("bench", field="folder", value=str(folder), mend="give a folder of .dzn files")
        limits = Limits(seconds=seconds, workers=workers, seed=seed)
        engine("bench").run(folder, known=known, limits=limits, target=csv)


def _objective(given: Objective | None, file: Path) -> Objective:
    if given is not None:
        return given
    return Objective.BREAKS if file.suffix == ".dzn" else Objective.PRODUCT


def _tell(result: Result[Schedule]) -> None:
    say(f"{result.status} after {result.seconds:.2f} s")
    for level in result.levels:
        bound = "proved" if level.proved else f"bound {level.bound}"
        say(f"  {level.name}: {level.value:g} ({bound})")
    for reason in result.conflict.reasons if result.conflict else ():
        say(f"  {reason.code}: {reason.message}")
    for name, reasons in result.left_out[:20]:
        say(f"  not placed: meeting {name}: {'; '.join(reason.message for reason in reasons)}")

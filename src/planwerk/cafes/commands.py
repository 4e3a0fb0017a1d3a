"""``planwerk cafes``: solve, check and compare World-Café seatings.

Exit codes: 0 answered (an infeasible problem is an answer), 1 the checked plan breaks rules, 2 bad input.
"""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from planwerk.cafes import formats
from planwerk.cafes.check import check
from planwerk.cafes.problem import Mode, Problem, anonymous
from planwerk.cafes.solution import Seating
from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.output import Exit, clear_errors, say, write_json
from planwerk.core.result import Result

app = typer.Typer(help=__doc__, no_args_is_help=True)

People = Annotated[int | None, typer.Option(help="number of people, instead of a file")]
Tables = Annotated[int | None, typer.Option(help="number of tables, where no file lists them")]
Rounds = Annotated[int | None, typer.Option(help="number of rounds")]
ModeOption = Annotated[Mode | None, typer.Option(help="same question everywhere, or one question for each table")]
Target = Annotated[str | None, typer.Option("--json", metavar="FILE|-", help="write the result as JSON")]


@app.command("solve")
def solve_command(
    file: Annotated[Path | None, typer.Argument(help="a problem: .json, .xlsx, or .csv with people")] = None,
    people: People = None,
    tables: Tables = None,
    rounds: Rounds = None,
    mode: ModeOption = None,
    previous: Annotated[Path | None, typer.Option(help="an earlier plan: change as little as must be")] = None,
    held: Annotated[int, typer.Option(help="rounds of the earlier plan that are over")] = 0,
    seconds: Annotated[float | None, typer.Option(help="time limit (default: 10, none with --iterations)")] = None,
    iterations: Annotated[int | None, typer.Option(help="limit of search moves")] = None,
    seed: Annotated[int, typer.Option(help="seed of the search")] = 1,
    json_target: Target = None,
    xlsx: Annotated[Path | None, typer.Option(help="write the seating as a workbook")] = None,
) -> None:
    """Seat everyone and say how good it is."""
    from planwerk.cafes.solve import solve

    with clear_errors(typer.Exit):
        if seconds is None and iterations is None:
            seconds = 10.0
        limits = Limits(seconds=seconds, iterations=iterations, seed=seed)
        problem = _problem(file, people, tables, rounds, mode)
        earlier = None if previous is None else formats.read_seating(previous)
        problem = _with_held(problem, earlier, held)
        result = solve(problem, limits, previous=earlier)
        write_json(formats.result_data(problem, result), json_target)
        if xlsx is not None and result.solution is not None:
            from planwerk.cafes import sheets

            sheets.write(xlsx, problem, result.solution)
    _tell(result)


@app.command("check")
def check_command(
    plan: Annotated[Path, typer.Argument(help="a plan as solve --json writes it")],
    file: Annotated[Path | None, typer.Argument(help="its problem, unless --people and --tables say it")] = None,
    people: People = None,
    tables: Tables = None,
    rounds: Rounds = None,
    mode: ModeOption = None,
    previous: Annotated[Path | None, typer.Option(help="an earlier plan, to count the changes")] = None,
    json_target: Target = None,
) -> None:
    """Check a plan against every rule; ends with 1 and a list when it breaks any."""
    with clear_errors(typer.Exit):
        problem = _problem(file, people, tables, rounds, mode)
        earlier = None if previous is None else formats.read_seating(previous)
        report = check(problem, formats.read_seating(plan), previous=earlier)
        write_json(formats.report_data(report), json_target)
    for violation in report.violations:
        say(f"{violation.code}: {violation.message}")
    say(f"{len(report.violations)} violations; " + ", ".join(f"{name} {value}" for name, value in report.levels))
    if report.violations:
        raise typer.Exit(Exit.VIOLATIONS)


@app.command("bench")
def bench_command(
    known: Annotated[Path | None, typer.Argument(help="CSV with tables, seats, rounds, repeats_known")] = None,
    seconds: Annotated[float, typer.Option(help="time limit of each run")] = 5.0,
    seed: Annotated[int, typer.Option(help="seed of the search")] = 1,
    csv: Annotated[Path | None, typer.Option(help="write here instead of to standard output")] = None,
) -> None:
    """Solve known sizes and write a CSV that compares each with its known value."""
    from planwerk.cafes import bench

    with clear_errors(typer.Exit):
        bench.run(bench.read(known), limits=Limits(seconds=seconds, seed=seed), target=csv)


def _problem(
    file: Path | None, people: int | None, tables: int | None, rounds: int | None, mode: Mode | None
) -> Problem:
    if file is not None:
        if people is not None:
            raise ProblemError("command", field="--people", value=people, mend="give a file or --people, not both")
        problem = formats.read_problem(file, tables=tables, rounds=rounds)
        return problem if mode is None else replace(problem, mode=mode)
    given = {"--people": people, "--tables": tables, "--rounds": rounds}
    for name, value in given.items():
        if value is None or value < 1:
            raise ProblemError("command", field=name, value=value, mend="give a file, or a number from 1")
    return anonymous(people or 0, tables or 0, rounds or 0, mode=mode or Mode.SAME)


def _with_held(problem: Problem, earlier: Seating | None, held: int) -> Problem:
    if not held:
        return problem
    if earlier is None or not 0 < held <= len(earlier.rounds):
        mend = "give --previous with a plan of at least so many rounds"
        raise ProblemError("command", field="--held", value=held, mend=mend)
    return replace(problem, held=Seating(rounds=earlier.rounds[:held]))


def _tell(result: Result[Seating]) -> None:
    say(f"{result.status} after {result.seconds:.2f} s")
    for level in result.levels:
        say(f"  {level.name}: {level.value:g} ({'proved' if level.proved else f'bound {level.bound}'})")
    for reason in result.conflict.reasons if result.conflict else ():
        say(f"  {reason.code}: {reason.message} ({reason.mend})")

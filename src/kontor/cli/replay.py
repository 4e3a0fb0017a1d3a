"""``kontor replay``: compute a stored run again from what it kept."""

import json
import sys
from typing import Annotated

import typer
from rich.console import Console

from kontor.cli import start_django


def register(app: typer.Typer) -> None:
    app.command("replay", help="Compute a stored plan again, and say whether it comes out the same.")(replay)


def replay(
    run: Annotated[str, typer.Argument(help="the run's id, as the week's page shows it, or its number")],
    as_json: Annotated[bool, typer.Option("--json", help="write the result as JSON")] = False,
) -> None:
    """End with 0 when the plan is the same (or, limited by the clock, still without fault), with 1 when not."""
    start_django()
    from kontor.planning.operations.runs import replay as compute_again
    from kontor.planning.queries import find_run

    console = Console(stderr=True, soft_wrap=True)
    found = find_run(run)
    if found is None:
        console.print(f"There is no run {run}.", markup=False)
        raise typer.Exit(2)
    result = compute_again(run=found)
    for name, (then, now) in result.versions.items():
        console.print(f"{name} was {then} and is {now}: the plan may come out otherwise.", markup=False)
    if as_json:
        told = {"run": str(found.public_id), "same": result.same, "levels": result.levels,
                "violations": result.violations}  # fmt: skip
        sys.stdout.write(json.dumps(told, indent=1) + "\n")
    for level in result.levels:
        console.print(f"{level['name']}: {level['value']} (bound {level.get('bound')})", markup=False)
    console.print(_sentence(result.same, len(result.violations)))
    raise typer.Exit(1 if result.same is False or result.violations else 0)


def _sentence(same: bool | None, violations: int) -> str:
    if violations:
        return f"The referee finds {violations} broken rules."
    if same is None:
        return "The run was limited by the clock: its plan was checked again and breaks no rule."
    return "The same plan." if same else "Another plan."

"""``kontor demo``: the whole way from workbooks to papers, in one command.

It works in a house of its own that is thrown away afterwards, so that it can be tried anywhere and twice; ``--keep``
works in the house of ``KONTOR_DATA`` instead. The same steps fill an empty house at the first ``make run``.
"""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kontor.cli import start_django

Out = Annotated[Path, typer.Option(help="folder for the papers and calendars; made when it is missing")]
Examples = Annotated[Path | None, typer.Option(help="folder with definitions (*.toml) and their files")]
Members = Annotated[Path | None, typer.Option(help="a list of organisations of your own")]
Delegation = Annotated[Path | None, typer.Option(help="a list of guests of your own")]
Hosts = Annotated[Path | None, typer.Option(help="hosts' answers of your own")]
From = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="first day of the week")]
Days = Annotated[int, typer.Option(help="days of the week", min=1, max=31)]
Town = Annotated[str, typer.Option(help="town the guests stay in")]
Title = Annotated[str, typer.Option(help="title of the programme")]
Seconds = Annotated[float, typer.Option(help="seconds to plan each week", min=0.5)]
Keep = Annotated[bool, typer.Option("--keep", help="work in the house of KONTOR_DATA and leave everything there")]


def register(app: typer.Typer) -> None:
    from kontor.cli.demo.steps import register_steps

    app.command("demo", help="From workbooks to a planned week with its papers, in one go.")(demo)
    register_steps()


def demo(
    out: Out, examples: Examples = None, members: Members = None, delegation: Delegation = None, hosts: Hosts = None,
    start: From = None, days: Days = 5, town: Town = "Bielefeld", title: Title = "", seconds: Seconds = 10.0,
    keep: Keep = False,
) -> None:  # fmt: skip
    """Import, plan, publish and print; say how good the plans are."""
    console = Console(highlight=False)
    for path in (members, delegation, hosts):
        if path is not None and not path.is_file():
            console.print(f"There is no file {path}. Check the path.", style="red", markup=False)
            raise typer.Exit(2)
    with tempfile.TemporaryDirectory(prefix="kontor-demo-") as house:
        if not keep:
            os.environ["KONTOR_DATA"] = house
            os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("KONTOR_HOUSE", "Außenwirtschaft Hellweg-Lippe")
        start_django()
        from kontor.cli.demo.command import Own, go

        own = Own(
            members=members, delegation=delegation, hosts=hosts, start=start.date() if start else None, days=days,
            town=town, title=title,
        )  # fmt: skip
        code = go(out, examples, own, seconds, console)
    raise typer.Exit(code)

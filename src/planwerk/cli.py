"""The ``planwerk`` command: ``planwerk PROBLEM solve|check|bench``."""

import importlib
import sys

import typer

PROBLEMS = ("meetings", "cafes", "visits")


def build() -> typer.Typer:
    """Return the command with each problem's own commands mounted below its name."""
    app = typer.Typer(
        name="planwerk", help=__doc__, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False
    )
    # Only the problem that is called is imported: each one compiles and loads kernels of its own.
    wanted = [name for name in PROBLEMS if name in sys.argv[1:2]] or PROBLEMS
    for name in wanted:
        app.add_typer(importlib.import_module(f"planwerk.{name}.commands").app, name=name)
    return app


def main() -> None:
    """Run the command."""
    build()()

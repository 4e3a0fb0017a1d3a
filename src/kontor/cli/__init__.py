"""The ``kontor`` command.

A new command is a module here with a ``register(app)`` that adds it; the module is named in ``COMMANDS``. Django starts
inside a command (``start_django``), never when the module is imported: ``kontor --help`` stays quick.
"""

import importlib
import os
import sys
from functools import cache

import typer

COMMANDS: tuple[str, ...] = (
    "demo", "imports", "invite", "messages", "reindex", "replay", "run", "vendor", "vendor_fonts",
    "vendor_web_fonts", "worker",
)  # fmt: skip


def start_django() -> None:
    """Load the settings and every app, once; translations are compiled before, as loading an app may read them."""
    import django

    from kontor.common.catalogs import compile_all

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontor.config.settings")
    compile_all()
    django.setup()


@cache
def build() -> typer.Typer:
    """Return the command with every module's commands; built once, since modules also register their first steps."""
    app = typer.Typer(
        name="kontor", help="Kontor from the shell.", no_args_is_help=True, pretty_exceptions_enable=False,
        add_completion=False,
    )  # fmt: skip
    app.command("manage", help="Any command of Django, for example `kontor manage migrate`.")(_manage)
    for name in COMMANDS:
        importlib.import_module(f"kontor.cli.{name}").register(app)
    return app


def _manage() -> None:
    """Stand for ``main``'s short cut in the help: typer would read Django's options as its own."""


def main() -> None:
    """Run the command; what follows ``manage`` goes to Django as it is."""
    if sys.argv[1:2] == ["manage"]:
        from django.core.management import execute_from_command_line

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontor.config.settings")
        execute_from_command_line(["kontor manage", *sys.argv[2:]])
    else:
        build()()

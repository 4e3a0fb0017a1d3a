"""``kontor messages``: gather the sentences of every app, say what is not translated, compile."""

import itertools

import typer
from rich.console import Console

from kontor.cli import start_django


def register(app: typer.Typer) -> None:
    app.command("messages", help="Gather every app's sentences and compile their translations.")(messages)


def messages(apps: list[str] | None = typer.Argument(None), compile_only: bool = False) -> None:  # noqa: B008
    """Update the catalogues of the named apps, or of all, and compile them."""
    from kontor.common import catalogs

    console = Console()
    if not compile_only:
        start_django()
        names = apps or sorted(path.parent.name for path in catalogs.APPS.glob("*/__init__.py"))
        for name, language in itertools.product(names, catalogs.LANGUAGES):
            for sentence in catalogs.missing(catalogs.update(catalogs.APPS / name, language)):
                console.print(f"{name} ({language}): {sentence}", markup=False, highlight=False)
    console.print(f"{catalogs.compile_all()} catalogues compiled")

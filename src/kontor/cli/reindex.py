"""``kontor reindex``: write the search index anew."""

import typer
from rich.console import Console

from kontor.cli import start_django


def register(app: typer.Typer) -> None:
    app.command("reindex", help="Write the search index anew.")(reindex)


def reindex() -> None:
    """Rebuild every source's entries; needed only after a restored backup or a change of what is indexed."""
    start_django()
    from kontor.common.search import rebuild, sources

    names = sources.keys()
    for name in names:
        Console().print(f"{name}: {rebuild(name)}")

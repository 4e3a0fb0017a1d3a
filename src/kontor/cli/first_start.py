"""What the first start of an empty house does: the examples' accounts, and whatever other modules add.

A module of the shell adds a step where it registers its commands::

    first_start.register("directory", Step(label="Members of the network", run=load_members), order=20)

``run`` is given a function that moves the step's bar: ``tell(share)`` with the share done, 0 to 1.

A step is one transaction: it is there as a whole or not at all. ``is_done`` says which of the two, so that a first
start that was broken off goes on with the next start and nothing comes twice. That one was begun and not finished is
noted beside the database: later, nothing that somebody has deleted comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from kontor.common.registry import Registry

Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bar of the first start."""

    label: str
    run: Callable[[Tell], None]
    is_done: Callable[[], bool] = lambda: False


first_start: Registry[Step] = Registry("first start")


def is_empty() -> bool:
    """Whether nobody has been in this house yet."""
    from kontor.accounts.models import User

    return not User.objects.exists()


def note() -> Path:
    """Return the file that is there while a first start is under way."""
    from django.conf import settings

    return Path(settings.DATA) / "first-start-unfinished"


def is_wanted() -> bool:
    """Whether the examples are to be loaded: into an empty house, or on where they were broken off."""
    return is_empty() or note().exists()


def make_accounts(tell: Tell) -> None:
    from kontor.accounts.operations.demo import create_demo_accounts

    create_demo_accounts()


def load_examples(console: Console) -> None:
    """Do every step that is not done, each with its bar."""
    from django.db import transaction

    note().touch()
    columns = (TextColumn("  {task.description}"), BarColumn(bar_width=28), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        for step in first_start:
            task = progress.add_task(step.label, total=1.0)
            if not step.is_done():
                with transaction.atomic():
                    step.run(lambda share, task=task: progress.update(task, completed=share))  # type: ignore[misc]
            progress.update(task, completed=1.0)
    note().unlink()


first_start.register("accounts", Step(label="One account per role", run=make_accounts), order=0)

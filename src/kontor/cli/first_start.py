"""What the first start of an empty house does: the examples' accounts, and whatever other modules add.

A module of the shell adds a step where it registers its commands::

    first_start.register("directory", Step(label="Members of the network", run=load_members), order=20)

``run`` is given a function that moves the step's bar: ``tell(share)`` with the share done, 0 to 1.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from kontor.common.registry import Registry

Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bar of the first start."""

    label: str
    run: Callable[[Tell], None]


first_start: Registry[Step] = Registry("first start")


def is_empty() -> bool:
    """Whether nobody has been in this house yet."""
    from kontor.accounts.models import User

    return not User.objects.exists()


def make_accounts(tell: Tell) -> None:
    from kontor.accounts.operations.demo import create_demo_accounts

    create_demo_accounts()


def load_examples(console: Console) -> None:
    """Do every step, each with its bar."""
    columns = (TextColumn("  {task.description}"), BarColumn(bar_width=28), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        for step in first_start:
            task = progress.add_task(step.label, total=1.0)
            step.run(lambda share, task=task: progress.update(task, completed=share))  # type: ignore[misc]
            progress.update(task, completed=1.0)


first_start.register("accounts", Step(label="One account per role", run=make_accounts), order=0)

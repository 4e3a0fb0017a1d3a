"""Tasks of a programme."""

from datetime import datetime

from kontor.accounts.models import User
from kontor.programmes.models import Task


def save_task(*, task: Task, actor: User | None) -> Task:
    task.save()
    return task


def finish_task(*, task: Task, at: datetime, actor: User | None) -> None:
    """Note that a task is done."""
    task.done_at = at
    task.save(update_fields=["done_at", "updated_at"])


def reopen_task(*, task: Task, actor: User | None) -> None:
    """Take "done" back."""
    task.done_at = None
    task.save(update_fields=["done_at", "updated_at"])

"""Tasks of a programme."""

from datetime import datetime

from django.db import transaction

from kontor.accounts.models import User
from kontor.programmes.models import Task
from kontor.programmes.operations.trail import stored, told


def save_task(*, task: Task, actor: User | None) -> Task:
    with transaction.atomic():
        before = stored(task)
        task.save()
        told(thing=task, before=before, programme=task.programme, actor=actor)
        return task


def finish_task(*, task: Task, at: datetime, actor: User | None) -> None:
    """Note that a task is done."""
    _set_done(task, at, actor)


def reopen_task(*, task: Task, actor: User | None) -> None:
    """Take "done" back."""
    _set_done(task, None, actor)


def _set_done(task: Task, at: datetime | None, actor: User | None) -> None:
    with transaction.atomic():
        before = stored(task)
        task.done_at = at
        task.save(update_fields=["done_at", "updated_at"])
        told(thing=task, before=before, programme=task.programme, actor=actor)

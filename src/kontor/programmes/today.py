"""What staff's first page says of the programmes: tasks that are due, and what is coming up."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from kontor.accounts.models import User
from kontor.programmes.enums import ProgrammeStatus
from kontor.programmes.models import Programme, Task
from kontor.programmes.stations import countdown

SOON = timedelta(days=14)
MOST = 8
OVER = (ProgrammeStatus.CLOSED, ProgrammeStatus.CANCELLED)


def due_tasks(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return the reader's tasks, and nobody's, that are overdue or due within two weeks."""
    today = timezone.localdate()
    mine = Q(assignee=None) | Q(assignee=request.user) if isinstance(request.user, User) else Q(assignee=None)
    found = Task.objects.filter(mine, done_at=None, due_on__lte=today + SOON).exclude(programme__status__in=OVER)
    tasks = list(found.select_related("programme").order_by("due_on", "pk"))
    if not tasks:
        return None
    late = sum(task.due_on is not None and task.due_on < today for task in tasks)
    return {"tasks": tasks[:MOST], "more": len(tasks[MOST:]), "late": late, "today": today}


def next_programmes(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return the programmes that are under way or come next, with how long it is until then."""
    today = timezone.localdate()
    found = Programme.objects.filter(parent=None, is_template=False, ends_on__gte=today).exclude(status__in=OVER)
    rows = [(programme, countdown(programme, today)) for programme in found.order_by("starts_on", "pk")[:MOST]]
    return {"rows": rows} if rows else None

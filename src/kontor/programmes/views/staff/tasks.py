"""Tasks of a programme."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kontor.common.notices import done
from kontor.programmes.forms.programme import TaskForm
from kontor.programmes.models import Programme, Task
from kontor.programmes.operations.tasks import finish_task, reopen_task, save_task
from kontor.programmes.pages import actor_of, programme_page, show
from kontor.programmes.rules import can_work


@programme_page(can_work)
@require_safe
def tasks(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show every task, the open ones first."""
    rows = list(programme.tasks.select_related("assignee"))
    context = {
        "open": sorted((row for row in rows if not row.done_at), key=lambda row: (row.due_on is None, row.due_on)),
        "finished": [row for row in rows if row.done_at],
        "today": timezone.localdate(),
    }
    return show(request, programme, "programmes/tasks.html", context)


@programme_page(can_work)
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Add a task."""
    return _edit(request, programme, Task(programme=programme))


@programme_page(can_work)
def edit(request: HttpRequest, programme: Programme, task: UUID) -> HttpResponse:
    """Change a task."""
    return _edit(request, programme, get_object_or_404(programme.tasks, public_id=task))


def _edit(request: HttpRequest, programme: Programme, task: Task) -> HttpResponse:
    form = TaskForm(request.POST or None, instance=task)
    if request.method == "POST" and form.is_valid():
        save_task(task=form.save(commit=False), actor=actor_of(request))
        done(request, _("Saved."))
        return redirect("programmes:tasks", programme.public_id)
    context = {"form": form, "task": None if task._state.adding else task}
    return show(request, programme, "programmes/task.html", context, status=422 if form.errors else 200)


@programme_page(can_work)
@require_POST
def toggle(request: HttpRequest, programme: Programme, task: UUID) -> HttpResponse:
    """Tick a task off, or take that back."""
    found = get_object_or_404(programme.tasks, public_id=task)
    if found.done_at:
        reopen_task(task=found, actor=actor_of(request))
        done(request, _("“%(title)s” is open again.") % {"title": found})
    else:
        finish_task(task=found, at=timezone.now(), actor=actor_of(request))
        undo = reverse("programmes:task-toggle", args=[programme.public_id, found.public_id])
        done(request, _("“%(title)s” is done.") % {"title": found}, undo=undo)
    back = "programmes:tasks" if request.POST.get("from") == "tasks" else "programmes:overview"
    return redirect(back, programme.public_id)

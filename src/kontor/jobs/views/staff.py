"""A job's page, which is also what the progress bar asks every second."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kontor.accounts.access import visible_or_404
from kontor.accounts.models import User
from kontor.common.views.home import next_page
from kontor.jobs.models import Job
from kontor.jobs.operations import jobs
from kontor.jobs.queries import shown
from kontor.jobs.rules import can_see


@require_safe
@never_cache
def job_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show how far a job is.

    The bar inside another page asks with ``?inside=1``: when the job is over, that page loads again with the result.
    """
    found = shown(visible_or_404(Job, request.user, can_see, public_id=public_id))
    is_partial = bool(request.htmx)  # type: ignore[attr-defined]
    inside = "inside" in request.GET
    template = "jobs/progress.html" if is_partial else "jobs/job.html"
    back = request.htmx.current_url_abs_path or request.path  # type: ignore[attr-defined]
    response = render(request, template, {"shown": found, "inside": inside, "back": back})
    if is_partial and not found.job.is_open:
        if inside:
            response.headers["HX-Refresh"] = "true"
        elif found.result_url:
            response.headers["HX-Redirect"] = found.result_url
    return response


@require_POST
def cancel_job(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    job = visible_or_404(Job, request.user, can_see, public_id=public_id)
    jobs.cancel(job=job, actor=request.user if isinstance(request.user, User) else None)
    return redirect(next_page(request, default=reverse("jobs:job", args=[public_id])))

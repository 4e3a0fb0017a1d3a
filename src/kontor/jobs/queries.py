"""What pages read about jobs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from kontor.jobs.enums import OPEN, JobState
from kontor.jobs.kinds import kinds
from kontor.jobs.models import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownJob:
    """A job in words, as pages draw it."""

    job: Job
    title: str
    sentence: str
    result_url: str
    percent: int


def shown(job: Job) -> ShownJob:
    """Put a job into words."""
    kind = kinds[job.kind]
    sentence = str(kind.phases.get(job.phase, ""))
    return ShownJob(
        job=job,
        title=kind.title(job),
        sentence=sentence % job.detail if job.detail else sentence,
        result_url=kind.result_url(job) if job.state == JobState.DONE else "",
        percent=round(100 * job.progress),
    )


def todays_jobs(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return a person's open jobs and those that ended since yesterday."""
    since = timezone.now() - timedelta(days=1)
    mine = Job.objects.filter(owner_id=request.user.pk)
    found = (mine.filter(state__in=OPEN) | mine.filter(finished_at__gte=since)).order_by("-created_at")[:8]
    jobs = [shown(job) for job in found]
    return {"jobs": jobs} if jobs else None

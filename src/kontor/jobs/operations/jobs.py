"""Starting, cancelling and rescuing jobs."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django_q.tasks import async_task

from kontor.accounts.models import User
from kontor.jobs.enums import OPEN, JobState
from kontor.jobs.kinds import kinds
from kontor.jobs.models import Job


def start(*, kind: str, actor: User | None, arguments: Mapping[str, Any] | None = None, once: str = "") -> Job:
    """Start work, or return the job that already does it: two people press the same button, one plan is computed."""
    _ = kinds[kind]  # an unknown kind fails here and not in the worker
    try:
        with transaction.atomic():
            job = Job.objects.create(kind=kind, owner=actor, arguments=dict(arguments or {}), once=once)
    except IntegrityError:
        return Job.objects.get(kind=kind, once=once, state__in=OPEN)
    enqueue(job)
    return job


def enqueue(job: Job) -> None:
    """Hand a job to the workers once what it works on is committed; with ``JOBS_AT_ONCE`` do it here and now."""
    if settings.JOBS_AT_ONCE:
        from kontor.jobs.worker import execute

        execute(str(job.public_id))
        job.refresh_from_db()
    else:
        transaction.on_commit(lambda: async_task("kontor.jobs.worker.execute", str(job.public_id), task_name=job.kind))


def run_now(*, kind: str, actor: User | None, arguments: Mapping[str, Any] | None = None, once: str = "") -> Job:
    """Do work in this process and wait for it: for the shell and for tests."""
    from kontor.jobs.worker import execute

    job = Job.objects.create(kind=kind, owner=actor, arguments=dict(arguments or {}), once=once)
    execute(str(job.public_id))
    job.refresh_from_db()
    return job


def cancel(*, job: Job, actor: User | None) -> None:
    """Ask a job to stop. One that has not begun stops at once, one that runs within seconds."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=job.pk, state=JobState.QUEUED)
    if not waiting.update(state=JobState.CANCELLED, finished_at=now, cancel_requested=True):
        Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(cancel_requested=True)
    job.refresh_from_db()


def rescue(*, at: datetime | None = None) -> int:
    """Hand out again the jobs whose worker gave no sign of life, or that never reached the queue. Return how many."""
    now = at or timezone.now()
    silent = now - timedelta(seconds=settings.JOBS_SILENCE)
    lost = Job.objects.filter(
        Q(state=JobState.RUNNING, heartbeat_at__lt=silent)
        | Q(state=JobState.QUEUED, heartbeat_at=None, created_at__lt=silent)
        | Q(state=JobState.QUEUED, heartbeat_at__lt=silent)
    )
    count = 0
    for job in lost:
        # The heartbeat is pushed forward first: of two rescuers only one hands the job out.
        claimed = Job.objects.filter(pk=job.pk, state=job.state, heartbeat_at=job.heartbeat_at)
        if claimed.update(state=JobState.QUEUED, heartbeat_at=now, claim=None):
            enqueue(job)
            count += 1
    return count

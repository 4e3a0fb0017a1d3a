"""What runs inside a worker: one job, with a sign of life once a second."""

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kontor.jobs.enums import JobState
from kontor.jobs.kinds import JobCancelledError, JobContext, JobError, kinds
from kontor.jobs.models import Job

log = logging.getLogger(__name__)
BEAT = 1.0  # seconds between two signs of life


def execute(public_id: str) -> None:
    """Do one job, unless somebody else does it or has done it."""
    claim = uuid.uuid4()
    job = take(public_id, claim)
    if job is None:
        return
    kind = kinds[job.kind]
    if job.attempt > kind.attempts:
        sentence = _("The work broke off %(count)s times without giving a reason. The log has more.")
        finish(job, JobState.FAILED, problem=sentence % {"count": kind.attempts})
        return
    context = JobContext(job=job)
    state = JobState.FAILED
    outcome: dict[str, Any] = {"problem": _("Something unexpected happened. The log has more.")}
    try:
        with beating(context):
            result = dict(kind.run(context))
        state, outcome = JobState.DONE, {"result": result, "progress": 1.0}
    except JobCancelledError:
        state, outcome = JobState.CANCELLED, {}
    except JobError as problem:
        outcome = {"problem": str(problem)}
    finally:
        # An error nobody expected goes on to the log; the row says so first.
        finish(job, state, **outcome)


def take(public_id: str, claim: uuid.UUID) -> Job | None:
    """Make the job ours: only while it waits, so that one that is handed out twice is done once."""
    now = timezone.now()
    waiting = Job.objects.filter(public_id=public_id, state=JobState.QUEUED)
    taken = waiting.update(
        state=JobState.RUNNING, claim=claim, attempt=F("attempt") + 1, heartbeat_at=now, started_at=now, problem=""
    )
    return Job.objects.select_related("owner").get(public_id=public_id) if taken else None


def mine(job: Job) -> QuerySet[Job]:
    """Return the job as long as it is still this worker's."""
    return Job.objects.filter(pk=job.pk, claim=job.claim, state=JobState.RUNNING)


def finish(job: Job, state: JobState, **outcome: Any) -> None:
    """Write the end of the job."""
    mine(job).update(state=state, finished_at=timezone.now(), **outcome)


def beat(context: JobContext) -> None:
    """Write how far the work is, and learn whether it should stop: it was cancelled, or given to another worker."""
    written = mine(context.job).update(
        heartbeat_at=timezone.now(), progress=context.share, phase=context.phase, detail=context.detail
    )
    if not written or mine(context.job).filter(cancel_requested=True).exists():
        context.cancel.set()


@contextmanager
def beating(context: JobContext) -> Iterator[None]:
    """Beat in a thread of its own: the work may be deep in a solver, or in a transaction nobody can see into."""
    if settings.JOBS_AT_ONCE:
        yield
        beat(context)
        return
    over = threading.Event()

    def keep_beating() -> None:
        while not over.wait(BEAT):
            try:
                beat(context)
            except (
                OperationalError
            ) as error:  # the work's own transaction holds SQLite's only lock: beat again after it
                log.info("no heartbeat: %s", error)
        connection.close()

    thread = threading.Thread(target=keep_beating, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()

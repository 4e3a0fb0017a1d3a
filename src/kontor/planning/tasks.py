"""Planning in the background."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontor.accounts.models import User
from kontor.jobs.enums import OPEN
from kontor.jobs.kinds import JobContext, JobError, JobKind, kinds
from kontor.jobs.models import Job
from kontor.jobs.operations.jobs import start
from kontor.planning.engines import Json, RunLimits, engines
from kontor.planning.models import Draft, Run
from kontor.planning.operations.runs import compute, start_run
from kontor.programmes.models import Programme

KIND = "planning.plan"


def ask_for_plan(
    *, programme: Programme, engine: str, actor: User | None, limits: RunLimits, base: Draft | None = None
) -> Job:
    """Have a plan computed in the background; while one is, a second wish gets the same job.

    Raises PlanningError where the rows make no problem.
    """
    running = open_job(programme, engine)
    if running is not None:
        return running
    run = start_run(programme=programme, engine=engine, actor=actor, limits=limits, base=base)
    job = start(kind=KIND, actor=actor, arguments={"run": str(run.public_id)}, once=_once(programme, engine))
    if job.arguments["run"] != str(run.public_id):
        run.delete()  # somebody else was quicker by a hair
    return job


def open_job(programme: Programme, engine: str) -> Job | None:
    """Return the job that plans this programme now."""
    return Job.objects.filter(kind=KIND, once=_once(programme, engine), state__in=OPEN).first()


def last_job(programme: Programme, engine: str) -> Job | None:
    """Return the latest job that planned this programme, whatever became of it."""
    return Job.objects.filter(kind=KIND, once=_once(programme, engine)).first()


def _once(programme: Programme, engine: str) -> str:
    return f"{engine}:{programme.public_id}"


def plan(context: JobContext) -> Mapping[str, Any]:
    """Compute a run. Called again after a worker was killed, it computes what is not stored yet."""
    run = Run.objects.select_related("programme").filter(public_id=context.arguments["run"]).first()
    if run is None:
        raise JobError(_("The programme of this plan is gone."))

    def report(share: float, levels: list[Json]) -> None:
        context.report(share, "search", **{level["name"]: level["value"] for level in levels})

    context.report(0.0, "search")
    draft = compute(run=run, report=report, stopped=context.cancel.is_set)
    context.check()
    return {"draft": draft.number if draft else None, "run": str(run.public_id)}


def _title(job: Job) -> str:
    run = Run.objects.select_related("programme").filter(public_id=job.arguments["run"]).first()
    if run is None:
        return _("Plan")
    return _("%(engine)s: %(programme)s") % {"engine": engines[run.engine].label, "programme": run.programme}


def _result_url(job: Job) -> str:
    run = Run.objects.select_related("programme").filter(public_id=job.arguments["run"]).first()
    return engines[run.engine].address(run.programme) if run else ""


def register_jobs() -> None:
    phases = {"search": gettext_lazy("Better plans are searched.")}
    kinds.register(KIND, JobKind(run=plan, title=_title, phases=phases, result_url=_result_url))

"""Checking and taking over in the background."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontor.imports.enums import ImportState
from kontor.imports.models import Import
from kontor.imports.operations.apply import apply
from kontor.imports.operations.check import check
from kontor.imports.report import counts
from kontor.jobs.kinds import JobContext, JobError, JobKind, kinds
from kontor.jobs.models import Job

CHECK, APPLY = "imports.check", "imports.apply"


def run_of(job: Job) -> Import:
    try:
        return Import.objects.get(public_id=job.arguments["import"])
    except Import.DoesNotExist as error:
        raise JobError(_("The import is gone.")) from error


def _reporter(context: JobContext, phase: str) -> Any:
    def report(done: int, count: int) -> None:
        context.report(done / max(count, 1), phase, done=done, count=count)
        context.check()

    return report


def check_job(context: JobContext) -> Mapping[str, Any]:
    run = run_of(context.job)
    check(run=run, report=_reporter(context, "check"))
    return {"rows": run.rows_found}


def apply_job(context: JobContext) -> Mapping[str, Any]:
    run = run_of(context.job)
    apply(run=run, actor=context.job.owner, report=_reporter(context, "apply"))
    if run.state != ImportState.APPLIED:
        raise JobError(_("The import was not checked yet."))
    return counts(run)


def title_of(job: Job) -> str:
    name = Import.objects.filter(public_id=job.arguments["import"]).values_list("file_name", flat=True).first()
    return _("Import of %(file)s") % {"file": name or "…"}


def page_of(job: Job) -> str:
    return reverse("imports:import", args=[job.arguments["import"]])


def register() -> None:
    """Called when the app is ready."""
    kinds.register(
        CHECK,
        JobKind(
            run=check_job, title=title_of, result_url=page_of,
            phases={"check": gettext_lazy("%(done)s of %(count)s rows checked")},
        ),
    )  # fmt: skip
    kinds.register(
        APPLY,
        JobKind(
            run=apply_job, title=title_of, result_url=page_of,
            phases={"apply": gettext_lazy("%(done)s of %(count)s rows taken over")},
        ),
    )  # fmt: skip

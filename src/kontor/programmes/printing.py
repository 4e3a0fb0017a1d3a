"""Printing several papers of a programme as one job."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontor.documents.operations.prints import print_paper
from kontor.documents.registry import papers
from kontor.jobs.kinds import JobContext, JobKind
from kontor.jobs.models import Job
from kontor.programmes.models import Programme

MANY_GUESTS = 100  # from here on even one paper is a job


def print_papers(context: JobContext) -> Mapping[str, Any]:
    """Print the papers named in the arguments. Run twice it makes no second version of the same."""
    programme = _programme(context.job)
    keys = list(context.arguments["papers"])
    for number, key in enumerate(keys):
        context.check()
        context.report(number / len(keys), "printing", paper=str(papers[key].label))
        print_paper(paper=papers[key], subject=programme, actor=context.job.owner, at=timezone.now())
    context.report(1.0)
    return {"printed": len(keys)}


def _programme(job: Job) -> Programme:
    return Programme.objects.get(public_id=job.arguments["programme"])


PRINTING = JobKind(
    run=print_papers,
    title=lambda job: _("Papers: %(programme)s") % {"programme": _programme(job)},
    phases={"printing": gettext_lazy("%(paper)s is being printed.")},
    result_url=lambda job: reverse("programmes:papers", args=[job.arguments["programme"]]),
)

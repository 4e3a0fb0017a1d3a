"""A programme's papers, and the links that guests read their agenda by."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kontor.common.notices import done, problem
from kontor.documents.answers import pdf_response
from kontor.documents.models import Print
from kontor.documents.operations.prints import print_paper
from kontor.documents.queries import shelf
from kontor.documents.registry import Paper
from kontor.documents.registry import papers as every_paper
from kontor.jobs.enums import OPEN
from kontor.jobs.models import Job
from kontor.jobs.operations.jobs import start
from kontor.jobs.queries import shown
from kontor.programmes.models import Programme
from kontor.programmes.operations.keys import renew_agenda_key
from kontor.programmes.pages import actor_of, programme_page, show
from kontor.programmes.printing import MANY_GUESTS
from kontor.programmes.queries import participants_of
from kontor.programmes.rules import can_work


@programme_page(can_work)
@require_safe
def papers(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show every paper with its last print and whether that still holds."""
    rows = shelf(programme)
    job = Job.objects.filter(kind="programmes.print", once=str(programme.public_id), state__in=OPEN).first()
    context = {
        "rows": rows,
        "outdated": sum(row.is_outdated for row in rows),
        "can_print": any(not row.why_not for row in rows),
        "guests": participants_of(programme) if programme.published_at else [],
        "address": settings.ADDRESS,
        "job": shown(job) if job else None,
    }
    return show(request, programme, "programmes/papers.html", context)


@programme_page(can_work)
@require_POST
def print_one(request: HttpRequest, programme: Programme, key: str) -> HttpResponse:
    """Print one paper now, or as a job where it is long."""
    paper = _paper(key)
    reason = paper.ready(programme)
    if reason:
        problem(request, str(reason))
    elif programme.participations.count() > MANY_GUESTS:
        _start(request, programme, [key])
    else:
        made = print_paper(paper=paper, subject=programme, actor=actor_of(request), at=timezone.now())
        words = {"paper": paper.label, "version": made.version, "pages": made.pages}
        done(request, _("%(paper)s, version %(version)s: %(pages)s pages.") % words)
    return redirect("programmes:papers", programme.public_id)


@programme_page(can_work)
@require_POST
def print_all(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Print everything that can be printed, as a job."""
    keys = [row.paper.key for row in shelf(programme) if not row.why_not]
    if keys:
        _start(request, programme, keys)
    return redirect("programmes:papers", programme.public_id)


@programme_page(can_work)
@require_safe
def open_print(request: HttpRequest, programme: Programme, key: str, version: int) -> HttpResponse:
    """Open a printed version."""
    found = get_object_or_404(Print, paper=key, subject=programme.public_id, version=version)
    name = f"{key}-{programme.starts_on:%Y-%m-%d}-v{found.version}.pdf"
    with found.file.open("rb") as file:
        return pdf_response(file.read(), name)


@programme_page(can_work)
@require_POST
def renew_link(request: HttpRequest, programme: Programme, person: UUID) -> HttpResponse:
    """Give a guest a new link; the old one stops at once."""
    guest = get_object_or_404(programme.participations, public_id=person)
    renew_agenda_key(participation=guest, actor=actor_of(request))
    done(request, _("%(name)s has a new link. The old one opens nothing any more.") % {"name": guest.person})
    return redirect("programmes:papers", programme.public_id)


def _paper(key: str) -> Paper:
    if key not in every_paper:
        raise Http404
    return every_paper[key]


def _start(request: HttpRequest, programme: Programme, keys: list[str]) -> None:
    arguments = {"programme": str(programme.public_id), "papers": keys}
    start(kind="programmes.print", actor=actor_of(request), arguments=arguments, once=str(programme.public_id))

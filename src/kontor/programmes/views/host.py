"""A host's own pages: when guests come, who they are, what was agreed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kontor.accounts.access import only
from kontor.accounts.rules import is_signed_in
from kontor.documents.answers import pdf_response
from kontor.documents.tongues import Tongues
from kontor.documents.typeset import typeset
from kontor.documents.words import spoken, words
from kontor.programmes.landing import is_guest, received_by
from kontor.programmes.models import Appointment
from kontor.programmes.papers import visiting_lists
from kontor.programmes.papers.facts import Week
from kontor.programmes.papers.guests import guests_of
from kontor.programmes.queries import entries_with_host


@require_safe
@only(is_signed_in)
def visits(request: HttpRequest) -> HttpResponse:
    """List the visits of a host's people, the next first."""
    found = [
        (entry, appointment)
        for appointment in received_by(request.user)
        for entry in entries_with_host(appointment.host, appointment.programme)
    ]
    found.sort(key=lambda pair: pair[0].starts_at)
    coming = [pair for pair in found if pair[0].ends_at >= timezone.now()]
    past = [pair for pair in found if pair[0].ends_at < timezone.now()]
    return render(
        request, "programmes/host/visits.html", {"coming": coming, "past": past, "is_guest": is_guest(request.user)}
    )


@require_safe
@only(is_signed_in)
def visit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one programme's visiting list."""
    appointment = _own(request, public_id)
    week, listed = _list(appointment, request)
    context = {"appointment": appointment, "list": listed, "w": words(week.tongues.first)}
    return render(request, "programmes/host/visit.html", context | {"title": week.frame()["title"]["a"]})


@require_safe
@only(is_signed_in)
def paper(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Return the same list as a paper."""
    week, listed = _list(_own(request, public_id), request)
    printed = typeset(visiting_lists.PAPER.template, week.frame() | {"lists": [listed]})
    return pdf_response(printed.pdf, "visiting-list.pdf")


def _own(request: HttpRequest, public_id: UUID) -> Appointment:
    found = received_by(request.user).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _list(appointment: Appointment, request: HttpRequest) -> tuple[Week, dict[str, object]]:
    language = spoken(getattr(request, "LANGUAGE_CODE", "de"))
    week = Week(appointment.programme, Tongues(language, "en" if language != "en" else ""))
    return week, visiting_lists.visiting_list(week, appointment, guests_of(appointment.programme))

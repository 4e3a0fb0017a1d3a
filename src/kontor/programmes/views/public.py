"""A programme's public page, and what a badge's code opens."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kontor.accounts.rules import is_staff
from kontor.programmes.models import Participation, Programme
from kontor.programmes.public import public_programme


@require_safe
def programme(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what is published of a programme; nothing while it has no public page."""
    rows = Programme.objects.filter(is_public=True, published_at__isnull=False)
    found = get_object_or_404(rows, public_id=public_id)
    return render(request, "programmes/public/programme.html", {"shown": public_programme(found)})


@require_safe
def badge(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Lead staff to the person, and anybody else to the programme's public page, if there is one."""
    participation = get_object_or_404(Participation.objects.select_related("programme"), public_id=public_id)
    found = participation.programme
    if is_staff.test(request.user):
        return redirect(reverse("programmes:person", args=[found.public_id, participation.public_id]))
    if not found.is_public or found.published_at is None:
        raise Http404
    return redirect(reverse("programmes:public", args=[found.public_id]))

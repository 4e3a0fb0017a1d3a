"""Where somebody who speaks for an organisation lands."""

from django.http import HttpRequest
from django.urls import reverse

from kontor.directory.models import Position


def own_organisation(request: HttpRequest) -> str | None:
    """Return the page of the organisation a visitor speaks for."""
    if not request.user.is_authenticated:
        return None
    position = Position.objects.filter(person__user=request.user, is_contact=True, until__isnull=True).first()
    return reverse("directory:organisation", args=[position.organisation.public_id]) if position else None

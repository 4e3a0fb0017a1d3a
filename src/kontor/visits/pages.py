"""What the pages of the week share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from kontor.planning.errors import PlanningError
from kontor.planning.models import Draft
from kontor.programmes.models import Programme
from kontor.visits.engine import ENGINE

View = Callable[..., HttpResponseBase]


def draft_or_404(programme: Programme, number: int) -> Draft:
    """Return a draft of the programme's visits."""
    drafts = Draft.objects.filter(programme=programme, engine=ENGINE, number=number)
    found = drafts.select_related("run__started_by", "published_by").first()
    if found is None:
        raise Http404
    found.programme = programme
    return found


def version_of(request: HttpRequest) -> int:
    """Return the version of the draft the person saw when pressing the button."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0


def refusals_shown(view: View) -> View:
    """Show a refusal on the week's page instead of failing: somebody was quicker, or the rows have changed."""

    @wraps(view)
    def guarded(request: HttpRequest, programme: Programme, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, programme, *args, **kwargs)
        except PlanningError as refusal:
            messages.error(request, str(refusal))
            return redirect("visits:week", programme.public_id)

    return guarded

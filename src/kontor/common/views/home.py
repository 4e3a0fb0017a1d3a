"""The first page, the search page, and light or dark."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kontor.common.home import Panel, front_panels, landings, today_panels
from kontor.common.registry import Registry
from kontor.common.search import search as find
from kontor.common.shell import THEMES, staff_only

YEAR = 365 * 24 * 3600


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show staff their day, and send everybody else where they belong."""
    if staff_only(request.user):
        return render(request, "common/today.html", {"panels": _shown(today_panels, request)})
    for landing in landings:
        address = landing(request)
        if address:
            return redirect(address)
    return render(request, "common/front.html", {"panels": _shown(front_panels, request)})


def _shown(panels: Registry[Panel], request: HttpRequest) -> list[tuple[str, Mapping[str, Any]]]:
    found = [(panel.template, panel.context(request)) for panel in panels]
    return [(template, context) for template, context in found if context is not None]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find anything the visitor may find; with htmx, while they type."""
    words = request.GET.get("q", "").strip()
    context = {"words": words, "groups": find(words, request.user) if words else []}
    is_partial = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    frame = "base.html" if staff_only(request.user) else "public.html"
    template = "common/search_results.html" if is_partial else "common/search.html"
    response = render(request, template, context | {"frame": frame})
    patch_vary_headers(response, ("HX-Request",))
    return response


def next_page(request: HttpRequest, default: str = "/") -> str:
    """Return the address a form wants to go back to, if it is one of ours."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours else default


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of light or dark in a cookie."""
    answer = redirect(next_page(request))
    if request.POST.get("theme") in THEMES:
        answer.set_cookie("theme", request.POST["theme"], max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return answer

"""The public directory: who can do what here."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontor.common.lists.excel import CONTENT_TYPE, write_table
from kontor.directory.maps import draw
from kontor.directory.models import Organisation
from kontor.directory.queries import (
    Facet,
    PublicQuery,
    also_called,
    facets,
    language_of_reader,
    public_cards,
    public_places,
)
from kontor.imports.cells.words import country_name

_PER_PAGE = 24


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Search and filter those that agreed to be shown."""
    query = PublicQuery.of(request.GET)
    rows = query.rows()
    if request.GET.get("export") == "xlsx":
        return _export(rows)
    page = Paginator(public_cards(rows), _PER_PAGE).get_page(request.GET.get("page"))
    groups = facets(query)
    others = also_called(query.words) if query.words else []
    context = {
        "query": query,
        "page": page,
        "facets": groups,
        "others": others,
        "chips": list(_chips(request, groups, query)),
        "picture": draw(public_places(rows)),
        "marked": tuple(filter(None, (query.words, *others))),
        "export_url": _address(request, export="xlsx"),
    }
    is_part = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "directory/public_results.html" if is_part else "directory/public.html"
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request, Cookie"
    return response


def _address(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    for key, value in changes.items():
        query[key] = value
    return f"{request.path}?{query.urlencode()}"


def _chips(request: HttpRequest, groups: Sequence[Facet], query: PublicQuery) -> Iterator[tuple[str, str]]:
    """Yield each chosen value with the address that takes it off."""
    for group in groups:
        for value in (*group.values, *group.rest):
            if value.is_on:
                left = request.GET.copy()
                left.setlist(group.key, [one for one in left.getlist(group.key) if one != value.value])
                left.pop("page", None)
                yield value.label, f"{request.path}?{left.urlencode()}"
    for city in query.cities:
        left = request.GET.copy()
        left.setlist("city", [one for one in query.cities if one != city])
        left.pop("page", None)
        yield city, f"{request.path}?{left.urlencode()}"


def _export(rows: "QuerySet[Organisation]") -> HttpResponse:
    found = public_cards(rows)
    table = [
        (one.name, one.get_kind_display(), place.city if place else "",
         country_name(place.country, language_of_reader()) if place else "",
         ", ".join(str(field.label) for field in one.fields.all()), one.website)
        for one in found
        for place in [next(iter(one.locations.all()), None)]
    ]  # fmt: skip
    headers = [_("Name"), _("Kind"), _("Town"), _("Country"), _("Technology fields"), _("Website")]
    content = write_table(title=_("Network"), headers=headers, rows=table)
    return HttpResponse(
        content, content_type=CONTENT_TYPE, headers={"Content-Disposition": 'attachment; filename="network.xlsx"'}
    )


@require_safe
def organisation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one organisation that agreed to be shown."""
    rows = Organisation.objects.filter(is_public=True, archived_at=None).select_related("host_offer")
    found = get_object_or_404(rows, public_id=public_id)
    context = {
        "organisation": found,
        "locations": found.locations.all(),
        "offers": found.offers.filter(is_public=True),
        "fields": found.fields.all(),
        "host_offer": getattr(found, "host_offer", None),
    }
    return render(request, "directory/public_organisation.html", context)

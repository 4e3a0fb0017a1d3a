"""What the public front page says of the network."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from kontor.directory.maps import draw
from kontor.directory.models import HostOffer
from kontor.directory.queries import PublicQuery, facets, public_places

_FIELDS = 12


def network(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return how many are in the public directory, their commonest fields and a map; nothing while it is empty."""
    rows = PublicQuery().rows()
    count = rows.count()
    if not count:
        return None
    fields = next(facet for facet in facets(PublicQuery()) if facet.key == "field")
    return {
        "count": count,
        "hosts": HostOffer.objects.filter(organisation__in=rows, is_open=True).count(),
        "fields": [*fields.values, *fields.rest][:_FIELDS],
        "picture": draw(public_places(rows)),
    }

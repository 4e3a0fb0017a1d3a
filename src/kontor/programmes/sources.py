"""The agenda source of the items set by hand."""

from collections.abc import Iterator

from kontor.programmes.agenda import Wanted
from kontor.programmes.enums import Audience, ItemKind
from kontor.programmes.models import AgendaItem, Programme


def items_wanted(programme: Programme) -> Iterator[Wanted]:
    """Yield an entry for every item of the programme."""
    for item in programme.items.select_related("host").prefetch_related("groups", "people"):
        yield _of_item(item)


def _of_item(item: AgendaItem) -> Wanted:
    return Wanted(
        key=str(item.public_id), kind=ItemKind(item.kind), title=item.title, description=item.description,
        starts_at=item.starts_at, ends_at=item.ends_at, zone=item.zone, place_name=item.place_name,
        address=item.address, latitude=item.latitude, longitude=item.longitude, audience=Audience(item.audience),
        groups=tuple(item.groups.all()), people=tuple(item.people.all()), host=item.host,
    )  # fmt: skip

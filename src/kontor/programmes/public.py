"""What everybody may see of a programme: its public page.

People are never on it. A host is named only where it agreed to be shown in the public directory; the others are "a
company in Lemgo".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kontor.common import formats
from kontor.directory.models import Organisation
from kontor.programmes.enums import ITEM_STYLE, Audience, ItemKind
from kontor.programmes.models import AgendaEntry, Programme
from kontor.programmes.papers.facts import local_day, town_of
from kontor.programmes.queries import entries_of_programme

MOST_TOWNS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEntry:
    start: str
    end: str
    style: str
    title: str
    place: str
    letters: tuple[str, ...]
    child: Programme | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicProgramme:
    programme: Programme
    days: tuple[tuple[date, tuple[PublicEntry, ...]], ...]
    partners: tuple[Organisation, ...]
    hosts: tuple[Organisation, ...]
    host_count: int
    towns: tuple[str, ...]


def public_programme(programme: Programme) -> PublicProgramme:
    """Gather the public page. Called while the reader's language is active."""
    entries = [entry for entry in entries_of_programme(programme) if _is_public(entry)]
    hosts = _unique(entry.host for entry in entries if entry.host is not None and entry.kind == ItemKind.VISIT)
    days: dict[date, list[PublicEntry]] = {}
    children = _children(programme)
    for entry in entries:
        days.setdefault(local_day(entry), []).append(_entry(entry, children))
    return PublicProgramme(
        programme=programme,
        days=tuple((day, tuple(rows)) for day, rows in sorted(days.items())),
        partners=tuple(partner.organisation for partner in programme.partners.select_related("organisation")),
        hosts=tuple(host for host in hosts if host.is_public),
        host_count=len(hosts),
        towns=tuple(dict.fromkeys(town_of(entry) for entry in entries if entry.address))[:MOST_TOWNS],
    )


def _is_public(entry: AgendaEntry) -> bool:
    """Journeys, and what is for named people only, concern those who take part."""
    return entry.audience != Audience.PEOPLE and entry.kind != ItemKind.TRANSFER


def _entry(entry: AgendaEntry, children: dict[str, Programme]) -> PublicEntry:
    is_visit = entry.kind == ItemKind.VISIT and entry.host is not None
    is_named = not is_visit or (entry.host is not None and entry.host.is_public)
    return PublicEntry(
        start=formats.clock(entry.starts_at, entry.zone),
        end=formats.clock(entry.ends_at, entry.zone),
        style=ITEM_STYLE[ItemKind(entry.kind)],
        title=str(entry.title) if is_named else _("Visit to a company"),
        place=town_of(entry) if is_visit else entry.place_name or town_of(entry),
        letters=tuple(sorted(group.letter for group in entry.groups.all())),
        child=children.get(entry.source_key),
    )


def _children(programme: Programme) -> dict[str, Programme]:
    """Return the public child programmes by the item that carries them in the week."""
    items = programme.items.filter(child__is_public=True).select_related("child")
    return {str(item.public_id): item.child for item in items if item.child is not None and item.child.published_at}


def _unique(hosts: Iterable[Organisation | None]) -> list[Organisation]:
    return list({host.pk: host for host in hosts if host is not None}.values())

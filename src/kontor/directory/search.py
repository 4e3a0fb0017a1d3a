"""What can be found of the directory: by staff, and by everybody.

An organisation is found by every word of its technology fields, in every language: that is how "3D-Druck" finds who
wrote "additive manufacturing", and 增材制造 both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kontor.common.search import PUBLIC as EVERYBODY
from kontor.common.search import STAFF, Entry, SearchSource, sources
from kontor.directory.models import (
    FieldSynonym,
    Location,
    Membership,
    Offer,
    Organisation,
    Person,
    Position,
    TechnologyField,
)  # fmt: skip

ORGANISATIONS = "directory.organisation"
PUBLIC = "directory.public"
PEOPLE = "directory.person"


def organisation_rows() -> QuerySet[Organisation]:
    return rows_without_fields().prefetch_related("fields__synonyms")


def rows_without_fields() -> QuerySet[Organisation]:
    """For many at once: ``field_words`` has the words of their fields with an eighth of the rows."""
    return Organisation.objects.prefetch_related("locations", "offers", "positions__person", "memberships__network")


def field_words(organisations: Sequence[int]) -> dict[int, list[str]]:
    """Return per organisation every word of its technology fields; each field is read once."""
    links = list(
        Organisation.fields.through.objects.filter(organisation__in=organisations)
        .order_by("technologyfield__code")
        .values_list("organisation_id", "technologyfield_id")
    )
    used = {field for _one, field in links}
    words = {
        pk: all_words(label) for pk, label in TechnologyField.objects.filter(pk__in=used).values_list("pk", "label")
    }
    for field, text in FieldSynonym.objects.filter(field__in=used).values_list("field_id", "text"):
        words[field].append(text)
    found: dict[int, list[str]] = {one: [] for one in organisations}
    for one, field in links:
        found[one] += words[field]
    return found


def person_rows() -> QuerySet[Person]:
    return Person.objects.prefetch_related(positions_shown())


def positions_shown() -> "Prefetch[Any]":
    """What a person's entry says of their positions, without the rest of the organisations."""
    shown = ("function", "person_id", "organisation__name", "organisation__public_id")
    return Prefetch("positions", Position.objects.select_related("organisation").only(*shown))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What hangs on an organisation. ``fields`` are every word of its technology fields."""

    fields: Iterable[str]
    locations: Iterable[Location]
    offers: Iterable[Offer]
    positions: Iterable[Position]
    memberships: Iterable[Membership]


def parts_of(one: Organisation, fields: Iterable[str] | None = None) -> Parts:
    """Read an organisation's parts. ``fields``: its ``field_words``, if known."""
    return Parts(
        fields=_own_fields(one) if fields is None else fields, locations=one.locations.all(), offers=one.offers.all(),
        positions=one.positions.all(), memberships=one.memberships.all(),
    )  # fmt: skip


def organisation_entry(one: Organisation, parts: Parts | None = None) -> Entry | None:
    """How staff find an organisation: also by its people and its notes."""
    if one.archived_at is not None:
        return None
    parts = parts or parts_of(one)
    people = (f"{position.person} {position.person.original_name}" for position in parts.positions)
    networks = (words for membership in parts.memberships for words in all_words(membership.network.name))
    contact = (one.email, one.phone, one.website, one.vat_id, one.notes)
    return Entry(
        title=_title(one), subtitle=_places(parts), url=reverse("directory:organisation", args=[one.public_id]),
        audience=STAFF, texts=[*_texts(one, parts, public=False), *people, *networks, *contact],
    )  # fmt: skip


def public_entry(one: Organisation, parts: Parts | None = None) -> Entry | None:
    """How everybody finds one that agreed to be shown."""
    if one.archived_at is not None or not one.is_public:
        return None
    parts = parts or parts_of(one)
    return Entry(
        title=_title(one), subtitle=_places(parts), url=reverse("directory:public-organisation", args=[one.public_id]),
        audience=EVERYBODY, texts=list(_texts(one, parts, public=True)),
    )  # fmt: skip


def person_entry(person: Person, positions: Sequence[Position] | None = None) -> Entry | None:
    positions = list(person.positions.all()) if positions is None else positions
    if not positions:
        return None
    organisation = positions[0].organisation
    return Entry(
        title=f"{person} {person.original_name}".strip(), subtitle=f"{positions[0].function} {organisation}".strip(),
        url=reverse("directory:organisation", args=[organisation.public_id]), texts=[person.email, person.phone],
    )  # fmt: skip


def _title(one: Organisation) -> str:
    return " ".join(filter(None, (one.name, one.short_name, one.original_name)))


def _places(parts: Parts) -> str:
    return ", ".join(place.city for place in parts.locations)


def _texts(one: Organisation, parts: Parts, *, public: bool) -> Iterator[str]:
    yield from all_words(one.description)
    yield from parts.fields
    for offer in parts.offers:
        if offer.is_public or not public:
            yield from all_words(offer.text)


def _own_fields(one: Organisation) -> Iterator[str]:
    for field in one.fields.all():
        yield from all_words(field.label)
        yield from (synonym.text for synonym in field.synonyms.all())


def all_words(text: Any) -> list[str]:
    """Return a text in every language it has."""
    data = getattr(text, "data", text)
    return [str(words) for words in data.values() if words] if isinstance(data, dict) else [str(data or "")]


def register() -> None:
    """Called when the app is ready."""
    sources.register(
        ORGANISATIONS,
        SearchSource(
            label=_("Organisations"), icon="building-community", rows=organisation_rows, entry=organisation_entry
        ),
        order=10,
    )
    sources.register(
        PUBLIC,
        SearchSource(label=_("Public directory"), icon="world", rows=organisation_rows, entry=public_entry),
        order=90,
    )
    sources.register(
        PEOPLE, SearchSource(label=_("People"), icon="user", rows=person_rows, entry=person_entry), order=20
    )

"""What can be found of the directory: by staff, and by everybody.

An organisation is found by every word of its technology fields, in every language: that is how "3D-Druck" finds who
wrote "additive manufacturing", and 增材制造 both.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kontor.common.search import PUBLIC as EVERYBODY
from kontor.common.search import STAFF, Entry, SearchSource, sources
from kontor.directory.models import Organisation, Person

ORGANISATIONS = "directory.organisation"
PUBLIC = "directory.public"
PEOPLE = "directory.person"


def organisation_rows() -> QuerySet[Organisation]:
    return Organisation.objects.prefetch_related(
        "locations", "fields__synonyms", "offers", "positions__person", "memberships__network"
    )


def person_rows() -> QuerySet[Person]:
    return Person.objects.prefetch_related("positions__organisation")


def organisation_entry(one: Organisation) -> Entry | None:
    """How staff find an organisation: also by its people and its notes."""
    if one.archived_at is not None:
        return None
    people = (f"{position.person} {position.person.original_name}" for position in one.positions.all())
    networks = (words for membership in one.memberships.all() for words in _all(membership.network.name))
    contact = (one.email, one.phone, one.website, one.vat_id, one.notes)
    return Entry(
        title=_title(one), subtitle=_places(one), url=reverse("directory:organisation", args=[one.public_id]),
        audience=STAFF, texts=[*_texts(one, public=False), *people, *networks, *contact],
    )  # fmt: skip


def public_entry(one: Organisation) -> Entry | None:
    """How everybody finds one that agreed to be shown."""
    if one.archived_at is not None or not one.is_public:
        return None
    return Entry(
        title=_title(one), subtitle=_places(one), url=reverse("directory:public-organisation", args=[one.public_id]),
        audience=EVERYBODY, texts=list(_texts(one, public=True)),
    )  # fmt: skip


def person_entry(person: Person) -> Entry | None:
    positions = list(person.positions.all())
    if not positions:
        return None
    organisation = positions[0].organisation
    return Entry(
        title=f"{person} {person.original_name}".strip(), subtitle=f"{positions[0].function} {organisation}".strip(),
        url=reverse("directory:organisation", args=[organisation.public_id]), texts=[person.email, person.phone],
    )  # fmt: skip


def _title(one: Organisation) -> str:
    return " ".join(filter(None, (one.name, one.short_name, one.original_name)))


def _places(one: Organisation) -> str:
    return ", ".join(place.city for place in one.locations.all())


def _texts(one: Organisation, *, public: bool) -> Iterator[str]:
    yield from _all(one.description)
    for field in one.fields.all():
        yield from _all(field.label)
        yield from (synonym.text for synonym in field.synonyms.all())
    for offer in one.offers.all():
        if offer.is_public or not public:
            yield from _all(offer.text)


def _all(text: Any) -> list[str]:
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

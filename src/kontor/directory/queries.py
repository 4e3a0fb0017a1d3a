"""Reading the directory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kontor.common.search import matching
from kontor.directory.enums import OfferKind, OrganisationKind
from kontor.directory.models import (
    FieldSynonym,
    HostOffer,
    Location,
    Membership,
    Network,
    Offer,
    Organisation,
    TechnologyField,
)  # fmt: skip
from kontor.directory.search import ORGANISATIONS, PUBLIC
from kontor.directory.vocabulary import key_of
from kontor.imports.cells.words import country_name


def organisations() -> "QuerySet[Organisation]":
    """Return what staff list: everything that is not archived, with its main town beside it."""
    main = Location.objects.filter(organisation=OuterRef("pk")).order_by("-is_main", "pk")
    return (
        Organisation.objects.filter(archived_at=None)
        .annotate(
            town=Subquery(main.values("city")[:1]),
            country=Subquery(main.values("country")[:1]),
            hosts=Exists(HostOffer.objects.filter(organisation=OuterRef("pk"), is_open=True)),
        )
        .prefetch_related("fields", "memberships__network")
        .order_by("name", "pk")
    )


def found(rows: "QuerySet[Organisation]", words: str, source: str = ORGANISATIONS) -> "QuerySet[Organisation]":
    return rows.filter(pk__in=matching(source, words))


def with_language(rows: "QuerySet[Organisation]", codes: Sequence[str]) -> "QuerySet[Organisation]":
    """Return those that speak one of the languages; JSON is searched as text, which both databases can."""
    wanted = Q()
    for code in codes:
        wanted |= Q(languages__icontains=f'"{code}"')
    return rows.filter(wanted)


def field_choices() -> list[tuple[str, str]]:
    fields = TechnologyField.objects.filter(Exists(Organisation.objects.filter(fields=OuterRef("pk"))))
    return sorted(((field.code, str(field.label)) for field in fields), key=lambda pair: key_of(pair[1]))


def network_choices() -> list[tuple[str, str]]:
    return [(network.slug, str(network.name)) for network in Network.objects.all()]


def language_of_reader() -> str:
    return (get_language() or "de").split("-")[0]


def country_choices(rows: "QuerySet[Location] | None" = None) -> list[tuple[str, str]]:
    codes = (rows if rows is not None else Location.objects.all()).values_list("country", flat=True).order_by()
    language = language_of_reader()
    return sorted(((code, country_name(code, language)) for code in codes.distinct()), key=lambda pair: pair[1])


# ── the public directory ──


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    value: str
    label: str
    count: int
    is_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One group of filters. ``rest`` are values beyond those shown at first."""

    key: str
    label: str
    values: Sequence[FacetValue]
    rest: Sequence[FacetValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuery:
    """What a visitor asks of the public directory."""

    words: str = ""
    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: QueryDict) -> "PublicQuery":
        return cls(
            words=query.get("q", "").strip()[:200], fields=tuple(query.getlist("field")),
            countries=tuple(query.getlist("country")), kinds=tuple(query.getlist("kind")),
            offers=tuple(query.getlist("offer")), cities=tuple(city[:120] for city in query.getlist("city")),
        )  # fmt: skip

    def rows(self, *, without: str = "") -> "QuerySet[Organisation]":
        """Return who agreed to be shown and fits; ``without`` leaves one group of filters out (for its counts)."""
        rows = Organisation.objects.filter(archived_at=None, is_public=True)
        if self.words:
            rows = found(rows, self.words, PUBLIC)
        if self.fields and without != "field":
            rows = rows.filter(
                Exists(_through().filter(organisation=OuterRef("pk"), technologyfield__code__in=self.fields))
            )
        if self.countries and without != "country":
            rows = rows.filter(Exists(_places().filter(country__in=self.countries)))
        if self.kinds and without != "kind":
            rows = rows.filter(kind__in=self.kinds)
        if without != "offer":
            for offer in self.offers:
                rows = rows.filter(OFFERS[offer]) if offer in OFFERS else rows
        if self.cities:
            rows = rows.filter(Exists(_places().filter(city__in=self.cities)))
        return rows


def public_places(rows: "QuerySet[Organisation]") -> list[tuple[str, float, float]]:
    """Return town, latitude and longitude of each organisation's main place, where they are known."""
    places = Location.objects.filter(organisation__in=rows, is_main=True, latitude__isnull=False)
    return [
        (city, latitude, longitude)
        for city, latitude, longitude in places.values_list("city", "latitude", "longitude")
        if latitude is not None and longitude is not None
    ]


def _through() -> "QuerySet[Any]":
    return Organisation.fields.through.objects.all()


def _places() -> "QuerySet[Location]":
    return Location.objects.filter(organisation=OuterRef("pk"))


OFFERS: dict[str, Any] = {
    "hosts": Exists(HostOffer.objects.filter(organisation=OuterRef("pk"), is_open=True)),
    "needs": Exists(Offer.objects.filter(organisation=OuterRef("pk"), kind=OfferKind.NEED, is_public=True)),
    "offers": Exists(Offer.objects.filter(organisation=OuterRef("pk"), kind=OfferKind.OFFER, is_public=True)),
}
_SHOWN = 6


def facets(query: PublicQuery) -> list[Facet]:
    """Return the filters with how many each would give, its own group left open."""
    by_code = {field.code: str(field.label) for field in TechnologyField.objects.all()}
    fields = _counted(
        _through().filter(organisation__in=query.rows(without="field")), "technologyfield__code", "organisation"
    )
    countries = _counted(
        Location.objects.filter(organisation__in=query.rows(without="country")), "country", "organisation"
    )
    kinds = _counted(query.rows(without="kind"), "kind", "pk")
    rest = query.rows(without="offer")
    offers = {key: rest.filter(test).count() for key, test in OFFERS.items()}
    language = language_of_reader()
    names = {code: country_name(code, language) for code in countries}
    words = {"hosts": _("Receives delegations"), "needs": _("Looks for partners"), "offers": _("Offers something")}
    return [
        _facet("field", _("Technology field"), fields, by_code, query.fields),
        _facet("country", _("Country"), countries, names, query.countries),
        _facet("kind", _("Kind"), kinds, {kind.value: str(kind.label) for kind in OrganisationKind}, query.kinds),
        _facet("offer", _("Offer"), offers, words, query.offers),
    ]  # fmt: skip


def _counted(rows: "QuerySet[Any]", name: str, of: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(name).annotate(count=Count(of, distinct=True)))


def _facet(key: str, label: str, counts: dict[str, int], labels: dict[str, str], chosen: Sequence[str]) -> Facet:
    values = [
        FacetValue(value=value, label=labels[value], count=count, is_on=value in chosen)
        for value, count in counts.items()
        if value in labels and (count or value in chosen)
    ]
    values.sort(key=lambda one: (not one.is_on, -one.count, one.label))
    return Facet(key=key, label=label, values=values[:_SHOWN], rest=values[_SHOWN:])


def also_called(words: str) -> list[str]:
    """Return other words for a technology field that the search names: "Gesucht auch als"."""
    key = key_of(words)
    synonym = FieldSynonym.objects.filter(key=key).select_related("field").first()
    if synonym is None:
        return []
    mine = language_of_reader()
    order = {mine: 0, "de": 1, "en": 2, "zh": 3}
    others = [one for one in synonym.field.synonyms.all() if one.key != key]
    others.sort(key=lambda one: (order.get(one.language, 9), one.pk))
    per_language: dict[str, int] = {}
    shown: list[str] = []
    for one in others:
        per_language[one.language] = per_language.get(one.language, 0) + 1
        if per_language[one.language] <= (2 if one.language == mine else 1) and one.language in order:
            shown.append(one.text)
    return shown


def public_cards(rows: "QuerySet[Organisation]") -> "QuerySet[Organisation]":
    return rows.prefetch_related("locations", "fields", "offers").select_related("host_offer").order_by("name", "pk")


def network_rows() -> "QuerySet[Network]":
    return Network.objects.annotate(members=Count("memberships", filter=Q(memberships__until=None))).order_by("slug")


def members_of(network: Network) -> "QuerySet[Membership]":
    rows = network.memberships.filter(organisation__archived_at=None).select_related("organisation")
    return rows.order_by("organisation__name")

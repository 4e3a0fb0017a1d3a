"""Rows of a small directory: all invented."""

from django.utils import timezone
from i18nfield.strings import LazyI18nString

from kontor.accounts.models import User
from kontor.directory.enums import OfferKind
from kontor.directory.models import (
    HostOffer,
    Location,
    Membership,
    Network,
    Offer,
    Organisation,
    Person,
    Position,
    TechnologyField,
)  # fmt: skip
from kontor.directory.operations.organisations import locate, save_organisation
from kontor.directory.operations.search import refresh_search


def make_network(slug: str = "netz", name: str = "Netz am Teuto") -> Network:
    return Network.objects.get_or_create(slug=slug, defaults={"name": LazyI18nString(name)})[0]


def make_member(
    name: str = "Hellweg Antriebe GmbH", city: str = "Paderborn", *, fields: tuple[str, ...] = (), public: bool = True,
    **values: object,
) -> Organisation:  # fmt: skip
    """Make an organisation with an address, a contact person, an offer, a need and a membership."""
    organisation = Organisation(name=name, is_public=public, languages=["de", "en"], **values)
    found = list(TechnologyField.objects.filter(code__in=fields))
    save_organisation(organisation=organisation, fields=found, actor=None)
    place = Location(organisation=organisation, street="Weg 1", postal_code="33100", city=city, country="DE")
    locate(place)
    place.save()
    person = Person.objects.create(given_name="Anna", family_name=f"Müller {organisation.pk}")
    Position.objects.create(person=person, organisation=organisation, is_contact=True)
    for kind, text in ((OfferKind.OFFER, "Getriebe nach Maß"), (OfferKind.NEED, "Vertrieb in Spanien")):
        Offer.objects.create(organisation=organisation, kind=kind, text=LazyI18nString({"de": text}))
    Membership.objects.create(network=make_network(), organisation=organisation, since=timezone.localdate())
    refresh_search([organisation.pk])
    return organisation


def make_host(organisation: Organisation) -> HostOffer:
    return HostOffer.objects.create(organisation=organisation, languages=["de"])


def make_contact(user: User, organisation: Organisation) -> Position:
    """Let a user speak for an organisation."""
    person = Person.objects.create(family_name="Kontakt", user=user)
    return Position.objects.create(person=person, organisation=organisation, is_contact=True)

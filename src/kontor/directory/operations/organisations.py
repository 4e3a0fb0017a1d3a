"""Organisations and what hangs on them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import changed, record, snapshot
from kontor.directory.models import Location, Network, Organisation, Person, Position, TechnologyField
from kontor.directory.names import match_key
from kontor.directory.operations.search import refresh_search
from kontor.directory.places import find_place
from kontor.imports.cells.contacts import domain_of


def save_organisation(
    *, organisation: Organisation, fields: Sequence[TechnologyField], actor: User | None, at: datetime | None = None
) -> Organisation:
    """Write an organisation; what recognises it, and when it agreed to be shown, follow from it."""
    is_new = organisation._state.adding
    before = {} if is_new else snapshot(Organisation.objects.get(pk=organisation.pk))
    organisation.match_key = match_key(organisation.name)
    organisation.domain = domain_of(organisation.website) or domain_of(organisation.email)
    if organisation.is_public and organisation.public_since is None:
        organisation.public_since = timezone.localdate(at)
    elif not organisation.is_public:
        organisation.public_since = None
    with transaction.atomic():
        organisation.save()
        changes = changed(before, organisation)
        old = {} if is_new else {field.pk: str(field) for field in organisation.fields.all()}
        organisation.fields.set(fields)
        new = {field.pk: str(field) for field in fields}
        if old != new and not is_new:
            changes["fields"] = (", ".join(old.values()), ", ".join(new.values()))
        verb = Verb.CREATED if is_new else Verb.CHANGED
        record(actor=actor, verb=verb, thing=organisation, changes=changes, at=at)
        refresh_search([organisation.pk])
    return organisation


def save_part(*, part: Model, organisation: Organisation, actor: User | None) -> None:
    """Write something that hangs on an organisation: an address, an offer, a membership, its host offer."""
    is_new = part._state.adding
    before = {} if is_new else snapshot(type(part)._default_manager.get(pk=part.pk))
    if isinstance(part, Location):
        locate(part)
    with transaction.atomic():
        part.save()
        if isinstance(part, Location) and part.is_main:
            organisation.locations.exclude(pk=part.pk).update(is_main=False)
        verb = Verb.CREATED if is_new else Verb.CHANGED
        record(actor=actor, verb=verb, thing=part, changes=changed(before, part), about=organisation)
        refresh_search([organisation.pk])


def locate(location: Location) -> None:
    """Give an address the coordinates and the time zone of its town, as far as the city table knows it."""
    place = find_place(location.city, location.country, location.postal_code).place
    location.latitude = place.latitude if place else None
    location.longitude = place.longitude if place else None
    location.zone = place.zone if place else ""


def save_position(*, position: Position, person: Person, actor: User | None) -> None:
    """Write somebody and what they are in an organisation."""
    is_new = position._state.adding
    before = {} if person._state.adding else snapshot(Person.objects.get(pk=person.pk))
    with transaction.atomic():
        person.save()
        position.person = person
        position.save()
        verb = Verb.CREATED if is_new else Verb.CHANGED
        changes = changed(before, person) or {"function": ("", position.function)}
        record(actor=actor, verb=verb, thing=person, changes=changes, about=position.organisation)
        refresh_search([position.organisation_id])


def remove_part(*, part: Model, organisation: Organisation, actor: User | None) -> None:
    """Take something off an organisation. A person stays, only their position goes."""
    with transaction.atomic():
        record(actor=actor, verb=Verb.DELETED, thing=part, about=organisation)
        part.delete()
        refresh_search([organisation.pk])


def save_network(*, network: Network, actor: User | None) -> None:
    is_new = network._state.adding
    before = {} if is_new else snapshot(Network.objects.get(pk=network.pk))
    with transaction.atomic():
        network.save()
        verb = Verb.CREATED if is_new else Verb.CHANGED
        record(actor=actor, verb=verb, thing=network, changes=changed(before, network))


def archive(*, organisation: Organisation, actor: User | None, at: datetime) -> None:
    """Take an organisation out of lists and searches; its thread stays and it can be brought back."""
    with transaction.atomic():
        organisation.archived_at = at
        organisation.save(update_fields=["archived_at", "updated_at"])
        record(actor=actor, verb=Verb.CHANGED, thing=organisation, changes={"archived_at": ("", at.isoformat())})
        refresh_search([organisation.pk])


def bring_back(*, organisation: Organisation, actor: User | None) -> None:
    with transaction.atomic():
        record(
            actor=actor, verb=Verb.CHANGED, thing=organisation,
            changes={"archived_at": (str(organisation.archived_at), "")},
        )  # fmt: skip
        organisation.archived_at = None
        organisation.save(update_fields=["archived_at", "updated_at"])
        refresh_search([organisation.pk])

"""Writes a programme from its definition, with the operations that the pages use."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from i18nfield.strings import LazyI18nString

from kontor.accounts.enums import NameOrder
from kontor.accounts.models import User
from kontor.cli.demo.definitions import Bus, Child, Definition, Delegate, HostAnswer, Item, Partner, Texts
from kontor.directory.enums import OrganisationKind
from kontor.directory.models import FieldSynonym, Location, Organisation, Person, TechnologyField
from kontor.directory.names import match_key
from kontor.directory.places import find_place
from kontor.programmes.enums import AppointmentStatus, ParticipationRole, ParticipationStatus, ProgrammeStatus
from kontor.programmes.models import (
    AgendaItem,
    Appointment,
    Coach,
    Group,
    Participation,
    PartnerOrganisation,
    Phase,
    Programme,
    ProgrammePlace,
)  # fmt: skip
from kontor.programmes.operations.hosts import Times, save_host
from kontor.programmes.operations.items import save_item
from kontor.programmes.operations.participations import save_participation
from kontor.programmes.operations.parts import save_group, save_part
from kontor.programmes.operations.programmes import create_programme


def write_programme(definition: Definition, actor: User | None) -> Programme:
    """Write a programme with its places, phases, partners, groups and fixed items; children come with them."""
    with transaction.atomic():
        programme = Programme(
            kind=definition.kind, title=_said(definition.title), summary=_said(definition.summary),
            welcome=_said(definition.welcome), practical_notes=_said(definition.practical_notes),
            starts_on=definition.starts_on, ends_on=definition.ends_on, zone=definition.zone,
            languages=definition.languages, is_public=definition.is_public, status=ProgrammeStatus.PREPARATION,
        )  # fmt: skip
        for name in definition.plan.__slots__:
            setattr(programme, name, getattr(definition.plan, name))
        create_programme(programme=programme, actor=actor)
        programme.fields.set(fields_named(definition.fields))
        _write_parts(programme, definition, actor)
        children = {child.key: _child(child, programme, actor) for child in definition.children}
        for item in definition.items:
            _item(item, programme, children, actor)
        return programme


def write_own_guests(programme: Programme, definition: Definition, actor: User | None) -> None:
    """Write the delegates and hosts that stand in the definition itself."""
    group = programme.groups.first()
    for delegate in definition.delegates:
        _delegate(delegate, programme, group, actor)
    for answer in definition.appointments:
        _host(answer, programme, actor)
    if definition.head:
        programme.participations.filter(person__email=definition.head).update(role=ParticipationRole.HEAD)


def write_local_guests(programme: Programme, definition: Definition, actor: User | None) -> None:
    """Write who takes part in the child programmes: one person of each local organisation, and the speakers."""
    by_title = {str(child.title): child for child in programme.children.all()}
    for child in definition.children:
        target = by_title[str(_said(child.title))]
        for name in child.guests:
            organisation = organisation_named(name)
            position = organisation.positions.filter(is_contact=True).first() or organisation.positions.first()
            if position is not None:
                _join(target, position.person, organisation, position.function, ParticipationRole.GUEST, actor)
        for speaker in programme.participations.filter(person__email__in=child.speakers):
            _join(target, speaker.person, speaker.organisation, speaker.function, ParticipationRole.SPEAKER, actor)


def organisation_named(name: str, **values: object) -> Organisation:
    """Return the organisation of that name, written down if it is not there yet."""
    key = match_key(name)
    found = Organisation.objects.filter(match_key=key).first()
    return found or Organisation.objects.create(name=name, match_key=key, **values)


def fields_named(names: list[str]) -> list[TechnologyField]:
    """Return the technology fields of these words, whatever language they are in; unknown words are left out."""
    wanted = [name.casefold() for name in names]
    found = {synonym.text.casefold(): synonym.field for synonym in FieldSynonym.objects.select_related("field")}
    for field in TechnologyField.objects.all():
        labels = field.label.data if isinstance(field.label.data, dict) else {}
        found.update({label.casefold(): field for label in labels.values()})
    return list({found[name].pk: found[name] for name in wanted if name in found}.values())


def _said(texts: Texts) -> LazyI18nString:
    return LazyI18nString({language: text.strip() for language, text in texts.items()} or "")


def _write_parts(programme: Programme, definition: Definition, actor: User | None) -> None:
    for base in definition.places:
        values = {name: getattr(base, name) for name in base.__slots__}
        save_part(part=ProgrammePlace(programme=programme, **values), actor=actor)
    for stage in definition.phases:
        responsible = organisation_named(stage.responsible) if stage.responsible else None
        phase = Phase(
            programme=programme, title=_said(stage.title), starts_on=stage.starts_on, ends_on=stage.ends_on,
            responsible=responsible,
        )  # fmt: skip
        save_part(part=phase, actor=actor)
    for partner in definition.partners:
        part = PartnerOrganisation(programme=programme, organisation=_partner(partner), task=_said(partner.task))
        save_part(part=part, actor=actor)
    for party in definition.groups:
        group = Group(
            programme=programme, letter=party.letter, name=_said(party.name), languages=party.languages,
            interpreting=party.interpreting,
        )  # fmt: skip
        save_group(group=group, fields=fields_named(party.fields), actor=actor)
    for bus in definition.coaches:
        coach = Coach(programme=programme, name=bus.name, seats=bus.seats, driver=_driver(bus, programme, actor))
        save_part(part=coach, actor=actor)


def _driver(bus: Bus, programme: Programme, actor: User | None) -> Participation | None:
    if not bus.family:
        return None
    person = Person(given_name=bus.given, family_name=bus.family, languages=["de"])
    row = Participation(
        programme=programme, role=ParticipationRole.DRIVER, language="de", status=ParticipationStatus.CONFIRMED
    )
    save_participation(participation=row, person=person, interests=[], actor=actor)
    return row


def _partner(partner: Partner) -> Organisation:
    organisation = organisation_named(partner.name, kind=OrganisationKind(partner.kind))
    if partner.city:
        _settle(organisation, partner.city, partner.country)
    return organisation


def _settle(organisation: Organisation, city: str, country: str) -> None:
    """Give an organisation without an address its town."""
    if organisation.locations.exists():
        return
    place = find_place(city, country).place
    where = {"latitude": place.latitude, "longitude": place.longitude, "zone": place.zone} if place else {}
    Location.objects.create(organisation=organisation, city=city, country=country, **where)


def _item(item: Item, programme: Programme, children: dict[str, Programme], actor: User | None) -> None:
    zone = item.zone or programme.zone
    row = AgendaItem(
        programme=programme, kind=item.kind, title=_said(item.title), description=_said(item.description),
        starts_at=_moment(item.starts_at, zone), ends_at=_moment(item.ends_at, zone), zone=zone,
        place_name=item.place_name, address=item.address, child=children.get(item.child),
        host=organisation_named(item.host) if item.host else None,
    )  # fmt: skip
    save_item(item=row, groups=[], people=[], actor=actor)
    if row.child is not None:  # its own guests read the child's agenda, not the week's
        own = AgendaItem(
            programme=row.child, kind=row.kind, title=row.title, description=row.description, starts_at=row.starts_at,
            ends_at=row.ends_at, zone=zone, place_name=row.place_name, address=row.address, host=row.host,
        )  # fmt: skip
        save_item(item=own, groups=[], people=[], actor=actor)


def _moment(at: datetime, zone: str) -> datetime:
    return at.replace(tzinfo=ZoneInfo(zone))


def _child(child: Child, parent: Programme, actor: User | None) -> Programme:
    programme = Programme(
        kind=child.kind, title=_said(child.title), summary=_said(child.summary), parent=parent,
        starts_on=child.starts_on, ends_on=child.ends_on, zone=parent.zone, languages=parent.languages,
        is_public=child.is_public, status=ProgrammeStatus.PREPARATION,
    )  # fmt: skip
    return create_programme(programme=programme, actor=actor)


def _join(
    programme: Programme, person: Person, organisation: Organisation | None, function: str, role: ParticipationRole,
    actor: User | None,
) -> None:  # fmt: skip
    if programme.participations.filter(person=person).exists():
        return
    row = Participation(
        programme=programme, organisation=organisation, function=function, role=role,
        status=ParticipationStatus.CONFIRMED,
    )  # fmt: skip
    save_participation(participation=row, person=person, interests=[], actor=actor)


def _delegate(delegate: Delegate, programme: Programme, group: Group | None, actor: User | None) -> None:
    organisation = organisation_named(
        delegate.organisation, original_name=delegate.organisation_original, kind=OrganisationKind.UNIVERSITY
    )
    _settle(organisation, delegate.city, delegate.country)
    person = Person(
        given_name=delegate.given, family_name=delegate.family, original_name=delegate.original, email=delegate.email,
        name_order=NameOrder.FAMILY_FIRST, languages=["zh", "en"],
    )  # fmt: skip
    row = Participation(
        programme=programme, organisation=organisation, function=delegate.function, group=group, language="zh",
        diet=delegate.diet, shown_to_participants=delegate.listed, status=ParticipationStatus.CONFIRMED,
    )  # fmt: skip
    save_participation(participation=row, person=person, interests=[], actor=actor)


def _host(answer: HostAnswer, programme: Programme, actor: User | None) -> None:
    organisation = organisation_named(answer.host)
    position = organisation.positions.filter(is_contact=True).first()
    if answer.profile and not str(organisation.description):
        organisation.description = _said(answer.profile)
        organisation.save()
    row = Appointment(
        programme=programme, host=organisation, location=organisation.locations.first(),
        contact=position.person if position else None, status=AppointmentStatus.OFFERED, topic=_said(answer.topic),
        minutes=answer.minutes, capacity=answer.capacity, is_must=answer.is_must, priority=answer.priority,
        safety_shoes=answer.safety_shoes, languages=organisation.languages,
    )  # fmt: skip
    windows = [_window(text, programme.zone) for text in answer.windows]
    save_host(appointment=row, windows=windows, groups=[], fields=list(organisation.fields.all()), actor=actor)


def _window(text: str, zone: str) -> Times:
    """Read "2027-09-21 09:00-12:30"."""
    day, hours = text.split()
    start, end = (datetime.fromisoformat(f"{day}T{clock}") for clock in hours.split("-"))
    return Times(starts_at=_moment(start, zone), ends_at=_moment(end, zone))

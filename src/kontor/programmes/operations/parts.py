"""The smaller parts of a programme: places, groups, coaches, phases, partners, team."""

from django.db import transaction

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.directory.models import TechnologyField
from kontor.directory.places.lookup import find_place
from kontor.programmes.audience import Readers
from kontor.programmes.models import Coach, Group, Participation, PartnerOrganisation, Phase, ProgrammePlace, TeamMember
from kontor.programmes.operations.agenda import withdraw_from_reader
from kontor.programmes.operations.trail import done, stored, told
from kontor.programmes.search import refresh

Part = ProgrammePlace | Group | Coach | Phase | PartnerOrganisation | TeamMember


def save_part(*, part: Part, actor: User | None) -> None:
    """Write a part; a place is looked up in the city table when nobody has set its coordinates."""
    if isinstance(part, ProgrammePlace):
        _locate(part)
    with transaction.atomic():
        before, agendas = stored(part), _agendas(part)
        part.save()
        _withdraw(agendas)
        told(thing=part, before=before, programme=part.programme, actor=actor)
        refresh(part.programme)


def save_group(*, group: Group, fields: list[TechnologyField], actor: User | None) -> None:
    """Write a group with its fields."""
    with transaction.atomic():
        before = stored(group)
        group.save()
        told(thing=group, before=before, programme=group.programme, actor=actor)
        group.fields.set(fields)


def remove_part(*, part: Part, actor: User | None) -> None:
    """Remove a part. People of a removed group stay in the programme, without a group."""
    with transaction.atomic():
        done(thing=part, verb=Verb.DELETED, programme=part.programme, actor=actor)
        agendas = _agendas(part)
        part.delete()
        _withdraw(agendas)
        refresh(part.programme)


def _agendas(part: Part) -> dict[Participation, list[int]]:
    """Return what the drivers of a coach read, the one it has and the one it gets."""
    if not isinstance(part, Coach):
        return {}
    before = Coach.objects.filter(pk=part.pk).select_related("driver").first()
    drivers = {driver for driver in (part.driver, before.driver if before else None) if driver is not None}
    readers = Readers.of(part.programme)
    return {driver: readers.entries_of(driver.pk) for driver in drivers}


def _withdraw(agendas: dict[Participation, list[int]]) -> None:
    for driver, before in agendas.items():
        withdraw_from_reader(participation=driver, before=before)


def _locate(place: ProgrammePlace) -> None:
    found = find_place(place.city, place.country, place.postal_code).place
    if found is not None:
        place.latitude, place.longitude, place.zone = found.latitude, found.longitude, found.zone

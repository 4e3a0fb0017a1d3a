"""The smaller parts of a programme: places, groups, phases, partners, team."""

from django.db import transaction

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.directory.models import TechnologyField
from kontor.directory.places.lookup import find_place
from kontor.programmes.models import Group, PartnerOrganisation, Phase, ProgrammePlace, TeamMember
from kontor.programmes.operations.trail import done, stored, told
from kontor.programmes.search import refresh

Part = ProgrammePlace | Group | Phase | PartnerOrganisation | TeamMember


def save_part(*, part: Part, actor: User | None) -> None:
    """Write a part; a place is looked up in the city table when nobody has set its coordinates."""
    if isinstance(part, ProgrammePlace):
        _locate(part)
    with transaction.atomic():
        before = stored(part)
        part.save()
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
        part.delete()
        refresh(part.programme)


def _locate(place: ProgrammePlace) -> None:
    found = find_place(place.city, place.country, place.postal_code).place
    if found is not None:
        place.latitude, place.longitude, place.zone = found.latitude, found.longitude, found.zone

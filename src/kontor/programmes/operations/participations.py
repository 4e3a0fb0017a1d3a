"""People of a programme."""

from django.db import transaction

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.directory.models import Person, TechnologyField
from kontor.programmes.audience import Readers
from kontor.programmes.enums import ParticipationStatus
from kontor.programmes.models import Group, Participation
from kontor.programmes.operations.agenda import withdraw_from_reader
from kontor.programmes.operations.trail import done, stored, told


def save_participation(
    *, participation: Participation, person: Person, interests: list[TechnologyField], actor: User | None
) -> Participation:
    """Write a person's part in a programme; an agenda that changes with the group or the status says so."""
    with transaction.atomic():
        before = _read_before(participation)
        old, old_person = stored(participation), stored(person)
        person.save()
        participation.person = person
        participation.save()
        participation.interests.set(interests)
        if before is not None:
            withdraw_from_reader(participation=participation, before=before)
        programme = participation.programme
        told(thing=participation, before=old, programme=programme, actor=actor)
        if old is not None:
            told(thing=person, before=old_person, programme=programme, actor=actor)
        return participation


def move_to_group(*, participation: Participation, group: Group | None, actor: User | None) -> None:
    """Put somebody into another group."""
    with transaction.atomic():
        before = Readers.of(participation.programme).entries_of(participation.pk)
        old = stored(participation)
        participation.group = group
        participation.save(update_fields=["group", "updated_at"])
        withdraw_from_reader(participation=participation, before=before)
        told(thing=participation, before=old, programme=participation.programme, actor=actor)


def cancel_participation(*, participation: Participation, actor: User | None) -> None:
    """Note that somebody does not come; their calendar is told that everything is off for them."""
    with transaction.atomic():
        before = Readers.of(participation.programme).entries_of(participation.pk)
        participation.status = ParticipationStatus.CANCELLED
        participation.save(update_fields=["status", "updated_at"])
        withdraw_from_reader(participation=participation, before=before)
        done(thing=participation, verb=Verb.CANCELLED, programme=participation.programme, actor=actor)


def _read_before(participation: Participation) -> list[int] | None:
    if participation._state.adding:
        return None
    return Readers.of(participation.programme).entries_of(participation.pk)

"""Items set by hand."""

from django.db import transaction

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.directory.places.lookup import find_place
from kontor.programmes.agenda import town_of
from kontor.programmes.enums import ProgrammeStatus
from kontor.programmes.models import AgendaItem, Group, Participation, Programme
from kontor.programmes.operations.trail import done, stored, told


def save_item(*, item: AgendaItem, groups: list[Group], people: list[Participation], actor: User | None) -> AgendaItem:
    """Write an item with its audience; nobody is told before the programme is published again."""
    _locate(item)
    with transaction.atomic():
        before = stored(item)
        item.save()
        item.groups.set(groups)
        item.people.set(people)
        told(thing=item, before=before, programme=item.programme, actor=actor)
        return item


def _locate(item: AgendaItem) -> None:
    """Look an item's town up; its time zone stays as it was entered."""
    town = town_of(item.address)
    found = find_place(town).place if town else None
    item.latitude, item.longitude = (found.latitude, found.longitude) if found else (None, None)


def remove_item(*, item: AgendaItem, actor: User | None) -> None:
    """Remove an item; publishing then cancels it in everybody's agenda."""
    with transaction.atomic():
        done(thing=item, verb=Verb.DELETED, programme=item.programme, actor=actor)
        item.delete()


def make_child(*, item: AgendaItem, kind: str, actor: User | None) -> Programme:
    """Give an item a programme of its own, with participants of its own: the local guests of a World Café."""
    with transaction.atomic():
        if item.child is not None:
            return item.child
        day = item.starts_at.date()
        item.child = Programme.objects.create(
            kind=kind,
            title=item.title,
            parent=item.programme,
            starts_on=day,
            ends_on=item.ends_at.date(),
            zone=item.zone,
            languages=item.programme.languages,
            status=ProgrammeStatus.PREPARATION,
        )
        item.save(update_fields=["child", "updated_at"])
        told(thing=item.child, before=None, programme=item.programme, actor=actor)
        return item.child

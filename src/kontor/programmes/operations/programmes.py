"""Programmes: made, changed, copied from an earlier one."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from kontor.accounts.models import User
from kontor.programmes.enums import ProgrammeStatus, TeamRole
from kontor.programmes.models import AgendaItem, Group, Programme, Task, TeamMember
from kontor.programmes.operations.parts import Part
from kontor.programmes.operations.trail import stored, told
from kontor.programmes.search import refresh

# What a programme made from another takes over.
_KEPT = (
    "kind", "summary", "welcome", "practical_notes", "zone", "languages", "day_begins", "day_ends", "lunch_from",
    "lunch_until", "lunch_minutes", "visits_a_day", "driving_a_day", "travel_mode", "boarding_minutes",
)  # fmt: skip


def create_programme(*, programme: Programme, actor: User | None) -> Programme:
    """Write a new programme; whoever makes it is in charge of it."""
    with transaction.atomic():
        programme.save()
        told(thing=programme, before=None, programme=programme, actor=actor)
        if actor is not None:
            TeamMember.objects.create(programme=programme, user=actor, role=TeamRole.HEAD)
        refresh(programme)
        return programme


def save_programme(*, programme: Programme, actor: User | None) -> Programme:
    """Write a changed programme."""
    with transaction.atomic():
        before = stored(programme)
        programme.save()
        told(thing=programme, before=before, programme=programme, actor=actor)
        refresh(programme)
        return programme


def change_status(*, programme: Programme, status: ProgrammeStatus, actor: User | None) -> None:
    """Take a programme to another station."""
    with transaction.atomic():
        before = stored(programme)
        programme.status = status
        programme.save(update_fields=["status", "updated_at"])
        told(thing=programme, before=before, programme=programme, actor=actor)


def programme_from(*, source: Programme, title: str, starts_on: date, actor: User | None) -> Programme:
    """Make a programme after an earlier one: its places, groups, coaches, phases, partners, items and tasks, on new
    dates.

    People, hosts, answers and plans stay with the earlier one.
    """
    shift = starts_on - source.starts_on
    with transaction.atomic():
        made = Programme(title=title, starts_on=starts_on, ends_on=source.ends_on + shift)
        for name in _KEPT:
            setattr(made, name, getattr(source, name))
        create_programme(programme=made, actor=actor)
        made.fields.set(source.fields.all())
        _copy_rows(source, made, shift)
        refresh(made)
        return made


def _copy_rows(source: Programme, target: Programme, shift: timedelta) -> None:
    groups = {}
    for group in source.groups.prefetch_related("fields"):
        fields = list(group.fields.all())
        old = group.pk
        _renew(group, target)
        group.fields.set(fields)
        groups[old] = group
    for place in source.places.all():
        place.since = place.since and place.since + shift
        place.until = place.until and place.until + shift
        _renew(place, target)
    for coach in source.coaches.all():
        coach.since, coach.until = coach.since and coach.since + shift, coach.until and coach.until + shift
        coach.driver = None
        _renew(coach, target)
    for phase in source.phases.all():
        phase.starts_on, phase.ends_on = phase.starts_on + shift, phase.ends_on + shift
        _renew(phase, target)
    for partner in source.partners.all():
        _renew(partner, target)
    for task in source.tasks.all():
        task.due_on = task.due_on and task.due_on + shift
        task.done_at = None
        _renew(task, target)
    for item in source.items.filter(child__isnull=True).prefetch_related("groups"):
        _copy_item(item, target, shift, [groups[group.pk] for group in item.groups.all()])


def _copy_item(item: AgendaItem, target: Programme, shift: timedelta, groups: list[Group]) -> None:
    item.starts_at, item.ends_at = (_same_clock(item, moment, shift) for moment in (item.starts_at, item.ends_at))
    _renew(item, target)
    item.groups.set(groups)


def _same_clock(item: AgendaItem, moment: datetime, shift: timedelta) -> datetime:
    """Move a moment by whole days; nine o'clock stays nine o'clock across a change to summer time."""
    zone = ZoneInfo(item.zone)
    return (moment.astimezone(zone).replace(tzinfo=None) + shift).replace(tzinfo=zone)


def _renew(row: Part | AgendaItem | Task, programme: Programme) -> None:
    """Write a row again as a new one of another programme."""
    row.pk, row._state.adding, row.public_id = None, True, uuid.uuid4()
    row.programme = programme
    row.save()

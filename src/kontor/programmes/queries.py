"""Shared reads of the programmes."""

import json
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kontor.directory.models import Organisation
from kontor.programmes.agenda import day_of
from kontor.programmes.audience import TAKES_PART, drives, is_there
from kontor.programmes.enums import Audience, EntryStatus, ItemKind
from kontor.programmes.models import AgendaEntry, Appointment, Participation, Programme, ProgrammePlace

MOST_WORDS = 8  # of a search; nobody types more, and a pasted page must not become a condition
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalEntry:
    """A published entry as one participant's agenda and calendar show it.

    ``is_cancelled`` also when only this reader no longer takes part; ``sequence`` never falls.
    """

    entry: AgendaEntry
    is_cancelled: bool
    sequence: int


def entries_of(participation: Participation) -> list[AgendaEntry]:
    """Return the standing entries the participation reads, in time order."""
    return [found.entry for found in agenda_of(participation) if not found.is_cancelled]


def agenda_of(participation: Participation) -> list[PersonalEntry]:
    """Return everything the participation's calendar must know, the cancelled among it, in time order."""
    withdrawals = {withdrawal.entry_id: withdrawal for withdrawal in participation.withdrawals.all()}
    reads = _read_by(participation) if participation.status in TAKES_PART else Q(pk__in=())
    found = []
    for entry in _whole(participation.programme.entries.filter(reads | Q(pk__in=withdrawals))):
        withdrawal = withdrawals.get(entry.pk)
        is_away = not is_there(participation.since, participation.until, day_of(entry))
        if is_away and withdrawal is None:
            continue  # never stood in this calendar
        is_out = is_away or bool(withdrawal and withdrawal.is_out)
        found.append(
            PersonalEntry(
                entry=entry,
                is_cancelled=entry.status == EntryStatus.CANCELLED or is_out,
                sequence=entry.sequence + (withdrawal.offset if withdrawal else 0),
            )
        )
    return found


def entries_with_host(host: Organisation, programme: Programme | None = None) -> "QuerySet[AgendaEntry]":
    """Return the standing entries at which the organisation receives guests."""
    entries = AgendaEntry.objects.filter(host=host, status=EntryStatus.CONFIRMED)
    return _whole(entries if programme is None else entries.filter(programme=programme))


def entries_of_programme(programme: Programme) -> "QuerySet[AgendaEntry]":
    """Return the standing entries of the whole programme, in time order."""
    return _whole(programme.entries.filter(status=EntryStatus.CONFIRMED))


def participants_of(programme: Programme) -> "QuerySet[Participation]":
    """Return who takes part, by group and then by name."""
    return (
        programme.participations.filter(status__in=TAKES_PART)
        .select_related("person", "organisation", "group")
        .order_by("group__letter", "person__family_name", "person__given_name")
    )


def programmes_matching(programmes: "QuerySet[Programme]", words: str) -> "QuerySet[Programme]":
    """Return the programmes whose title or towns carry every word. A title in several languages is stored as JSON."""
    for word in words.split()[:MOST_WORDS]:
        title = Q(title__icontains=word) | Q(title__icontains=json.dumps(word).strip('"'))
        place = Exists(ProgrammePlace.objects.filter(programme=OuterRef("pk"), city__icontains=word))
        programmes = programmes.filter(title | Q(place))
    return programmes


def with_every_word(rows: "QuerySet[Row]", words: str, *fields: str) -> "QuerySet[Row]":
    """Return the rows that carry each word in one of the fields. The condition grows with the words, no faster."""
    for word in words.split()[:MOST_WORDS]:
        somewhere = Q()
        for field in fields:
            somewhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(somewhere)
    return rows


def count_of_people() -> Coalesce:
    """Count a programme's people in a query of its own: two joins at once would multiply the rows."""
    return _count(Participation.objects.filter(status__in=TAKES_PART))


def count_of_hosts() -> Coalesce:
    """Count a programme's hosts."""
    return _count(Appointment.objects.all())


def _count(rows: "QuerySet[Participation] | QuerySet[Appointment]") -> Coalesce:
    own = rows.filter(programme=OuterRef("pk")).order_by().values("programme").annotate(count=Count("pk"))
    return Coalesce(Subquery(own.values("count")), 0)


def _read_by(participation: Participation) -> Q:
    own = Q(people=participation)
    if drives(participation):
        return own | Q(audience=Audience.ALL, kind=ItemKind.TRANSFER, people=None)
    read = own | Q(audience=Audience.ALL)
    if participation.group_id is not None:
        read |= Q(audience=Audience.GROUPS, groups=participation.group_id)
    return read


def _whole(entries: "QuerySet[AgendaEntry]") -> "QuerySet[AgendaEntry]":
    return (
        entries.select_related("host", "programme")
        .prefetch_related("groups", "people__person")
        .distinct()
        .order_by("starts_at", "pk")
    )

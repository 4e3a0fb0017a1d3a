"""Who reads an entry."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from kontor.programmes.agenda import Wanted, day_of
from kontor.programmes.enums import Audience, EntryStatus, ItemKind, ParticipationRole, ParticipationStatus
from kontor.programmes.models import AgendaEntry, Coach, Participation, Programme

# Who has an agenda at all: neither those who wait nor those who no longer come.
TAKES_PART = frozenset({ParticipationStatus.INVITED, ParticipationStatus.REGISTERED, ParticipationStatus.CONFIRMED})
# Who serves the guests, and is none of them.
SERVES = frozenset({ParticipationRole.INTERPRETER, ParticipationRole.DRIVER})


def is_there(since: date | None, until: date | None, day: date) -> bool:
    """Tell whether somebody who comes late or leaves early is there on a day."""
    return (since is None or since <= day) and (until is None or day <= until)


def driver_of(coach: Coach) -> Participation | None:
    """Return who drives a coach: somebody who takes part, and as a driver."""
    driver = coach.driver
    if driver is None or driver.role != ParticipationRole.DRIVER or driver.status not in TAKES_PART:
        return None
    return driver


def drives(participation: Participation) -> bool:
    """Tell whether somebody drives a coach: then their agenda holds their own duties, not the guests' programme."""
    return participation.role == ParticipationRole.DRIVER and participation.coaches.exists()


@dataclass(frozen=True, slots=True)
class _Reader:
    group: int | None
    since: date | None
    until: date | None
    drives: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """The participations of one programme by pk, asked once and matched in memory."""

    programme: Programme
    people: dict[int, _Reader]

    @classmethod
    def of(cls, programme: Programme) -> "Readers":
        rows = Participation.objects.filter(programme=programme, status__in=TAKES_PART)
        drives = Exists(Coach.objects.filter(driver=OuterRef("pk"), driver__role=ParticipationRole.DRIVER))
        facts = rows.annotate(drives=drives).values_list("pk", "group_id", "since", "until", "drives")
        people = {pk: _Reader(group, since, until, drives) for pk, group, since, until, drives in facts}
        return cls(programme=programme, people=people)

    def of_wanted(self, wanted: Wanted) -> set[int]:
        return self._matching(wanted, {group.pk for group in wanted.groups}, {person.pk for person in wanted.people})

    def of_entry(self, entry: AgendaEntry) -> set[int]:
        groups, people = {group.pk for group in entry.groups.all()}, {person.pk for person in entry.people.all()}
        return self._matching(entry, groups, people)

    def entries_of(self, participation: int) -> list[int]:
        """Return the pks of the standing entries this participation reads."""
        entries = self.programme.entries.filter(status=EntryStatus.CONFIRMED).prefetch_related("groups", "people")
        return [entry.pk for entry in entries if participation in self.of_entry(entry)]

    def _matching(self, thing: Wanted | AgendaEntry, groups: set[int], people: set[int]) -> set[int]:
        """Return who reads a thing. Who drives a coach has duties of their own, and the journeys of everybody."""
        day, everybody = day_of(thing), thing.audience == Audience.ALL
        found = set()
        for pk, reader in self.people.items():
            meant = everybody or (thing.audience == Audience.GROUPS and reader.group in groups)
            if reader.drives:
                meant = everybody and thing.kind == ItemKind.TRANSFER and not people
            if (meant or pk in people) and is_there(reader.since, reader.until, day):
                found.add(pk)
        return found

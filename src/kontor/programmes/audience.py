"""Who reads an entry."""

from dataclasses import dataclass
from datetime import date

from kontor.programmes.agenda import Wanted, day_of
from kontor.programmes.enums import Audience, EntryStatus, ParticipationStatus
from kontor.programmes.models import AgendaEntry, Participation, Programme

# Who has an agenda at all: neither those who wait nor those who no longer come.
TAKES_PART = frozenset({ParticipationStatus.INVITED, ParticipationStatus.REGISTERED, ParticipationStatus.CONFIRMED})


def is_there(since: date | None, until: date | None, day: date) -> bool:
    """Tell whether somebody who comes late or leaves early is there on a day."""
    return (since is None or since <= day) and (until is None or day <= until)


@dataclass(frozen=True, slots=True)
class _Reader:
    group: int | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """The participations of one programme by pk, asked once and matched in memory."""

    programme: Programme
    people: dict[int, _Reader]

    @classmethod
    def of(cls, programme: Programme) -> "Readers":
        rows = Participation.objects.filter(programme=programme, status__in=TAKES_PART)
        facts = rows.values_list("pk", "group_id", "since", "until")
        return cls(programme=programme, people={pk: _Reader(group, since, until) for pk, group, since, until in facts})

    def of_wanted(self, wanted: Wanted) -> set[int]:
        groups, people = {group.pk for group in wanted.groups}, {person.pk for person in wanted.people}
        return self._matching(wanted.audience, groups, people, day_of(wanted))

    def of_entry(self, entry: AgendaEntry) -> set[int]:
        groups, people = {group.pk for group in entry.groups.all()}, {person.pk for person in entry.people.all()}
        return self._matching(entry.audience, groups, people, day_of(entry))

    def entries_of(self, participation: int) -> list[int]:
        """Return the pks of the standing entries this participation reads."""
        entries = self.programme.entries.filter(status=EntryStatus.CONFIRMED).prefetch_related("groups", "people")
        return [entry.pk for entry in entries if participation in self.of_entry(entry)]

    def _matching(self, audience: str, groups: set[int], people: set[int], day: date) -> set[int]:
        there = {pk: reader for pk, reader in self.people.items() if is_there(reader.since, reader.until, day)}
        if audience == Audience.ALL:
            return set(there)
        if audience == Audience.GROUPS:
            return {pk for pk, reader in there.items() if reader.group in groups} | people & there.keys()
        return people & there.keys()

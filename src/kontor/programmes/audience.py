"""Who reads an entry."""

from dataclasses import dataclass

from kontor.programmes.agenda import Wanted
from kontor.programmes.enums import Audience, EntryStatus, ParticipationStatus
from kontor.programmes.models import AgendaEntry, Participation, Programme

# Who has an agenda at all: neither those who wait nor those who no longer come.
TAKES_PART = frozenset({ParticipationStatus.INVITED, ParticipationStatus.REGISTERED, ParticipationStatus.CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """The participations of one programme, asked once and matched in memory: pk → group pk."""

    programme: Programme
    groups: dict[int, int | None]

    @classmethod
    def of(cls, programme: Programme) -> "Readers":
        rows = Participation.objects.filter(programme=programme, status__in=TAKES_PART).values_list("pk", "group_id")
        return cls(programme=programme, groups=dict(rows))

    def of_wanted(self, wanted: Wanted) -> set[int]:
        return self._matching(
            wanted.audience, {group.pk for group in wanted.groups}, {person.pk for person in wanted.people}
        )

    def of_entry(self, entry: AgendaEntry) -> set[int]:
        return self._matching(
            entry.audience, {group.pk for group in entry.groups.all()}, {person.pk for person in entry.people.all()}
        )

    def entries_of(self, participation: int) -> list[int]:
        """Return the pks of the standing entries this participation reads."""
        entries = self.programme.entries.filter(status=EntryStatus.CONFIRMED).prefetch_related("groups", "people")
        return [entry.pk for entry in entries if participation in self.of_entry(entry)]

    def _matching(self, audience: str, groups: set[int], people: set[int]) -> set[int]:
        if audience == Audience.ALL:
            return set(self.groups)
        if audience == Audience.GROUPS:
            return {pk for pk, group in self.groups.items() if group in groups}
        return people & self.groups.keys()

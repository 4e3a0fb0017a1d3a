"""Keeps the search up to date while rows come in, from what the pass has in memory: nothing is read again."""

from collections import Counter
from dataclasses import dataclass, field

from kontor.common.search import write
from kontor.directory.importing.book import Entry
from kontor.directory.models import FieldSynonym, Person, TechnologyField
from kontor.directory.operations.search import refresh_people, write_search
from kontor.directory.search import PEOPLE, Parts, all_words, person_entry


@dataclass(slots=True)
class Finding:
    """What was written since the last chunk. Everybody whose position is not of this chunk alone is read anew."""

    entries: dict[int, Entry] = field(default_factory=dict)
    fresh: dict[int, Person] = field(default_factory=dict)
    _words: dict[int, list[str]] = field(default_factory=dict)

    def note(self, entry: Entry) -> None:
        """Take in an entry that is about to be written."""
        self.entries[id(entry)] = entry
        self.fresh |= {id(one.person): one.person for one in entry.positions if one.person._state.adding}

    def write(self) -> None:
        """Write what can be found of the chunk; its rows have their primary keys by now."""
        found = list(self.entries.values())
        if not self._words:
            self._words = _field_words()
        write_search([(entry.organisation, self._parts(entry)) for entry in found])
        positions = [one for entry in found for one in entry.positions]
        times = Counter(id(one.person) for one in positions)
        own = [one for one in positions if id(one.person) in self.fresh and times[id(one.person)] == 1]
        write(PEOPLE, [(one.person.pk, person_entry(one.person, [one])) for one in own])
        known = {id(one.person) for one in own}
        refresh_people(sorted({one.person.pk for one in positions if id(one.person) not in known}))
        self.entries, self.fresh = {}, {}

    def _parts(self, entry: Entry) -> Parts:
        return Parts(
            fields=[word for pk in entry.fields for word in self._words.get(pk, ())], locations=entry.locations,
            offers=entry.offers, positions=entry.positions, memberships=entry.memberships,
        )  # fmt: skip


def _field_words() -> dict[int, list[str]]:
    words = {pk: all_words(label) for pk, label in TechnologyField.objects.values_list("pk", "label")}
    for pk, text in FieldSynonym.objects.values_list("field_id", "text"):
        words[pk].append(text)
    return words

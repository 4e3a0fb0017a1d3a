"""The words for a problem's keys."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kontor.common import formats
from kontor.programmes.models import AgendaItem, Appointment, Coach, Group, Participation
from kontor.visits.rows import Week, key_of

SIGNS = {"A": "●", "B": "◆", "C": "▲", "D": "■"}


@dataclass(slots=True)
class Names:
    """Look-ups from keys to rows and their names, for one week."""

    week: Week
    hosts: dict[str, Appointment] = field(init=False)
    groups: dict[str, Group] = field(init=False)
    items: dict[str, AgendaItem] = field(init=False)
    interpreters: dict[str, Participation] = field(init=False)
    coaches: dict[str, Coach] = field(init=False)

    def __post_init__(self) -> None:
        self.hosts = {key_of(one): one for one in self.week.appointments}
        self.groups = {key_of(one): one for one in self.week.groups}
        self.items = {key_of(one): one for one in self.week.items}
        self.interpreters = {key_of(one): one for one in self.week.interpreters}
        self.coaches = {key_of(one): one for one in self.week.coaches}

    def of(self, key: str) -> str:
        """Return the name of a host, an item, an interpreter, a coach or a group."""
        if key in self.interpreters:
            return str(self.interpreters[key])
        if key in self.coaches:
            return str(self.coaches[key])
        if key in self.hosts:
            return str(self.hosts[key].host)
        if key in self.items:
            return str(self.items[key].title)
        return self.group(key)

    def group(self, key: str) -> str:
        """Return "Group A"."""
        found = self.groups.get(key)
        return _("Group %(letter)s") % {"letter": found.letter} if found else key

    def parties(self, keys: tuple[str, ...]) -> str:
        """Return who comes: "all groups", "Group A" or "Groups A, B"."""
        if len(keys) == len(self.groups) > 1:
            return _("all groups")
        if len(keys) == 1:
            return self.group(keys[0])
        letters = ", ".join(sorted(self.groups[key].letter for key in keys if key in self.groups))
        return _("Groups %(letters)s") % {"letters": letters}

    def town(self, place: str | None) -> str:
        """Return the town of a place; where it is unknown, what the place is called."""
        found = self.week.places.get(place or "")
        if found is None:
            return ""
        item = self.items.get(found.key)
        return found.town or (item.place_name if item else "") or self.of(found.key)

    def day(self, number: int) -> str:
        """Return "Do 14." or "Thu 14"."""
        day = self.week.days[number]
        return f"{formats.weekday(day)} {day.day}{'.' if formats.locale().language == 'de' else ''}"

    def weekday(self, number: int) -> str:
        return formats.weekday(self.week.days[number])


def clock(minute: int) -> str:
    """Return "09:30"; past midnight it goes on from 0."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def minute_of(at: object) -> int:
    """Return the minute of a day; a time fresh from a form's default is still text."""
    hours, minutes = str(at).split(":")[:2]
    return int(hours) * 60 + int(minutes)


_ONSET = re.compile(r"(?<=[a-zäöüß]{2})(?=(?:sch|ch|ph|th|qu|[bcdfghjklmnpqrstvwxz])[aeiouäöüy])")
LONG = 11


def breakable(text: str) -> str:
    """Return a name with soft hyphens in its long words, between syllables: a lane of the timeline is narrow."""
    return " ".join(_ONSET.sub("\u00ad", word) if len(word) >= LONG else word for word in text.split(" "))

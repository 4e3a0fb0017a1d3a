"""What several papers of a programme show, read once: days, entries, hosts, as texts in the paper's languages."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.conf import settings
from django.utils import timezone

from kontor.common import formats
from kontor.documents.tongues import NOTHING, Pair, Tongues
from kontor.programmes.agenda import town_of as town_of_address
from kontor.programmes.enums import ITEM_STYLE, Audience, ItemKind
from kontor.programmes.models import AgendaEntry, Appointment, Programme
from kontor.programmes.queries import entries_of_programme

Facts = dict[str, Any]  # JSON for a template, nothing else


def plain(value: object) -> str:
    """Return a row's text; nothing for what is empty."""
    return str(value or "").strip()


def weekday(day: date) -> str:
    """Return "Montag" or "Monday"."""
    name: str = format_date(day, "cccc", locale=formats.locale())
    return name[:1].upper() + name[1:]


def month(day: date) -> str:
    """Return "Mai" or "May"."""
    return str(format_date(day, "LLLL", locale=formats.locale()))


@dataclass(frozen=True)
class Week:
    """A programme's published agenda for one paper."""

    programme: Programme
    tongues: Tongues

    @cached_property
    def entries(self) -> list[AgendaEntry]:
        return list(entries_of_programme(self.programme))

    @cached_property
    def letters(self) -> dict[int, str]:
        return {group.pk: group.letter for group in self.groups}

    @cached_property
    def groups(self) -> list[Any]:
        return list(self.programme.groups.all())

    @cached_property
    def appointments(self) -> dict[int, Appointment]:
        """Return the programme's appointments by host (organisation pk)."""
        rows = self.programme.appointments.select_related("host", "location", "contact").prefetch_related(
            "host__locations", "host__fields", "host__offers", "host__positions__person", "fields"
        )
        return {row.host_id: row for row in rows}

    @cached_property
    def visited(self) -> list[Appointment]:
        """Return the hosts that are visited, in the order of their first visit."""
        seen = dict.fromkeys(entry.host_id for entry in self.entries if ITEM_STYLE[ItemKind(entry.kind)] == "visit")
        return [self.appointments[host] for host in seen if host in self.appointments]

    def frame(self) -> Facts:
        """Return what every paper shows: titles, dates, words, groups."""
        programme, tongues = self.programme, self.tongues
        return {
            "langs": tongues.languages,
            "agency": settings.HOUSE["name"],
            "title": tongues.text(programme.title),
            "dates": tongues.each(lambda _: formats.days(programme.starts_on, programme.ends_on)),
            "version": tongues.each(lambda language: self._as_of(language)),
            "words": tongues.words(),
            "groups": [{"letter": group.letter, "name": tongues.text(group.name)} for group in self.groups],
        }

    def _as_of(self, language: str) -> str:
        changed = [entry.changed_at for entry in self.entries]
        at = max(changed) if changed else timezone.now()
        return Tongues(language).word("as_of", day=formats.full_date(at, self.programme.zone))["a"]

    def days(self) -> list[tuple[date, list[AgendaEntry]]]:
        """Return the days on which something happens, each on its own place's calendar."""
        found: dict[date, list[AgendaEntry]] = {}
        for entry in self.entries:
            found.setdefault(local_day(entry), []).append(entry)
        return sorted(found.items())

    def letters_of(self, entry: AgendaEntry) -> list[str]:
        """Return the groups an entry is for; none when it is for everybody."""
        if entry.audience != Audience.GROUPS:
            return []
        letters = sorted(self.letters[group.pk] for group in entry.groups.all() if group.pk in self.letters)
        return [] if len(letters) == len(self.groups) else letters

    def day_facts(self, day: date, zone: str = "") -> Facts:
        tongues = self.tongues
        return {
            "number": str(day.day),
            "weekday": tongues.each(lambda _: weekday(day)),
            "month": tongues.each(lambda _: month(day)),
            "date": tongues.each(lambda _: formats.full_date(day)),
            "zone": tongues.each(lambda _: zone_words(zone, day)) if zone and zone != self.programme.zone else NOTHING,
        }

    def entry_facts(self, entry: AgendaEntry) -> Facts:
        appointment = self.appointments.get(entry.host_id) if entry.host_id else None
        has_page = appointment is not None and ITEM_STYLE[ItemKind(entry.kind)] == "visit"
        note = self.tongues.text(entry.description)
        is_way = entry.kind == ItemKind.TRANSFER and entry.source != "items"  # its title says where it goes
        place = "" if is_way or entry.place_name in (str(entry.host or ""), town_of(entry)) else entry.place_name
        return {
            "start": formats.clock(entry.starts_at, entry.zone),
            "end": formats.clock(entry.ends_at, entry.zone),
            "style": ITEM_STYLE[ItemKind(entry.kind)],
            "title": self.tongues.text(entry.title),
            "groups": self.letters_of(entry),
            "place": place,
            "address": "" if is_way else entry.address,
            "short-place": "" if is_way else town_of(entry) if has_page else entry.place_name or town_of(entry),
            "note": NOTHING if has_page or is_way else note,
            "coach": note if is_way else NOTHING,
            "page": str(appointment.public_id) if has_page and appointment else "",
        }

    def when(self, entry: AgendaEntry) -> Pair:
        """Return "Montag, 14:00 bis 16:00" in both languages."""
        day = local_day(entry)
        start, end = formats.clock(entry.starts_at, entry.zone), formats.clock(entry.ends_at, entry.zone)
        return self.tongues.each(
            lambda language: Tongues(language).word("from_to", day=formats.day(day), start=start, end=end)["a"]
        )


def local_day(entry: AgendaEntry) -> date:
    return entry.starts_at.astimezone(ZoneInfo(entry.zone)).date()


def zone_words(zone: str, day: date) -> str:
    noon = datetime.combine(day, time(12), tzinfo=ZoneInfo(zone))
    return f"{zone.split('/')[-1].replace('_', ' ')}, {formats.zone_name(zone, noon)}"


def town_of(entry: AgendaEntry) -> str:
    """Return the town of an entry's address ("Weg 1, 33098 Paderborn"), or its place."""
    return town_of_address(entry.address) or entry.place_name

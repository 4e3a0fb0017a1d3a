"""A participant's own agenda as the phone shows it: days, the next thing, what changed, whose clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kontor.common import formats
from kontor.directory.models import Location
from kontor.documents.tongues import Tongues
from kontor.documents.words import words
from kontor.programmes.enums import ITEM_STYLE, ItemKind
from kontor.programmes.models import AgendaEntry, Appointment, Participation
from kontor.programmes.papers.facts import local_day, town_of
from kontor.programmes.papers.hosts import rules_of
from kontor.programmes.papers.notes import notes_of
from kontor.programmes.queries import PersonalEntry, agenda_of

FRESH = timedelta(days=4)  # as long a change is pointed out


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One entry in the reader's language."""

    entry: AgendaEntry
    style: str
    title: str
    description: str
    start: str
    end: str
    day: date
    place: str
    under: str  # the second line in the list
    is_cancelled: bool
    is_past: bool
    is_now: bool
    news: str = ""

    @property
    def map_url(self) -> str:
        if self.entry.latitude is None:
            return ""
        at = f"{self.entry.latitude:.5f}/{self.entry.longitude:.5f}"
        mark = f"mlat={self.entry.latitude:.5f}&mlon={self.entry.longitude:.5f}"
        return f"https://www.openstreetmap.org/?{mark}#map=17/{at}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Everything the agenda pages of one participation show at one moment."""

    participation: Participation
    language: str
    now: datetime
    entries: tuple[Shown, ...]

    @classmethod
    def of(cls, participation: Participation, language: str, now: datetime) -> "Agenda":
        """Read the agenda. Called while the reader's language is active."""
        entries = tuple(_shown(found, Tongues(language), now) for found in agenda_of(participation))
        return cls(participation=participation, language=language, now=now, entries=entries)

    @property
    def words(self) -> dict[str, str]:
        return words(self.language)

    @property
    def days(self) -> list[date]:
        return sorted({shown.day for shown in self.entries})

    @property
    def next(self) -> Shown | None:
        """Return what is going on or comes next."""
        return next((shown for shown in self.entries if not shown.is_cancelled and not shown.is_past), None)

    def on(self, day: date) -> list[Shown]:
        return [shown for shown in self.entries if shown.day == day]

    def day_or_today(self, wanted: str) -> date | None:
        """Return the day asked for, else today or the next one that has something, else the last."""
        known = self.days
        asked = next((day for day in known if day.isoformat() == wanted), None)
        if asked or not known:
            return asked
        return self.next.day if self.next else known[-1]

    def countdown(self, shown: Shown) -> str:
        """Return "in 18 min", or the day when it is further off."""
        if shown.is_now:
            return self.words["now"]
        minutes = round((shown.entry.starts_at - self.now).total_seconds() / 60)
        if minutes <= 90:
            return self.words["in_minutes"].format(n=max(1, minutes))
        if minutes < 24 * 60:
            return self.words["in_hours"].format(n=round(minutes / 60))
        return formats.day(shown.day)

    @property
    def greeting(self) -> str:
        person = self.participation.person
        hour = self.now.astimezone(ZoneInfo(self.participation.programme.zone)).hour
        key = "good_morning" if 4 <= hour < 12 else "good_day" if hour < 18 else "good_evening"
        is_formal = bool(person.salutation)
        return self.words[key].format(name=f"{person.salutation} {person.family_name}" if is_formal else str(person))

    @property
    def clock_line(self) -> str:
        """Return whose clock the times are on, and how it differs from the one at home."""
        zone = self.next.entry.zone if self.next else self.participation.programme.zone
        at = self.next.entry.starts_at if self.next else self.now
        town = town_of(self.next.entry) if self.next and self.next.entry.address else ""
        place = town or zone.split("/")[-1].replace("_", " ")
        line = self.words["all_times_local"].format(place=place, zone=formats.zone_name(zone, at))
        home = self._home()
        if home is None or not home.zone:
            return line
        hours = _hours_between(home.zone, zone, at)
        key = "same_at_home" if not hours else "later_at_home" if hours > 0 else "earlier_at_home"
        return f"{line} {self.words[key].format(home=home.city, n=f'{abs(hours):g}')}"

    def _home(self) -> Location | None:
        organisation = self.participation.organisation
        return organisation.locations.first() if organisation else None

    @property
    def notes(self) -> list[dict[str, object]]:
        return notes_of(Tongues(self.language).text(self.participation.programme.practical_notes))

    @property
    def team_number(self) -> str:
        return next((str(note["big"]) for note in self.notes if note["big"]), "")


def appointment_of(shown: Shown) -> Appointment | None:
    """Return the host's side of a visit, for its rules and its contact."""
    if shown.entry.host_id is None:
        return None
    rows = Appointment.objects.select_related("host", "contact", "location")
    return rows.filter(programme=shown.entry.programme_id, host=shown.entry.host_id).first()


def host_lines(appointment: Appointment | None, language: str) -> dict[str, Any]:
    """Return whom one meets at a visit and what to mind, in the reader's language."""
    if appointment is None:
        return {"contact": "", "languages": "", "rules": []}
    tongues = Tongues(language)
    rules = [rule["a"] for rule in rules_of(appointment, tongues)]
    contact = appointment.contact
    return {
        "contact": " ".join(filter(None, (contact.title, str(contact)))) if contact else "",
        "rules": rules,
        "topic": tongues.text(appointment.topic)["a"],
    }


def _shown(found: PersonalEntry, tongues: Tongues, now: datetime) -> Shown:
    entry = found.entry
    style = ITEM_STYLE[ItemKind(entry.kind)]
    host_name = str(entry.host or "")
    place = entry.place_name if entry.place_name and entry.place_name != host_name else town_of(entry)
    return Shown(
        entry=entry,
        style=style,
        title=tongues.text(entry.title)["a"],
        description=tongues.text(entry.description)["a"],
        start=formats.clock(entry.starts_at, entry.zone),
        end=formats.clock(entry.ends_at, entry.zone),
        day=local_day(entry),
        place=place,
        under=" · ".join(part for part in (tongues.word(style)["a"], place) if part),
        is_cancelled=found.is_cancelled,
        is_past=entry.ends_at <= now,
        is_now=entry.starts_at <= now < entry.ends_at,
        news=_news(found, tongues, now),
    )


def _news(found: PersonalEntry, tongues: Tongues, now: datetime) -> str:
    """Return what a reader must notice: cancelled, or changed lately."""
    entry = found.entry
    if found.is_cancelled:
        return tongues.word("cancelled")["a"]
    if not found.sequence or now - entry.changed_at > FRESH:
        return ""
    if entry.was_at is not None:
        return tongues.word("changed_time", new=_short(entry, entry.starts_at), old=_short(entry, entry.was_at))["a"]
    if entry.was_place and entry.place_name:
        return tongues.word("changed_time", new=entry.place_name, old=entry.was_place)["a"]
    return tongues.word("changed", day=formats.day(entry.changed_at, entry.zone))["a"]


def _short(entry: AgendaEntry, at: datetime) -> str:
    """Return the clock, with the day where a move changed that."""
    clock = formats.clock(at, entry.zone)
    stays = entry.was_at is not None and local_day(entry) == entry.was_at.astimezone(ZoneInfo(entry.zone)).date()
    return clock if stays else f"{formats.weekday(at, entry.zone)} {clock}"


def _hours_between(home: str, here: str, at: datetime) -> float:
    """Return how many hours the clock at home is ahead of the clock here."""
    ahead = at.astimezone(ZoneInfo(home)).utcoffset()
    base = at.astimezone(ZoneInfo(here)).utcoffset()
    return ((ahead or timedelta()) - (base or timedelta())).total_seconds() / 3600

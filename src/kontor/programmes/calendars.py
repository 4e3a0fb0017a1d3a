"""A participant's calendar, as RFC 5545 wants it: the same thing keeps its UID, a change raises SEQUENCE, a dropped
thing stays as CANCELLED so that calendars that already hold it take it out (RFC 5546)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from icalendar import Calendar, Event, vDuration, vText

from kontor.documents.tongues import Tongues
from kontor.documents.words import django_name
from kontor.programmes.enums import ITEM_STYLE, EntryStatus, ItemKind
from kontor.programmes.models import Participation
from kontor.programmes.queries import PersonalEntry, agenda_of

PRODUCT = "-//Kontor//Personal programme//EN"


def calendar_of(participation: Participation, language: str) -> bytes:
    """Return the whole calendar of a participation, the cancelled entries among it."""
    tongues = Tongues(language)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    title = tongues.text(participation.programme.title)["a"]
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", participation.programme.zone)
    calendar.add("refresh-interval", vDuration(timedelta(hours=1)), parameters={"value": "DURATION"})
    with translation.override(django_name(language)):
        for found in agenda_of(participation):
            calendar.add_component(_event(found, participation, tongues))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def last_change(participation: Participation) -> datetime:
    """Return when anything in the calendar changed last, for conditional requests."""
    changed = [found.entry.updated_at for found in agenda_of(participation)]
    return max([*changed, participation.updated_at])  # who changes groups or drops out is saved as well


def _event(found: PersonalEntry, participation: Participation, tongues: Tongues) -> Event:
    entry = found.entry
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", found.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", timezone.localtime(entry.starts_at, ZoneInfo(entry.zone)))
    event.add("dtend", timezone.localtime(entry.ends_at, ZoneInfo(entry.zone)))
    event.add("summary", tongues.text(entry.title)["a"])
    place = ", ".join(part for part in (entry.place_name, entry.address) if part)
    if place:
        event.add("location", place)
    if entry.latitude is not None and entry.longitude is not None:
        event.add("geo", (entry.latitude, entry.longitude))
    description = tongues.text(entry.description)["a"]
    if description:
        event.add("description", description)
    event.add("categories", [vText(tongues.word(ITEM_STYLE[ItemKind(entry.kind)])["a"])])
    event.add("status", EntryStatus.CANCELLED if found.is_cancelled else EntryStatus.CONFIRMED)
    event.add("transp", "TRANSPARENT" if found.is_cancelled else "OPAQUE")
    event.add("url", f"{settings.ADDRESS}/a/{participation.agenda_key}/e/{entry.public_id}/")
    return event

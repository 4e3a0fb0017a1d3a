"""Day sheets: a page per group and day."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kontor.documents.glyphs import Json
from kontor.documents.registry import Paper
from kontor.documents.tongues import NOTHING, Tongues
from kontor.programmes.enums import ITEM_STYLE, Audience, ItemKind
from kontor.programmes.models import AgendaEntry, Participation, Programme
from kontor.programmes.papers.facts import Facts, Week, plain
from kontor.programmes.papers.guests import diets_of, guests_of
from kontor.programmes.papers.hosts import rules_of
from kontor.programmes.papers.notes import notes_of
from kontor.programmes.papers.routes import route_facts
from kontor.programmes.papers.stamps import stamp_of, unpublished


def data(programme: Programme, tongues: Tongues) -> Mapping[str, Json]:
    week = Week(programme, tongues)
    guests = guests_of(programme)
    groups = week.groups or [None]
    sheets = [
        _sheet(week, day, entries, group, [guest for guest in guests if group is None or guest.group_id == group.pk])
        for day, entries in week.days()
        if day >= programme.starts_on
        for group in groups
    ]
    notes = notes_of(tongues.text(programme.practical_notes))
    return week.frame() | {
        "sheets": [sheet for sheet in sheets if sheet["entries"]],
        "numbers": [note for note in notes if note["big"]],
    }


def _sheet(week: Week, day: date, entries: list[AgendaEntry], group: object, guests: list[Participation]) -> Facts:
    letter = getattr(group, "letter", "")
    own = [
        entry
        for entry in entries
        if entry.audience != Audience.PEOPLE and (not week.letters_of(entry) or letter in week.letters_of(entry))
    ]
    here = [guest for guest in guests if _is_here(guest, day)]
    return {
        "day": week.day_facts(day, entries[0].zone),
        "letter": letter,
        "name": week.tongues.text(getattr(group, "name", None)) if group else NOTHING,
        "people": len(here),
        "entries": [_entry(week, entry, here) for entry in own],
        "travellers": [str(guest.person) for guest in here],
        "route": route_facts(_only(week, letter), day, own, width=46, height=32, room=52) if own else None,
    }


def _only(week: Week, letter: str) -> Week:
    """Return the same week as one group sees it."""
    own = Week(week.programme, week.tongues)
    own.__dict__["groups"] = [group for group in week.groups if group.letter == letter]
    return own


def _is_here(guest: Participation, day: date) -> bool:
    return (guest.since is None or guest.since <= day) and (guest.until is None or day <= guest.until)


def _entry(week: Week, entry: AgendaEntry, guests: list[Participation]) -> Facts:
    appointment = week.appointments.get(entry.host_id) if entry.host_id else None
    contact = appointment.contact if appointment else None
    is_meal = ITEM_STYLE[ItemKind(entry.kind)] == "meal"
    return week.entry_facts(entry) | {
        "contact": {
            "name": plain(contact),
            "phone": (contact.phone or plain(entry.host and entry.host.phone)) if contact else "",
        },
        "rules": rules_of(appointment, week.tongues) if appointment else [],
        "diets": diets_of(guests, week.tongues.first) if is_meal else [],
    }


PAPER = Paper(
    key="day-sheets",
    label=_("Day sheets"),
    hint=_("A4: a page per group and day, with contacts, the way and who travels"),
    template=Path(__file__).with_name("day_sheets.typ"),
    data=data,
    stamp=stamp_of,
    languages=lambda programme: programme.languages,
    ready=unpublished,
    icon="calendar-event",
    order=20,
)

"""Everybody's own programme in one file, each in the person's language where the house speaks it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kontor.common import formats
from kontor.documents.glyphs import Json
from kontor.documents.qr import code
from kontor.documents.registry import Paper
from kontor.documents.tongues import Tongues
from kontor.documents.words import django_name
from kontor.programmes.audience import Readers
from kontor.programmes.enums import ITEM_STYLE, ItemKind
from kontor.programmes.models import AgendaEntry, Participation, Programme
from kontor.programmes.papers.facts import Facts, Week, local_day, month, town_of, weekday
from kontor.programmes.papers.guests import everybody_of, guest_facts
from kontor.programmes.papers.stamps import stamp_of, unpublished

MOST = 30  # entries on one sheet; beyond that the plan's own journeys stay with the phone and the day sheets


def data(programme: Programme, tongues: Tongues) -> Mapping[str, Json]:
    week = Week(programme, tongues)
    readers = Readers.of(programme)
    reads = [(entry, readers.of_entry(entry)) for entry in week.entries]
    shown = {language: _Shown(language, tongues) for language in tongues.languages}
    return week.frame() | {
        "people": [
            _person(guest, [entry for entry, read_by in reads if guest.pk in read_by], tongues, shown)
            for guest in everybody_of(programme)
        ]
    }


class _Shown:
    """Entries as one language shows them, each made once: five hundred people share the same few dozen."""

    def __init__(self, language: str, tongues: Tongues) -> None:
        self._language, self._side = language, "b" if language == tongues.second else "a"
        self._tongues = tongues
        self._entries: dict[int, Facts] = {}
        self._days: dict[date, Facts] = {}

    def days(self, entries: list[AgendaEntry]) -> list[Facts]:
        if len(entries) > MOST and any(entry.kind != ItemKind.TRANSFER for entry in entries):
            entries = [entry for entry in entries if entry.kind != ItemKind.TRANSFER or entry.source == "items"]
        found: dict[date, list[Facts]] = {}
        for entry in entries:
            found.setdefault(local_day(entry), []).append(self._entry(entry))
        return [self._day(day) | {"entries": rows} for day, rows in found.items()]

    def _day(self, day: date) -> Facts:
        if day not in self._days:
            with translation.override(django_name(self._language)):
                self._days[day] = {"number": str(day.day), "weekday": weekday(day), "month": month(day)}
        return self._days[day]

    def _entry(self, entry: AgendaEntry) -> Facts:
        if entry.pk not in self._entries:
            title = self._tongues.text(entry.title)
            self._entries[entry.pk] = {
                "start": formats.clock(entry.starts_at, entry.zone),
                "end": formats.clock(entry.ends_at, entry.zone),
                "style": ITEM_STYLE[ItemKind(entry.kind)],
                "title": title[self._side] or title["a"],
                "place": entry.place_name if entry.place_name != str(entry.host or "") else town_of(entry),
            }
        return self._entries[entry.pk]


def _person(guest: Participation, entries: list[AgendaEntry], tongues: Tongues, shown: dict[str, _Shown]) -> Facts:
    language = tongues.second if guest.language not in tongues.languages and tongues.second else guest.language
    language = language if language in tongues.languages else tongues.first
    found = code(f"{settings.ADDRESS}/a/{guest.agenda_key}/")
    return guest_facts(guest, tongues) | {
        "side": "b" if language == tongues.second else "a",
        "days": shown[language].days(entries),
        "qr": {"side": found.side, "path": found.path},
    }


PAPER = Paper(
    key="agendas",
    label=_("Personal programmes"),
    hint=_("A5: one sheet per person, with the code to their own page; hand them over singly"),
    template=Path(__file__).with_name("agendas.typ"),
    data=data,
    stamp=stamp_of,
    languages=lambda programme: programme.languages,
    ready=unpublished,
    icon="users",
    order=40,
)

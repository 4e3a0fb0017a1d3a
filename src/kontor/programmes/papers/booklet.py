"""The programme booklet."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kontor.common.marks import house_mark
from kontor.documents.glyphs import Json
from kontor.documents.qr import code
from kontor.documents.registry import Paper
from kontor.documents.tongues import NOTHING, Pair, Tongues
from kontor.programmes.enums import Audience, ItemKind
from kontor.programmes.models import AgendaEntry, Participation, Programme
from kontor.programmes.papers.facts import Facts, Week, town_of
from kontor.programmes.papers.guests import guest_facts, guests_of, listed, uncounted
from kontor.programmes.papers.hosts import host_facts
from kontor.programmes.papers.notes import notes_of
from kontor.programmes.papers.routes import route_facts
from kontor.programmes.papers.stamps import stamp_of, unpublished


def data(programme: Programme, tongues: Tongues) -> Mapping[str, Json]:
    week = Week(programme, tongues)
    guests = guests_of(programme)
    hosts = [host_facts(week, appointment) for appointment in week.visited]
    return week.frame() | {
        "towns": _towns(week),
        "welcome": tongues.text(programme.welcome),
        "partners": _partners(programme, tongues),
        "hosts": hosts,
        "marks-line": _marks_line(len(hosts), tongues),
        "days": [_day(week, day, entries) for day, entries in week.days()],
        "people": _people(week, listed(guests)),
        "unlisted": uncounted(guests, tongues),
        "notes": notes_of(tongues.text(programme.practical_notes)),
        "link": _link(programme),
    }


def _towns(week: Week) -> list[str]:
    """Return the towns of the week, in the order they are come to; six at most, as a cover holds."""
    in_week = [entry for entry in week.entries if entry.starts_at.date() >= week.programme.starts_on]
    return list(dict.fromkeys(town_of(entry) for entry in in_week if entry.address))[:6]


def _partners(programme: Programme, tongues: Tongues) -> list[Facts]:
    return [
        {"name": partner.organisation.name, "mark": house_mark(partner.organisation.name)[0],
         "task": tongues.text(partner.task)}
        for partner in programme.partners.select_related("organisation")
    ]  # fmt: skip


def _marks_line(count: int, tongues: Tongues) -> Pair:
    if not count:
        return NOTHING
    return tongues.word("host_marks_one" if count == 1 else "host_marks", n=count)


def _day(week: Week, day: date, entries: list[AgendaEntry]) -> Facts:
    zone = entries[0].zone
    shown = [entry for entry in entries if entry.audience != Audience.PEOPLE]
    return week.day_facts(day, zone) | {
        "brief": [week.entry_facts(entry) for entry in shown if not _goes_without_saying(entry)],
        "entries": [week.entry_facts(entry) for entry in shown],
        "parts": _parts(week, shown),
        "route": route_facts(week, day, shown, width=92, height=40, room=108),
    }


def _goes_without_saying(entry: AgendaEntry) -> bool:
    """Whether the week at a glance leaves an entry out: the plan's own journeys, which each day tells."""
    return entry.kind == ItemKind.TRANSFER and entry.source != "items"


def _parts(week: Week, entries: list[AgendaEntry]) -> list[Facts]:
    """Cut a day into what all share and what the groups do side by side."""
    parts: list[Facts] = []
    apart: list[AgendaEntry] = []
    for entry in [*entries, None]:
        if entry is not None and week.letters_of(entry):
            apart.append(entry)
            continue
        if apart:
            parts.append({"columns": _columns(week, apart)})
            apart = []
        if entry is not None:
            parts.append({"columns": [{"letter": "", "name": NOTHING, "entries": [week.entry_facts(entry)]}]})
    return parts


def _columns(week: Week, entries: list[AgendaEntry]) -> list[Facts]:
    return [
        {
            "letter": group.letter,
            "name": week.tongues.text(group.name),
            "entries": [week.entry_facts(entry) for entry in entries if group.letter in week.letters_of(entry)],
        }
        for group in week.groups
    ]


def _people(week: Week, guests: list[Participation]) -> list[Facts]:
    names = {group.letter: week.tongues.text(group.name) for group in week.groups}
    parts: dict[str, list[Facts]] = {}
    for guest in guests:
        facts = guest_facts(guest, week.tongues)
        parts.setdefault(str(facts["letter"]), []).append(facts)
    return [
        {"letter": letter, "name": names.get(letter, NOTHING), "people": people}
        for letter, people in sorted(parts.items())
    ]


def _link(programme: Programme) -> Facts | None:
    """Return the code of the programme's public page, where it has one."""
    if not programme.is_public:
        return None
    text = f"{settings.ADDRESS}/p/{programme.public_id}/"
    return {"text": text.split("//", 1)[-1], "qr": {"side": code(text).side, "path": code(text).path}}


PAPER = Paper(
    key="booklet",
    label=_("Booklet"),
    hint=_("A5: the week, a page per host, the guests, good to know"),
    template=Path(__file__).with_name("booklet.typ"),
    data=data,
    stamp=stamp_of,
    languages=lambda programme: programme.languages,
    ready=unpublished,
    icon="book",
    order=10,
)

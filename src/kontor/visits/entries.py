"""A draft as agenda entries: visits, journeys and lunches, each with a key that lasts from draft to draft."""

from i18nfield.strings import LazyI18nString

from kontor.directory.models import Location
from kontor.documents.words import LANGUAGES, words
from kontor.programmes.agenda import Wanted
from kontor.programmes.audience import driver_of
from kontor.programmes.enums import Audience, ItemKind
from kontor.programmes.models import Appointment, ProgrammePlace
from kontor.visits.layout import Layout, Line, LineKind
from kontor.visits.names import Names
from kontor.visits.rows import key_of

ROUND = 5  # minutes: nobody departs at 8:22


def entries_of(names: Names, layout: Layout) -> list[Wanted]:
    """Return what a plan puts into everybody's agenda. Fixed items come from their own source."""
    found = []
    counts: dict[tuple[object, ...], int] = {}
    for line in layout.lines:
        if line.kind is LineKind.FIXED:
            continue
        nth = (line.kind, line.day, line.groups)
        counts[nth] = counts.get(nth, 0) + 1
        found.append(_of_line(names, line, counts[nth]))
    return found


def _of_line(names: Names, line: Line, nth: int) -> Wanted:
    letters = "+".join(sorted(names.groups[key].letter for key in line.groups))
    start = line.start
    appointment = names.hosts.get(line.subject)
    key = f"{line.kind}:{names.week.days[line.day].isoformat()}:{letters}:{nth}"
    values: dict[str, object] = {}
    if line.kind is LineKind.VISIT and appointment is not None:
        key = f"visit:{appointment.public_id}:{letters}"
        values = _visit(appointment)
    elif line.kind is LineKind.DRIVE:
        start -= start % ROUND
        title = _in_every_language("drive_to", town=names.town(line.to))
        values = {"kind": ItemKind.TRANSFER, "title": title} | (_driven(names, line) if line.coaches else {})
    else:
        title = _in_every_language("lunch")
        values = {"kind": ItemKind.MEAL, "title": title, "place_name": names.town(line.place)}
    everybody = len(line.groups) == len(names.groups)
    people = [names.interpreters[one] for one in line.interpreters if one in names.interpreters]
    people += [driver for _group, one in line.coaches if (driver := driver_of(names.coaches[one])) is not None]
    return Wanted(
        key=key,
        starts_at=names.week.moment(line.day, start),
        ends_at=names.week.moment(line.day, line.end),
        zone=names.week.programme.zone,
        audience=Audience.ALL if everybody else Audience.GROUPS,
        groups=() if everybody else tuple(names.groups[one] for one in line.groups),
        people=tuple(people),
        **values,  # type: ignore[arg-type]
    )


def _driven(names: Names, line: Line) -> dict[str, object]:
    """Return what a driver and the guests of a coach must know: where it goes, and which coach takes whom."""
    found = sorted((names.groups[group].letter, str(names.coaches[coach])) for group, coach in line.coaches)
    taken = found[0][1] if len(found) == 1 else ", ".join(f"{letter} {coach}" for letter, coach in found)
    return {"description": taken} | _destination(names, line.to or "")


def _destination(names: Names, place: str) -> dict[str, object]:
    if place in names.hosts:
        visit = _visit(names.hosts[place])
        return {"place_name": visit["title"], "address": visit["address"]}
    if place in names.items:
        return {"place_name": names.items[place].place_name, "address": names.items[place].address}
    base = next((one for one in names.week.bases if key_of(one) == place), None)
    return {} if base is None else {"place_name": base.name, "address": _address(base)}


def _visit(appointment: Appointment) -> dict[str, object]:
    location = appointment.location or next(iter(appointment.host.locations.all()), None)
    return {
        "kind": ItemKind(appointment.kind), "title": str(appointment.host), "description": appointment.topic,
        "host": appointment.host, "place_name": location.city if location else "",
        "address": _address(location) if location else "",
        "latitude": location.latitude if location else None, "longitude": location.longitude if location else None,
    }  # fmt: skip


def _address(location: Location | ProgrammePlace) -> str:
    return ", ".join(part for part in (location.street, f"{location.postal_code} {location.city}".strip()) if part)


def _in_every_language(word: str, **names: str) -> LazyI18nString:
    """Return a word of the papers in all their languages: an entry is read in its reader's."""
    return LazyI18nString({code: words(code)[word].format(**names) for code in LANGUAGES})

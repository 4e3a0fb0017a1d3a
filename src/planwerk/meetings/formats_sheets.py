"""A workbook or a set of CSV files as an organiser would have it, in German or English.

Sheets: participants, meetings (wishes) and slots; tables, interpreters and walks where there are any. Slots in cells
are their labels or numbers, a range (``3-5``, ``09:00-10:00``), a session or a day, with commas between them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from planwerk.core.errors import ProblemError
from planwerk.meetings.problem import Interpreter, Meeting, Participant, Problem, Quota, Slot, Table, Walk
from planwerk.meetings.sheet_source import Line, Sheet, plain, sheets

SHEETS = {
    "participants": "participants teilnehmer teilnehmende personen stalls aussteller",
    "meetings": "meetings wishes requests termine wuensche wunsche gesprache gesprachswunsche terminwunsche",
    "slots": "slots times timeslots zeiten zeitfenster",
    "tables": "tables tische platze booths",
    "interpreters": "interpreters dolmetscher dolmetschende",
    "walks": "walks wege fusswege",
}
HEADINGS = {
    "id": "id nr nummer number kennung kurzel",
    "name": "name",
    "seats": "seats people sitze sitzplatze anzahlpersonen",
    "unavailable": "unavailable notavailable nichtverfugbar abwesend gesperrt closed",
    "pauses": "pauses pausen wunschpause pause",
    "minimum": "minimum min mindestens minmeetings mintermine",
    "maximum": "maximum max hochstens maxmeetings maxtermine",
    "max_in_row": "maxinarow maxinrow inarow amstuck maxamstuck hochstensamstuck",
    "needs_access": "needsaccess accessneeded barrierefreinotig brauchtbarrierefrei",
    "participants": "participants teilnehmer teilnehmende mit",
    "priority": "priority prio prioritat",
    "length": "length slots dauer lange laenge",
    "session": "session sessions halbtag block sitzung",
    "slot": "slot fixedslot fixed festerslot fest fixzeit",
    "after": "after nach",
    "languages": "languages language sprachen sprache",
    "label": "label slot time from zeit beginn bezeichnung uhrzeit",
    "day": "day date tag datum",
    "is_break": "break isbreak lunch mittag mittagspause istpause pause",
    "area": "area hall room bereich halle raum",
    "capacity": "capacity seats plätze platze sitzplatze kapazitat",
    "accessible": "accessible barrierefrei",
    "owner": "owner booth inhaber stand gehort",
    "a": "from area1 von bereich1",
    "b": "to area2 nach bereich2",
    "slots": "slots walk zeit dauer",
}
YES, NO = ("yes", "ja", "y", "j", "x", "true", "1", "wahr"), ("no", "nein", "n", "false", "0", "-", "falsch")
_NUMBERED = re.compile(r"(?:participant|teilnehmer|teilnehmende|person|partner)(\d+|[ab])")


class Cells:
    """A line read by field: headings of either language, errors with row, heading, value and mend."""

    def __init__(self, line: Line) -> None:
        self.where = line.where
        self._by_name = {plain(heading): (heading, value) for heading, value in line.cells.items()}

    def text(self, field: str, default: str = "") -> str:
        return self._find(field)[1] or default

    def _find(self, field: str) -> tuple[str, str]:
        for name in HEADINGS[field].split():
            if plain(name) in self._by_name:
                return self._by_name[plain(name)]
        return field, ""

    def wrong(self, field: str, mend: str) -> ProblemError:
        heading, value = self._find(field)
        return ProblemError(self.where, field=heading, value=value, mend=mend)

    def number(self, field: str) -> int | None:
        text = self.text(field)
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise self.wrong(field, "give a whole number")
        return int(text)

    def flag(self, field: str, default: bool) -> bool:
        text = self.text(field).casefold()
        if text in YES or text in NO:
            return text in YES
        if text:
            raise self.wrong(field, "give yes or no (ja oder nein)")
        return default

    def names(self, field: str) -> list[str]:
        return [part.strip() for part in re.split(r"[,;\n]", self.text(field)) if part.strip()]

    def numbered(self) -> Iterator[tuple[str, str]]:
        """Yield heading and value of each column ``participant 1``, ``participant 2`` and so on."""
        for name, (heading, value) in self._by_name.items():
            if _NUMBERED.fullmatch(name):
                yield heading, value


def read(path: Path) -> Problem:
    """Return the problem in a workbook or folder; raises ``ProblemError``."""
    found: dict[str, Sheet] = {}
    for sheet in sheets(path):
        for name, words in SHEETS.items():
            if plain(sheet.name) in words.split():
                found[name] = sheet
    for name in ("participants", "meetings", "slots"):
        if name not in found:
            mend = f"add it under one of the names {', '.join(SHEETS[name].split())}"
            raise ProblemError(str(path), field="sheet", value=name, mend=mend)
    slots = tuple(_slot(number, Cells(line)) for number, line in enumerate(found["slots"].lines, 1))
    times = _Times(slots)
    people = tuple(_participant(Cells(line), times) for line in found["participants"].lines)
    names = _Names(people)

    def rows(name: str) -> list[Cells]:
        return [Cells(line) for line in found[name].lines] if name in found else []

    return Problem(
        participants=people,
        meetings=tuple(_meeting(number, cells, times, names) for number, cells in enumerate(rows("meetings"), 1)),
        slots=slots,
        tables=tuple(_table(number, cells, times, names) for number, cells in enumerate(rows("tables"), 1)),
        walks=tuple(Walk(a=row.text("a"), b=row.text("b"), slots=row.number("slots") or 0) for row in rows("walks")),
        interpreters=tuple(_interpreter(cells, times) for cells in rows("interpreters")),
    )


class _Times:
    """Slots by what a cell may call them."""

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self._count = len(slots)
        self._labels: dict[str, list[int]] = {}
        self._groups: dict[str, list[int]] = {}
        for number, slot in enumerate(slots):
            self._labels.setdefault(plain(slot.label), []).append(number)
            for name in (slot.session, slot.day):
                self._groups.setdefault(plain(name), []).append(number)

    def slots(self, cells: Cells, field: str) -> frozenset[int]:
        found: set[int] = set()
        for part in cells.names(field):
            ends = re.split(r"\s*[-–]\s*|\s+bis\s+|\s+to\s+", part)
            if self._one(part) is None and plain(part) in self._groups:
                found.update(self._groups[plain(part)])
            elif len(ends) == 2 and self._one(part) is None:
                first, last = (self._sure(cells, field, end) for end in ends)
                found.update(range(first, last + 1))
            else:
                found.add(self._sure(cells, field, part))
        return frozenset(found)

    def slot(self, cells: Cells, field: str) -> int | None:
        text = cells.text(field)
        return self._sure(cells, field, text) if text else None

    def _one(self, text: str) -> int | None:
        numbers = self._labels.get(plain(text), [])
        if len(numbers) == 1:
            return numbers[0]
        if text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= self._count:
            return int(text) - 1
        return None

    def _sure(self, cells: Cells, field: str, text: str) -> int:
        number = self._one(text)
        if number is None:
            raise cells.wrong(field, f"{text!r} is no slot: give a number from 1 to {self._count} or a label used once")
        return number


class _Names:
    """Participants by id or by a name that only one of them has."""

    def __init__(self, people: tuple[Participant, ...]) -> None:
        self._ids = {row.id for row in people}
        self._named: dict[str, list[str]] = {}
        for row in people:
            self._named.setdefault(plain(row.name), []).append(row.id)

    def find(self, where: str, heading: str, text: str) -> str:
        if text in self._ids:
            return text
        found = self._named.get(plain(text), []) if plain(text) else []
        if len(found) != 1:
            mend = "several participants have this name: give the id" if found else "give a participant's id or name"
            raise ProblemError(where, field=heading, value=text, mend=mend)
        return found[0]


def _slot(number: int, cells: Cells) -> Slot:
    return Slot(
        label=cells.text("label", str(number)),
        day=cells.text("day", "1"),
        session=cells.text("session"),
        is_break=cells.flag("is_break", False),
    )


def _participant(cells: Cells, times: _Times) -> Participant:
    minimum, maximum = cells.number("minimum"), cells.number("maximum")
    wanted = minimum is not None or maximum is not None
    seats = cells.number("seats")
    return Participant(
        id=cells.text("id") or cells.text("name"),
        name=cells.text("name"),
        seats=1 if seats is None else seats,
        unavailable=times.slots(cells, "unavailable"),
        pauses=times.slots(cells, "pauses"),
        quotas=(Quota(minimum=minimum or 0, maximum=maximum),) if wanted else (),
        max_in_row=cells.number("max_in_row"),
        needs_access=cells.flag("needs_access", False),
    )


def _meeting(number: int, cells: Cells, times: _Times, names: _Names) -> Meeting:
    people = [names.find(cells.where, heading, value) for heading, value in cells.numbered()]
    people += [names.find(cells.where, "participants", value) for value in cells.names("participants")]
    priority, length = cells.number("priority"), cells.number("length")
    return Meeting(
        id=cells.text("id", str(number)),
        participants=tuple(people),
        priority=1 if priority is None else priority,
        length=1 if length is None else length,
        sessions=frozenset(cells.names("session")),
        slot=times.slot(cells, "slot"),
        after=tuple(cells.names("after")),
        languages=_pair(cells, cells.text("languages")) if cells.text("languages") else None,
    )


def _pair(cells: Cells, text: str) -> tuple[str, str]:
    parts = [part.strip() for part in re.split(r"[-–/]", text)]
    if len(parts) != 2 or not all(parts):
        raise cells.wrong("languages", "give two languages like de-fr")
    return parts[0], parts[1]


def _table(number: int, cells: Cells, times: _Times, names: _Names) -> Table:
    owner = cells.text("owner")
    return Table(
        id=cells.text("id") or cells.text("name", str(number)),
        area=cells.text("area"),
        capacity=cells.number("capacity"),
        accessible=cells.flag("accessible", True),
        owner=names.find(cells.where, "owner", owner) if owner else None,
        unavailable=times.slots(cells, "unavailable"),
    )


def _interpreter(cells: Cells, times: _Times) -> Interpreter:
    return Interpreter(
        id=cells.text("id") or cells.text("name"),
        name=cells.text("name"),
        pairs=frozenset(_pair(cells, text) for text in cells.names("languages")),
        unavailable=times.slots(cells, "unavailable"),
        max_in_row=cells.number("max_in_row"),
    )

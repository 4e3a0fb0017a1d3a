"""The published instance format of the business-to-business meeting scheduling problem (MiniZinc data).

Bofill et al., Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem, JAIR 74 (2022).
"""

import re
from dataclasses import dataclass

from planwerk.core.errors import ProblemError
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot, Table

MORNING, AFTERNOON = "morning", "afternoon"
_SESSIONS = {1: frozenset({MORNING}), 2: frozenset({AFTERNOON}), 3: frozenset[str]()}
_NUMBERS = ("nBusiness", "nMeetings", "nTables", "nTotalSlots", "nMorningSlots")
_LISTS = ("requested", "forbidden", "fixed", "precedences")
_UNUSED = ("meetingsxBusiness", "nMeetingsBusiness")  # say again what ``requested`` says
_TOKEN = re.compile(r"(?:\s+|%[^\n]*)|([A-Za-z_]\w*)|(-?\d+)|(\[\||\|\]|[\[\]{}=;,|])")
_MOST = {"nBusiness": 1_000_000, "nMeetings": 5_000_000, "nTables": 1_000_000, "nTotalSlots": 10_000}

Value = int | list[int] | list[list[int]]


def parse(text: str) -> Problem:
    """Return the problem that ``text`` describes; raises ``ProblemError`` naming line, field, value and mend."""
    fields = _Reader(text).fields()
    number = {name: _number(fields, name) for name in _NUMBERS}
    slots, morning = number["nTotalSlots"], number["nMorningSlots"]
    if morning > slots:
        raise ProblemError("file", field="nMorningSlots", value=morning, mend=f"give 0 to {slots}")
    return Problem(
        participants=_participants(fields, number["nBusiness"], slots),
        meetings=_meetings(fields, number["nMeetings"], number["nBusiness"], slots, morning),
        slots=tuple(Slot(label=str(i + 1), session=MORNING if i < morning else AFTERNOON) for i in range(slots)),
        tables=tuple(Table(id=str(i + 1)) for i in range(number["nTables"])),
    )


def _number(fields: dict[str, Value], name: str) -> int:
    value = fields.get(name)
    if not isinstance(value, int):
        raise ProblemError("file", field=name, value=None, mend=f"write one line '{name} = NUMBER;'")
    low, high = (0 if name in ("nMeetings", "nMorningSlots") else 1), _MOST.get(name, 10_000)
    if not low <= value <= high:
        raise ProblemError("file", field=name, value=value, mend=f"give {low} to {high}")
    return value


def _rows(fields: dict[str, Value], name: str, count: int, of: str) -> list[list[int]]:
    value = fields.get(name)
    rows = [] if value == [] else value
    if not isinstance(rows, list) or (rows and not isinstance(rows[0], list)):
        raise ProblemError("file", field=name, value=None, mend=f"write '{name} = [...];' with one entry for each {of}")
    if len(rows) != count:
        raise ProblemError("file", field=name, value=f"{len(rows)} entries", mend=f"give {count}, one for each {of}")
    return [row if isinstance(row, list) else [row] for row in rows]


def _participants(fields: dict[str, Value], count: int, slots: int) -> tuple[Participant, ...]:
    forbidden = _rows(fields, "forbidden", count, "participant")
    for number, row in enumerate(forbidden, 1):
        for slot in row:
            if not 0 <= slot <= slots:
                mend = f"give slots 1 to {slots}, or {{0}} for none"
                raise ProblemError(f"participant {number}", field="forbidden", value=slot, mend=mend)
    return tuple(
        Participant(id=str(number), unavailable=frozenset(slot - 1 for slot in row if slot > 0))
        for number, row in enumerate(forbidden, 1)
    )


def _meetings(fields: dict[str, Value], count: int, people: int, slots: int, morning: int) -> tuple[Meeting, ...]:
    fixed = fields.get("fixed")
    if not isinstance(fixed, list) or len(fixed) != count:
        raise ProblemError("file", field="fixed", value=None, mend=f"give a list of {count} numbers, 0 for not fixed")
    before = _rows(fields, "precedences", count, "meeting")
    meetings = []
    for number, (row, slot, earlier) in enumerate(
        zip(_rows(fields, "requested", count, "meeting"), fixed, before, strict=True), 1
    ):
        where = f"meeting {number}"
        if len(row) != 3 or not all(1 <= person <= people for person in row[:2]) or row[2] not in _SESSIONS:
            mend = f"give two participants from 1 to {people} and 1 (morning), 2 (afternoon) or 3 (any)"
            raise ProblemError(where, field="requested", value=row, mend=mend)
        if not isinstance(slot, int) or not 0 <= slot <= slots:
            raise ProblemError(where, field="fixed", value=slot, mend=f"give a slot from 1 to {slots}, or 0")
        for name in earlier:
            if not 0 <= name <= count:
                raise ProblemError(where, field="precedences", value=name, mend=f"give meetings from 1 to {count}")
        sessions = _SESSIONS[row[2]]
        if (sessions == {MORNING} and not morning) or (sessions == {AFTERNOON} and morning == slots):
            raise ProblemError(where, field="requested", value=row, mend="this half of the day has no slots; give 3")
        meetings.append(
            Meeting(
                id=str(number),
                participants=(str(row[0]), str(row[1])),
                sessions=sessions,
                slot=slot - 1 if slot else None,
                after=tuple(str(name) for name in earlier if name),
            )
        )
    return tuple(meetings)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int


class _Reader:
    """A reader of the part of MiniZinc's data language that the instances use."""

    def __init__(self, text: str) -> None:
        self._tokens = self._cut(text)
        self._at = 0

    @staticmethod
    def _cut(text: str) -> list[_Token]:
        tokens, at, line = [], 0, 1
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                mend = "only numbers, names, [ ] { } | = , ; and comments after % may stand here"
                raise ProblemError(f"line {line}", field="character", value=text[at], mend=mend)
            if match.lastindex is not None:
                tokens.append(_Token(match.group(), line))
            line += match.group().count("\n")
            at = match.end()
        return tokens

    def fields(self) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while self._at < len(self._tokens):
            name = self._next("a name")
            if name.text not in (*_NUMBERS, *_LISTS, *_UNUSED):
                mend = f"expected one of {', '.join((*_NUMBERS, *_LISTS))}"
                raise ProblemError(f"line {name.line}", field="name", value=name.text, mend=mend)
            if name.text in fields:
                raise ProblemError(f"line {name.line}", field=name.text, value="given twice", mend="give it once")
            self._expect("=")
            fields[name.text] = self._value()
            self._expect(";")
        return fields

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _next(self, wanted: str) -> _Token:
        if self._at >= len(self._tokens):
            line = self._tokens[-1].line if self._tokens else 1
            raise ProblemError(f"line {line}", field="text", value="end of file", mend=f"{wanted} is missing here")
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, text: str) -> None:
        token = self._next(repr(text))
        if token.text != text:
            raise ProblemError(f"line {token.line}", field="text", value=token.text, mend=f"expected {text!r}")

    def _value(self) -> Value:
        if self._peek() == "[|":
            self._next("[|")
            return self._matrix()
        if self._peek() == "[":
            self._next("[")
            return self._list()
        return self._int()

    def _int(self) -> int:
        token = self._next("a number")
        if not token.text.lstrip("-").isdigit() or len(token.text) > 12:
            raise ProblemError(f"line {token.line}", field="text", value=token.text, mend="expected a number")
        return int(token.text)

    def _matrix(self) -> list[list[int]]:
        rows: list[list[int]] = []
        if self._peek() == "|]":
            self._next("|]")
            return rows
        while True:
            rows.append(self._ints("|", "|]"))
            if self._next("'|'").text == "|]":
                return rows
            if self._peek() == "|]":
                self._next("|]")
                return rows

    def _list(self) -> list[int] | list[list[int]]:
        if self._peek() != "{":
            numbers = self._ints("]")
            self._expect("]")
            return numbers
        sets: list[list[int]] = []
        while self._peek() == "{":
            self._next("{")
            sets.append(self._ints("}"))
            self._expect("}")
            if self._peek() == ",":
                self._next(",")
        self._expect("]")
        return sets

    def _ints(self, *ends: str) -> list[int]:
        """Read numbers with commas between them (and perhaps one after the last) up to one of ``ends``."""
        numbers: list[int] = []
        while self._peek() not in ends:
            numbers.append(self._int())
            if self._peek() == ",":
                self._next(",")
            elif self._peek() not in ends:
                token = self._next("','")
                raise ProblemError(f"line {token.line}", field="text", value=token.text, mend="expected ',' or the end")
        return numbers

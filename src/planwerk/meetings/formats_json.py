"""The engine's own JSON: the fields of ``problem`` by their names, slots and tables counted from 1."""

from typing import Any

from planwerk.core.errors import ProblemError
from planwerk.meetings.problem import (
    Interpreter,
    Meeting,
    Participant,
    Previous,
    Prices,
    Problem,
    Quota,
    Slot,
    Table,
    Walk,
)
from planwerk.meetings.reading import Row, pair_of
from planwerk.meetings.solution import Placement


def problem_from(data: object) -> Problem:
    """Return the problem that plain JSON values describe; raises ``ProblemError``."""
    row = Row("problem", data)
    meetings = tuple(_meeting(one) for one in row.rows("meetings", "meeting", None))
    prices, previous = row.row("prices"), row.row("previous")
    problem = Problem(
        participants=tuple(_participant(one) for one in row.rows("participants", "participant", None)),
        meetings=meetings,
        slots=tuple(_slot(one) for one in row.rows("slots", "slot", None)),
        tables=tuple(_table(one) for one in row.rows("tables", "table")),
        walks=tuple(_walk(one) for one in row.rows("walks", "walk")),
        interpreters=tuple(_interpreter(one) for one in row.rows("interpreters", "interpreter")),
        prices=Prices() if prices is None else _prices(prices),
        fairness=row.maybe_number("fairness"),
        previous=None if previous is None else _previous(previous, meetings),
    )
    row.done()
    return problem


def _participant(row: Row) -> Participant:
    made = Participant(
        id=row.text("id"),
        name=row.text("name", ""),
        seats=row.number("seats", 1),
        unavailable=row.slots("unavailable"),
        pauses=row.slots("pauses"),
        quotas=tuple(_quota(one) for one in row.rows("quotas", f"{row.where}, quota")),
        max_in_row=row.maybe_number("max_in_row"),
        needs_access=row.flag("needs_access", False),
    )
    row.done()
    return made


def _quota(row: Row) -> Quota:
    made = Quota(
        session=row.maybe_text("session"), minimum=row.number("minimum", 0), maximum=row.maybe_number("maximum")
    )
    row.done()
    return made


def _meeting(row: Row) -> Meeting:
    made = Meeting(
        id=row.text("id"),
        participants=row.texts("participants", None),
        priority=row.number("priority", 1),
        length=row.number("length", 1),
        sessions=frozenset(row.texts("sessions")),
        slot=row.slot("slot"),
        after=row.texts("after"),
        languages=row.pair("languages"),
    )
    row.done()
    return made


def _slot(row: Row) -> Slot:
    made = Slot(
        label=row.text("label", row.where.split()[-1]),
        day=row.text("day", "1"),
        session=row.text("session", ""),
        is_break=row.flag("is_break", False),
    )
    row.done()
    return made


def _table(row: Row) -> Table:
    made = Table(
        id=row.text("id"),
        area=row.text("area", ""),
        capacity=row.maybe_number("capacity"),
        accessible=row.flag("accessible", True),
        owner=row.maybe_text("owner"),
        unavailable=row.slots("unavailable"),
    )
    row.done()
    return made


def _walk(row: Row) -> Walk:
    made = Walk(a=row.text("a"), b=row.text("b"), slots=row.number("slots"))
    row.done()
    return made


def _interpreter(row: Row) -> Interpreter:
    pairs = [list(pair) if isinstance(pair, list) else [pair] for pair in row.values("pairs")]
    for pair in pairs:
        if not all(isinstance(language, str) for language in pair):
            raise ProblemError(row.where, field="pairs", value=pair, mend="give pairs of languages")
    made = Interpreter(
        id=row.text("id"),
        name=row.text("name", ""),
        pairs=frozenset(pair_of(row.where, "pairs", pair) for pair in pairs),
        unavailable=row.slots("unavailable"),
        max_in_row=row.maybe_number("max_in_row"),
    )
    row.done()
    return made


def _prices(row: Row) -> Prices:
    made = Prices(gap=row.number("gap", 1), idle=row.number("idle", 1))
    row.done()
    return made


def _previous(row: Row, meetings: tuple[Meeting, ...]) -> Previous:
    made = Previous(
        placements=tuple(placement(one, meetings) for one in row.rows("placements", "previous plan, entry", None)),
        locked=frozenset(row.texts("locked")),
        now=row.number("now", 1) - 1,
        slot_price=row.number("slot_price", 2),
        table_price=row.number("table_price", 1),
        budget=row.maybe_number("budget"),
    )
    row.done()
    return made


def placement(row: Row, meetings: tuple[Meeting, ...]) -> Placement:
    """Return an entry of a schedule. Its meeting is an id, or a number counted from 1."""
    value = row.any("meeting")
    if isinstance(value, int) and not isinstance(value, bool):
        value = meetings[value - 1].id if 1 <= value <= len(meetings) else str(value)
    if not isinstance(value, str):
        raise ProblemError(row.where, field="meeting", value=value, mend="give an id or a number counted from 1")
    slot, table = row.number("slot"), row.maybe_number("table")
    return Placement(
        meeting=value,
        slot=slot - 1,
        table=None if table is None else table - 1,
        interpreter=row.maybe_text("interpreter"),
    )


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return the JSON of a problem; what holds its default is left out."""
    data: dict[str, Any] = {
        "participants": [_participant_data(row) for row in problem.participants],
        "meetings": [_meeting_data(row) for row in problem.meetings],
        "slots": [
            _full(
                {"label": row.label, "day": row.day, "session": row.session or None, "is_break": row.is_break or None}
            )
            for row in problem.slots
        ],
        "tables": [
            _full(
                {
                    "id": row.id,
                    "area": row.area or None,
                    "capacity": row.capacity,
                    "accessible": None if row.accessible else False,
                    "owner": row.owner,
                    "unavailable": _slots_data(row.unavailable),
                }
            )
            for row in problem.tables
        ],
        "walks": [{"a": row.a, "b": row.b, "slots": row.slots} for row in problem.walks],
        "interpreters": [
            _full(
                {
                    "id": row.id,
                    "name": row.name or None,
                    "pairs": sorted(list(pair) for pair in row.pairs),
                    "unavailable": _slots_data(row.unavailable),
                    "max_in_row": row.max_in_row,
                }
            )
            for row in problem.interpreters
        ],
        "prices": {"gap": problem.prices.gap, "idle": problem.prices.idle},
        "fairness": problem.fairness,
        "previous": None if problem.previous is None else _previous_data(problem.previous),
    }
    return _full(data)


def _full(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None and value != []}


def _slots_data(slots: frozenset[int]) -> list[int]:
    return sorted(slot + 1 for slot in slots)


def _participant_data(row: Participant) -> dict[str, Any]:
    return _full(
        {
            "id": row.id,
            "name": row.name or None,
            "seats": row.seats,
            "unavailable": _slots_data(row.unavailable),
            "pauses": _slots_data(row.pauses),
            "quotas": [
                _full({"session": quota.session, "minimum": quota.minimum, "maximum": quota.maximum})
                for quota in row.quotas
            ],
            "max_in_row": row.max_in_row,
            "needs_access": row.needs_access or None,
        }
    )


def _meeting_data(row: Meeting) -> dict[str, Any]:
    return _full(
        {
            "id": row.id,
            "participants": list(row.participants),
            "priority": row.priority,
            "length": row.length,
            "sessions": sorted(row.sessions),
            "slot": None if row.slot is None else row.slot + 1,
            "after": list(row.after),
            "languages": None if row.languages is None else list(row.languages),
        }
    )


def placement_data(row: Placement, name: int | str) -> dict[str, Any]:
    """Return an entry of a schedule; ``name`` is how the file calls the meeting."""
    table = None if row.table is None else row.table + 1
    return _full({"meeting": name, "slot": row.slot + 1, "table": table, "interpreter": row.interpreter})


def _previous_data(previous: Previous) -> dict[str, Any]:
    return {
        "placements": [placement_data(row, row.meeting) for row in previous.placements],
        "locked": sorted(previous.locked),
        "now": previous.now + 1,
        "slot_price": previous.slot_price,
        "table_price": previous.table_price,
        "budget": previous.budget,
    }

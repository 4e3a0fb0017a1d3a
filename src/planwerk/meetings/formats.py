"""Reading problems and plans from files, and writing results."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from planwerk.core.errors import ProblemError
from planwerk.core.result import Reason, Result
from planwerk.meetings import formats_dzn
from planwerk.meetings.check import Report
from planwerk.meetings.facts import gather
from planwerk.meetings.objective import breaks
from planwerk.meetings.problem import Problem
from planwerk.meetings.solution import Placement, Schedule


def read_problem(path: Path, *, fairness: int | None = None) -> Problem:
    """Return the problem in a file, by its ending; ``fairness`` replaces the file's own when given.

    Raises ``ProblemError`` or ``OSError``.
    """
    if path.suffix == ".dzn":
        problem = formats_dzn.parse(path.read_text(encoding="utf-8"))
        return problem if fairness is None else replace(problem, fairness=fairness)
    raise ProblemError(str(path), field="ending", value=path.suffix, mend="give a .dzn file")


def read_schedule(problem: Problem, path: Path) -> Schedule:
    """Return the schedule in a JSON file as ``solve --json`` writes it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        mend = f"write valid JSON: {error.msg}"
        raise ProblemError(f"{path}, line {error.lineno}", field="text", value=error.doc[:20], mend=mend) from error
    rows = data.get("schedule") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise ProblemError(str(path), field="schedule", value=rows, mend="give a list of placements")
    return Schedule(placements=tuple(_placement(problem, number, row) for number, row in enumerate(rows, 1)))


def _placement(problem: Problem, number: int, row: object) -> Placement:
    where = f"schedule, entry {number}"
    if not isinstance(row, dict):
        raise ProblemError(where, field="entry", value=row, mend="give an object with meeting, slot and table")
    meeting, slot, table, interpreter = (row.get(name) for name in ("meeting", "slot", "table", "interpreter"))
    if isinstance(meeting, int) and not isinstance(meeting, bool):
        inside = 1 <= meeting <= len(problem.meetings)
        meeting = problem.meetings[meeting - 1].id if inside else str(meeting)
    if not isinstance(meeting, str):
        raise ProblemError(where, field="meeting", value=meeting, mend="give an id or a number counted from 1")
    if interpreter is not None and not isinstance(interpreter, str):
        raise ProblemError(where, field="interpreter", value=interpreter, mend="give an id, or leave it out")
    return Placement(
        meeting=meeting,
        slot=_number(where, "slot", slot) - 1,
        table=None if table is None else _number(where, "table", table) - 1,
        interpreter=interpreter,
    )


def _number(where: str, field: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ProblemError(where, field=field, value=value, mend="give a number counted from 1")
    return value


def meeting_name(problem: Problem, meeting: str) -> int | str:
    """Return how files name a meeting: its number where the ids are the running numbers, else its id."""
    position = problem.meeting_index.get(meeting, -1)
    return position + 1 if meeting == str(position + 1) else meeting


def schedule_rows(problem: Problem, schedule: Schedule) -> list[dict[str, Any]]:
    """Return the placements as they stand in a file, slots and tables counted from 1."""
    rows: list[dict[str, Any]] = []
    for row in schedule.placements:
        entry: dict[str, Any] = {"meeting": meeting_name(problem, row.meeting), "slot": row.slot + 1}
        if row.table is not None:
            entry["table"] = row.table + 1
        if row.interpreter is not None:
            entry["interpreter"] = row.interpreter
        rows.append(entry)
    return rows


def result_data(problem: Problem, result: Result[Schedule]) -> dict[str, Any]:
    """Return the JSON of a result, as documented in docs/planwerk/meetings.md."""
    schedule = result.solution
    levels = {level.name: level for level in result.levels}
    total = None if schedule is None else breaks(gather(problem, schedule))
    data: dict[str, Any] = {
        "status": str(result.status),
        "levels": [
            {"name": row.name, "value": row.value, "bound": row.bound, "proved": row.proved, "sense": row.sense}
            for row in result.levels
        ],
        "objective": levels["breaks"].value if "breaks" in levels else total,
        "bound": levels["breaks"].bound if "breaks" in levels else None,
        "breaks": total,
        "placed": 0 if schedule is None else len(schedule.placements),
        "seconds": round(result.seconds, 3),
        "iterations": result.iterations,
        "schedule": [] if schedule is None else schedule_rows(problem, schedule),
        "unplaced": [
            {"meeting": meeting_name(problem, name), "reasons": [_reason(reason) for reason in reasons]}
            for name, reasons in result.left_out
        ],
    }
    if result.conflict is not None:
        data["conflict"] = [_reason(reason) for reason in result.conflict.reasons]
    return data


def _reason(reason: Reason) -> dict[str, Any]:
    data: dict[str, Any] = {"code": reason.code, "message": reason.message, "subjects": list(reason.subjects)}
    if reason.mend:
        data["mend"] = reason.mend
    return data


def report_data(report: Report) -> dict[str, Any]:
    """Return the JSON of the referee's report."""
    return {
        "violations": [
            {"code": row.code, "message": row.message, "subjects": list(row.subjects)} for row in report.violations
        ],
        "breaks": report.breaks,
        "placed": report.placed,
    }

"""Reading problems and plans from files, and writing results."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from planwerk.core.errors import ProblemError
from planwerk.core.files import read_json, read_text
from planwerk.core.result import Reason, Result
from planwerk.meetings import formats_dzn, formats_json, svg
from planwerk.meetings.check import Report
from planwerk.meetings.facts import gather
from planwerk.meetings.objective import breaks
from planwerk.meetings.problem import Problem
from planwerk.meetings.reading import Row
from planwerk.meetings.solution import Schedule


def read_problem(path: Path, *, fairness: int | None = None) -> Problem:
    """Return the problem in a file, by its ending; ``fairness`` replaces the file's own when given.

    ``.dzn`` is the published format, ``.json`` the engine's own; a workbook (``.xlsx``), a folder of CSV files or one
    file of such a folder is what an organiser would have. Raises ``ProblemError`` or ``OSError``.
    """
    ending = path.suffix.lower()
    if ending == ".dzn":
        problem = formats_dzn.parse(read_text(path))
    elif ending == ".json":
        problem = formats_json.problem_from(read_json(path))
    elif ending in (".xlsx", ".csv") or path.is_dir():
        from planwerk.meetings import formats_sheets  # brings a reader of workbooks: only where it is used

        problem = formats_sheets.read(path)
    else:
        mend = "give a .json, .dzn or .xlsx file or a folder of .csv files"
        raise ProblemError(str(path), field="ending", value=path.suffix, mend=mend)
    return problem if fairness is None else replace(problem, fairness=fairness)


def read_schedule(problem: Problem, path: Path) -> Schedule:
    """Return the schedule in a JSON file as ``solve --json`` writes it (or its list alone)."""
    data = read_json(path)
    rows = data.get("schedule") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise ProblemError(str(path), field="schedule", value=None, mend="give a list of placements")
    return Schedule(
        placements=tuple(
            formats_json.placement(Row(f"schedule, entry {number}", row), problem.meetings)
            for number, row in enumerate(rows, 1)
        )
    )


def meeting_name(problem: Problem, meeting: str) -> int | str:
    """Return how files name a meeting: its number where the ids are the running numbers, else its id."""
    position = problem.meeting_index.get(meeting, -1)
    return position + 1 if meeting == str(position + 1) else meeting


def schedule_rows(problem: Problem, schedule: Schedule) -> list[dict[str, Any]]:
    """Return the placements as they stand in a file, slots and tables counted from 1."""
    return [formats_json.placement_data(row, meeting_name(problem, row.meeting)) for row in schedule.placements]


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


def write_pictures(problem: Problem, result: Result[Schedule], folder: Path) -> None:
    """Draw a plan into ``participants.svg`` and ``tables.svg``; nothing when there is none."""
    if result.solution is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, draw in (("participants", svg.participants_grid), ("tables", svg.tables_grid)):
            (folder / f"{name}.svg").write_text(draw(problem, result.solution, standalone=True), encoding="utf-8")


def report_data(report: Report) -> dict[str, Any]:
    """Return the JSON of the referee's report."""
    return {
        "violations": [
            {"code": row.code, "message": row.message, "subjects": list(row.subjects)} for row in report.violations
        ],
        "breaks": report.breaks,
        "placed": report.placed,
    }

"""Reading problems and plans from files (JSON, XLSX, CSV), and results as they are written."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from planwerk.cafes.check import Report
from planwerk.cafes.problem import Problem
from planwerk.cafes.rows import Row, Rows, problem, seating
from planwerk.cafes.solution import Seating
from planwerk.core.errors import ProblemError
from planwerk.core.files import read_json
from planwerk.core.result import Result

PARTS = ("people", "tables", "places", "pairs")


def read_problem(path: Path, *, tables: int | None = None, rounds: int | None = None) -> Problem:
    """Return the problem in a file, by its ending; raises ``ProblemError`` or ``OSError``.

    ``rounds`` replaces the file's own. ``tables`` makes that many, as even as can be, where the file has none (a CSV
    is a list of people alone).
    """
    readers = {".json": _json, ".xlsx": _workbook, ".csv": _people}
    if path.suffix.lower() not in readers:
        raise ProblemError(str(path), field="ending", value=path.suffix, mend="give a .json, .xlsx or .csv file")
    rows = readers[path.suffix.lower()](path)
    settings = dict(rows.settings)
    if rounds is not None:
        settings["rounds"] = rounds
    listed = rows.tables
    if not listed:
        if tables is None or tables < 1:
            raise ProblemError(str(path), field="tables", value=tables, mend="list tables in the file or give --tables")
        seats = -(-len(rows.people) // tables)
        listed = [(f"table {number}", {"id": number, "seats": seats}) for number in range(1, tables + 1)]
    return problem(
        Rows(
            settings=settings,
            people=rows.people,
            tables=listed,
            places=rows.places,
            pairs=rows.pairs,
            held=rows.held,
        )
    )


def read_seating(path: Path) -> Seating:
    """Return the plan in a JSON file as ``solve --json`` writes it, or its ``rounds`` alone."""
    data = read_json(path)
    rounds = data.get("rounds") if isinstance(data, dict) else data
    if not isinstance(rounds, list):
        mend = "give rounds as a list of tables, each a list of people"
        raise ProblemError(str(path), field="rounds", value=rounds, mend=mend)
    return seating(str(path), rounds)


def result_data(given: Problem, result: Result[Seating]) -> dict[str, Any]:
    """Return what ``solve --json`` writes."""
    levels = {level.name: level for level in result.levels}
    repeats = levels.get("repeats")
    conflict = result.conflict.reasons if result.conflict is not None else ()
    return {
        "status": result.status.value,
        "repeats": None if repeats is None else repeats.value,
        "bound": None if repeats is None else repeats.bound,
        "seconds": round(result.seconds, 3),
        "iterations": result.iterations,
        "levels": [
            {"name": row.name, "value": row.value, "bound": row.bound, "proved": row.proved} for row in result.levels
        ],
        "rounds": None if result.solution is None else seating_data(given, result.solution),
        "conflict": [
            {"code": row.code, "message": row.message, "subjects": row.subjects, "mend": row.mend} for row in conflict
        ],
    }


def seating_data(given: Problem, plan: Seating) -> list[list[list[int | str]]]:
    """Return rounds of tables of people; people are numbers where their ids are the running numbers."""
    numbered = all(row.id == str(number) for number, row in enumerate(given.people, 1))
    return [[[int(person) if numbered else person for person in people] for people in tables] for tables in plan.rounds]


def report_data(report: Report) -> dict[str, Any]:
    """Return what ``check --json`` writes."""
    return {
        "violations": [
            {"code": row.code, "message": row.message, "subjects": row.subjects} for row in report.violations
        ],
        "levels": [{"name": name, "value": value} for name, value in report.levels],
        "repeats": report.repeats,
    }


def _json(path: Path) -> Rows:
    data = read_json(path)
    if not isinstance(data, dict):
        raise ProblemError(str(path), field="content", value=str(data)[:40], mend="give an object with people")
    known = (*PARTS, "held", "rounds", "mode", "wishes")
    for name in data:
        if name not in known:
            raise ProblemError(str(path), field="field", value=name, mend=f"use one of: {', '.join(known)}")
    parts: dict[str, list[tuple[str, Row]]] = {}
    for part in PARTS:
        rows = data.get(part, [])
        if not isinstance(rows, list):
            raise ProblemError(str(path), field=part, value=str(rows)[:40], mend="give a list of objects")
        parts[part] = [(f"{part}, entry {number}", row) for number, row in enumerate(rows, 1)]
    settings = {name: data[name] for name in ("rounds", "mode", "wishes") if name in data}
    return Rows(settings=settings, held=data.get("held"), **parts)


def _people(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        sample = file.readline()
        file.seek(0)
        lines = list(csv.reader(file, delimiter=";" if sample.count(";") > sample.count(",") else ","))
    return Rows(settings={}, people=_table_rows(str(path), lines), tables=())


def _workbook(path: Path) -> Rows:
    """Read sheets named as the parts are (``people``, ``tables`` …); ``settings`` has a name and a value per row."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
    except CalamineError as error:
        raise ProblemError(str(path), field="content", value="", mend=f"give an Excel workbook: {error}") from error
    sheets = {name.strip().lower(): name for name in book.sheet_names}
    for name in sheets:
        if name not in (*PARTS, "settings"):
            mend = f"name sheets: {', '.join((*PARTS, 'settings'))}"
            raise ProblemError(str(path), field="sheet", value=sheets[name], mend=mend)
    parts = {
        part: _table_rows(f"sheet {sheets[part]}", book.get_sheet_by_name(sheets[part]).to_python())
        for part in PARTS
        if part in sheets
    }
    lines = book.get_sheet_by_name(sheets["settings"]).to_python() if "settings" in sheets else []
    settings = {str(line[0]).strip().lower(): line[1] for line in lines if len(line) > 1 and str(line[0]).strip()}
    return Rows(
        settings=settings,
        people=parts.get("people", []),
        tables=parts.get("tables", []),
        places=parts.get("places", []),
        pairs=parts.get("pairs", []),
    )


def _table_rows(where: str, lines: Sequence[Sequence[Any]]) -> list[tuple[str, Row]]:
    """Return lines below a heading as rows by field name; empty lines are left out."""
    if not lines:
        return []
    names = [str(cell).strip().lower().replace(" ", "_") for cell in lines[0]]
    found: list[tuple[str, Row]] = []
    for number, line in enumerate(lines[1:], 2):
        if any(str(cell).strip() for cell in line):
            cells = {name: cell for name, cell in zip(names, line, strict=False) if name}
            found.append((f"{where}, row {number}", cells))
    return found

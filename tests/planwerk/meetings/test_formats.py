"""Files: what an organiser would have, the engine's JSON, and what is said of a mistake."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from planwerk.core.errors import ProblemError
from planwerk.meetings.formats import read_problem, read_schedule
from planwerk.meetings.formats_json import problem_data, problem_from
from planwerk.meetings.problem import Meeting, Problem
from planwerk.meetings.solution import Placement
from tests.planwerk.meetings.cases import case

Sheets = dict[str, list[list[object]]]

GERMAN: Sheets = {
    "Teilnehmer": [
        ["Nr.", "Name", "Nicht verfügbar", "Mindestens", "Höchstens", "Am Stück", "Wunschpause", "Barrierefrei nötig"],
        [1, "Größe GmbH", "09:00-09:40", 1, 3, 2, "", "ja"],
        [2, "Institut für Licht", "", "", "", "", "Nachmittag", ""],
        [3, "Bühler", "4", "", "", "", "", "nein"],
    ],
    "Wünsche": [
        ["Teilnehmer 1", "Teilnehmer 2", "Priorität", "Sprache", "Halbtag", "Fester Slot", "Nach"],
        ["Größe GmbH", 2, 3, "de-fr", "", "", ""],
        [1, "bühler", "", "", "Nachmittag", "13:00", 1],
    ],
    "Zeiten": [
        ["Uhrzeit", "Tag", "Halbtag", "Mittagspause"],
        ["09:00", "10.05.", "Vormittag", ""],
        ["09:40", "10.05.", "Vormittag", ""],
        ["12:00", "10.05.", "Mittag", "x"],
        ["13:00", "10.05.", "Nachmittag", ""],
    ],
    "Tische": [["Nr", "Bereich", "Plätze", "Barrierefrei", "Stand"], [1, "A", 4, "ja", ""], [2, "B", "", "", "Bühler"]],
    "Wege": [["Von", "Nach", "Slots"], ["A", "B", 1]],
    "Dolmetscher": [["Kürzel", "Sprachen", "Abwesend"], ["D1", "de-fr, de-es", "1-2"]],
}
ENGLISH: Sheets = {
    "participants": [["ID", "Name", "Unavailable"], ["a", "Ann", "1"], ["b", "Ben", ""]],
    "meetings": [["id", "participants", "length", "priority"], ["x", "a, Ben", "2", "5"]],
    "slots": [["label", "session"], ["s1", "am"], ["s2", "am"], ["s3", "am"]],
}


def workbook(path: Path, sheets: Sheets) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def folder(path: Path, sheets: Sheets, *, encoding: str = "utf-8", mark: str = ";") -> Path:
    path.mkdir()
    for name, rows in sheets.items():
        text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
        (path / f"{name}.csv").write_text(text, encoding=encoding)
    return path


def check_german(problem: Problem) -> None:
    ann, light, third = problem.participants
    assert (ann.id, ann.name, ann.unavailable, ann.needs_access) == ("1", "Größe GmbH", frozenset({0, 1}), True)
    assert [(quota.minimum, quota.maximum) for quota in ann.quotas] == [(1, 3)]
    assert (ann.max_in_row, light.pauses, third.unavailable) == (2, frozenset({3}), frozenset({3}))
    one, two = problem.meetings
    assert (one.participants, one.priority, one.languages) == (("1", "2"), 3, ("de", "fr"))
    assert (two.participants, two.sessions, two.slot, two.after) == (("1", "3"), frozenset({"Nachmittag"}), 3, ("1",))
    assert [slot.is_break for slot in problem.slots] == [False, False, True, False]
    assert [(table.capacity, table.owner) for table in problem.tables] == [(4, None), (None, "3")]
    assert [(walk.a, walk.b, walk.slots) for walk in problem.walks] == [("A", "B", 1)]
    assert problem.interpreters[0].speaks(("es", "de"))
    assert problem.interpreters[0].unavailable == {0, 1}


def test_german_workbook(tmp_path: Path) -> None:
    check_german(read_problem(workbook(tmp_path / "boerse.xlsx", GERMAN)))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_german_folder(tmp_path: Path, encoding: str) -> None:
    path = folder(tmp_path / "boerse", GERMAN, encoding=encoding)
    check_german(read_problem(path))
    check_german(read_problem(path / "Tische.csv"))


def test_english_folder(tmp_path: Path) -> None:
    problem = read_problem(folder(tmp_path / "event", ENGLISH, mark=","))
    assert problem.meetings == (Meeting(id="x", participants=("a", "b"), length=2, priority=5),)
    assert problem.tables == ()


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "said"),
    [
        ("Wünsche", 1, 0, "Groesse AG", "sheet Wünsche, row 2: Teilnehmer 1 is 'Groesse AG'"),
        ("Wünsche", 1, 2, "hoch", "sheet Wünsche, row 2: Priorität is 'hoch'; give a whole number"),
        ("Wünsche", 2, 5, "14:00", "sheet Wünsche, row 3: Fester Slot is '14:00'"),
        ("Wünsche", 1, 3, "deutsch", "sheet Wünsche, row 2: Sprache is 'deutsch'"),
        ("Teilnehmer", 1, 7, "vielleicht", "sheet Teilnehmer, row 2: Barrierefrei nötig is 'vielleicht'"),
        ("Teilnehmer", 1, 2, "99", "row 2: Nicht verfügbar is '99'"),
        ("Wege", 1, 1, "C", "walk A-C: area is 'C'"),
        ("Teilnehmer", 3, 0, 2, "participant 3: id is '2'"),
    ],
)
def test_mistake_in_a_sheet(tmp_path: Path, sheet: str, row: int, column: int, value: object, said: str) -> None:
    sheets = {name: [list(line) for line in rows] for name, rows in GERMAN.items()}
    sheets[sheet][row][column] = value
    with pytest.raises(ProblemError) as caught:
        read_problem(workbook(tmp_path / "boerse.xlsx", sheets))
    assert said in str(caught.value)


def test_missing_sheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="sheet is 'slots'; add it under one of the names"):
        read_problem(workbook(tmp_path / "b.xlsx", {name: GERMAN[name] for name in ("Teilnehmer", "Wünsche")}))


@pytest.mark.parametrize("seed", range(30))
def test_json_there_and_back(seed: int) -> None:
    problem = case(seed)
    assert problem_from(json.loads(json.dumps(problem_data(problem)))) == problem


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "problem: value is []; give an object"),
        ({"meetings": [], "slots": [{}]}, "problem: participants is None"),
        ({"participants": [{"id": "a", "colour": 1}], "meetings": [], "slots": [{}]}, "participant 1: colour is 1"),
        ({"participants": [{"id": 7}], "meetings": [], "slots": [{}]}, "participant 1: id is 7; give a text"),
        ({"participants": [{"id": "a", "unavailable": [2]}], "meetings": [], "slots": [{}]}, "unavailable is 2"),
        ({"participants": [{"id": "a", "seats": True}], "meetings": [], "slots": [{}]}, "seats is True"),
        ({"participants": [], "meetings": [], "slots": []}, "slots is 0; give at least one slot"),
        (
            {"participants": [], "meetings": [], "slots": [{}], "previous": {"placements": 3}},
            "previous: placements is 3",
        ),
    ],
)
def test_mistake_in_json(data: object, said: str) -> None:
    with pytest.raises(ProblemError) as caught:
        problem_from(data)
    assert said in str(caught.value)


def test_files_that_are_no_problem(tmp_path: Path) -> None:
    for name, content in (
        ("a.json", b"{"),
        ("b.json", b"\xff\xfe"),
        ("c.xlsx", b"PK"),
        ("d.txt", b""),
        ("e.dzn", b"\xff"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ProblemError):
            read_problem(tmp_path / name)


def test_plan_by_number_and_by_id(tmp_path: Path) -> None:
    problem = case(1)
    file = tmp_path / "plan.json"
    file.write_text(json.dumps({"schedule": [{"meeting": 2, "slot": 1}, {"meeting": "m0", "slot": 2, "table": 1}]}))
    assert read_schedule(problem, file).placements == (
        Placement(meeting="m1", slot=0),
        Placement(meeting="m0", slot=1, table=0),
    )
    file.write_text('{"schedule": [{"meeting": true, "slot": 1}]}')
    with pytest.raises(ProblemError, match="entry 1: meeting is True"):
        read_schedule(problem, file)

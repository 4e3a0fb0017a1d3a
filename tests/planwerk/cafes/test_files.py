"""Files in, files out, and clear errors for those that are wrong."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from planwerk.cafes.commands import app
from planwerk.cafes.formats import read_problem
from planwerk.cafes.problem import Mode, Must, Wish
from planwerk.core.errors import ProblemError

RUN = CliRunner()
GOOD: dict[str, Any] = {
    "rounds": 3,
    "mode": "each",
    "wishes": ["delegations", "languages"],
    "tables": [{"id": "A", "seats": 3}, {"id": "B", "seats": 3, "accessible": False}, {"id": "C", "seats": 3}],
    "people": [
        {"id": "h", "host_at": "A", "languages": ["de", "fr"]},
        {"id": 2, "delegation": "c", "missing": [2]},
        {"id": "p3", "delegation": "f", "first": 2, "last": 3},
        {"id": "p4"},
        {"id": "p5"},
    ],
    "pairs": [{"one": "p4", "other": "p5", "must": "avoid"}],
    "places": [{"person": "p4", "table": "C", "round": 1}],
}


def write(folder: Path, data: object) -> Path:
    path = folder / "cafe.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_json_file_is_read_in_full(tmp_path: Path) -> None:
    problem = read_problem(write(tmp_path, GOOD))
    assert (problem.rounds, problem.mode, problem.wishes) == (3, Mode.EACH, (Wish.DELEGATIONS, Wish.LANGUAGES))
    host, two, three, *_ = problem.people
    assert (host.host_at, two.id, two.missing, three.first, three.last) == (0, "2", frozenset({1}), 1, 2)
    assert (problem.pairs[0].must, problem.places[0].round, problem.tables[1].accessible) == (Must.AVOID, 0, False)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rounds": 0}, "rounds is 0"),
        ({"rounds": "many"}, "rounds is 'many'; give a whole number"),
        ({"mode": "both"}, "mode is 'both'; use one of: same, each"),
        ({"wishes": ["luck"]}, "'luck'"),
        ({"colour": 1}, "field is 'colour'"),
        ({"tables": []}, "tables is None; list tables"),
        ({"tables": [{"id": "A"}]}, "seats is None"),
        ({"tables": [{"id": "A", "seats": 9}, {"id": "A", "seats": 9}]}, "table A: id is 'A'"),
        ({"people": [{"id": "x"}, {"id": "x"}]}, "person x: id is 'x'"),
        ({"people": [{"name": "x"}]}, "people, entry 1: id is None"),
        ({"people": ["x"]}, "people, entry 1: entry is 'x'"),
        ({"people": [{"id": "x", "host_at": "Z"}]}, "host_at is 'Z'; name a table"),
        ({"people": [{"id": "x", "first": 4}]}, "person x: first round is 4"),
        ({"people": [{"id": "x", "needs_access": "perhaps"}]}, "give yes or no"),
        ({"pairs": [{"one": "p4", "other": "p4", "must": "meet"}]}, "name two people"),
        ({"pairs": [{"one": "p4", "other": "q", "must": "meet"}]}, "person is 'q'"),
        ({"places": [{"person": "h", "table": "B"}]}, "place of h: table is 'B'"),
        ({"held": [[["p4", "p4"], [], []]]}, "held, round 1: person is 'p4'; seat nobody twice"),
        ({"held": [[["p4"]]]}, "held, round 1: tables is 1"),
        ({"held": 3}, "held: rounds is 3; give a list"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_where(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    path = write(tmp_path, {**GOOD, "pairs": [], "places": [], **change})
    with pytest.raises(ProblemError) as error:
        read_problem(path)
    assert says in str(error.value)
    result = RUN.invoke(app, ["solve", str(path)])
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", "{"), ("a.txt", "x"), ("a.xlsx", "no workbook"), ("b.json", "[]")]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemError):
        read_problem(path)


def test_a_workbook_is_read_as_the_same_problem(tmp_path: Path) -> None:
    path = tmp_path / "cafe.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheets: dict[str, list[list[Any]]] = {
            "Settings": [["rounds", 3], ["mode", "each"], ["wishes", "delegations, languages"]],
            "People": [
                ["ID", "Host at", "Languages", "Delegation", "Missing", "First", "Last"],
                ["h", "A", "de; fr", "", "", "", ""],
                [2, "", "", "c", 2, "", ""],
                ["p3", "", "", "f", "", 2, 3],
                ["p4", "", "", "", "", "", ""],
                ["p5", "", "", "", "", "", ""],
            ],
            "Tables": [["id", "seats", "accessible"], ["A", 3, "yes"], ["B", 3, "no"], ["C", 3, ""]],
            "Pairs": [["one", "other", "must"], ["p4", "p5", "avoid"]],
            "Places": [["person", "table", "round"], ["p4", "C", 1]],
        }
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    assert read_problem(path) == read_problem(write(tmp_path, GOOD))


def test_a_list_of_people_becomes_a_seating_and_a_workbook(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "id;name;organisation\n" + "".join(f"{n};=N{n};o{n % 3}\n" for n in range(1, 10)), encoding="utf-8"
    )
    target, sheet = tmp_path / "plan.json", tmp_path / "plan.xlsx"
    command = ["solve", str(people), "--tables", "3", "--rounds", "4", "--json", str(target), "--xlsx", str(sheet)]
    result = RUN.invoke(app, command)
    assert result.exit_code == 0, result.output
    data = json.loads(target.read_text(encoding="utf-8"))
    assert (data["status"], data["repeats"], data["bound"]) == ("OPTIMAL", 0, 0)
    assert sorted(person for table in data["rounds"][0] for person in table) == list(range(1, 10))
    cells = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_name("people").to_python()[1]
    assert cells[1] == "=N1"
    assert cells[2] in ("1", "2", "3")
    assert RUN.invoke(app, ["check", str(target), str(people), "--tables", "3", "--rounds", "4"]).exit_code == 0


def test_the_shell_solves_by_numbers_and_repairs(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    numbers = ["--people", "12", "--tables", "4", "--rounds", "3"]
    assert RUN.invoke(app, ["solve", *numbers, "--json", str(target)]).exit_code == 0
    assert RUN.invoke(app, ["check", str(target), *numbers]).exit_code == 0
    assert RUN.invoke(app, ["check", str(target), "--people", "13", "--tables", "4", "--rounds", "3"]).exit_code == 1
    repair = ["solve", *numbers, "--previous", str(target), "--held", "1", "--iterations", "1000", "--json", "-"]
    result = RUN.invoke(app, repair)
    assert json.loads(result.stdout)["levels"][0] == {"name": "changes", "value": 0, "bound": 0, "proved": True}


@pytest.mark.parametrize(
    "arguments",
    [
        ["solve", "--people", "12", "--tables", "0", "--rounds", "3"],
        ["solve", "--people", "12", "--tables", "4"],
        ["solve", "--people", "12", "--tables", "4", "--rounds", "3", "--seconds", "0"],
        ["solve", "--people", "12", "--tables", "4", "--rounds", "3", "--held", "1"],
        ["solve", "missing.json"],
        ["check", "missing.json", "--people", "12", "--tables", "4", "--rounds", "3"],
        ["bench", "missing.csv"],
    ],
)
def test_bad_calls_end_with_two(arguments: list[str]) -> None:
    result = RUN.invoke(app, arguments)
    assert result.exit_code == 2
    assert "error" in result.stderr


def test_the_comparison_is_a_csv(tmp_path: Path) -> None:
    known, target = tmp_path / "known.csv", tmp_path / "out.csv"
    known.write_text("tables,seats,rounds,repeats_known\n3,3,4,0\n2,2,4,2\n", encoding="utf-8")
    assert RUN.invoke(app, ["bench", str(known), "--csv", str(target)]).exit_code == 0
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["repeats"], row["ratio"]) for row in rows] == [("0", "1.000"), ("2", "1.000")]

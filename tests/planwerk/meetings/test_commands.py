"""The shell: what is written, what is said, and the exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planwerk.meetings.commands import app
from planwerk.meetings.formats_json import problem_data
from planwerk.meetings.samples import plant
from tests.planwerk.meetings.mutate import DZN

ITERATIONS = ["--iterations", "2000"]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    problem, _ = plant(1, people=12, slots=6, tables=5, load=0.6, features=False)
    file = tmp_path / "event.json"
    file.write_text(json.dumps(problem_data(problem)), encoding="utf-8")
    return file


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout + result.stderr


def solved(file: Path, *words: object) -> dict[str, Any]:
    target = file.parent / "result.json"
    code, _ = run("solve", file, *ITERATIONS, "--json", target, *words)
    assert code == 0
    data: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return data


def test_solve_and_check(event: Path) -> None:
    data = solved(event)
    assert data["status"] in ("OPTIMAL", "FEASIBLE")
    assert [level["name"] for level in data["levels"]] == ["minima", "placed", "gaps", "worst", "moving"]
    assert {"objective", "bound", "breaks", "placed", "seconds", "schedule", "unplaced"} <= set(data)
    assert data["placed"] == len(data["schedule"])
    assert set(data["schedule"][0]) == {"meeting", "slot", "table"}
    plan = event.parent / "result.json"
    assert run("check", event, plan)[0] == 0
    data["schedule"][0]["slot"] = 99
    plan.write_text(json.dumps(data), encoding="utf-8")
    code, said = run("check", event, plan)
    assert code == 1
    assert "slot 99 does not exist" in said


def test_json_on_standard_output_is_nothing_but_json(event: Path) -> None:
    result = CliRunner().invoke(app, ["solve", str(event), *ITERATIONS, "--json", "-"])
    assert json.loads(result.stdout)["placed"] > 0


def test_same_seed_same_plan(event: Path) -> None:
    assert solved(event, "--seed", 5)["schedule"] == solved(event, "--seed", 5)["schedule"]


def test_replan_and_draw(event: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"schedule": solved(event)["schedule"]}), encoding="utf-8")
    again = solved(event, "--previous", plan, "--now", 2, "--svg", tmp_path / "pictures")
    assert next(level for level in again["levels"] if level["name"] == "changes")["value"] == 0
    assert (tmp_path / "pictures" / "participants.svg").read_text(encoding="utf-8").startswith("<svg")


def test_left_out_meetings_have_reasons(tmp_path: Path) -> None:
    file = tmp_path / "full.json"
    people = [{"id": name} for name in "abcd"]
    wishes = [{"id": f"a{name}", "participants": ["a", name]} for name in "bcd"]
    file.write_text(json.dumps({"participants": people, "meetings": wishes, "slots": [{}, {}]}), encoding="utf-8")
    (left,) = solved(file)["unplaced"]
    assert "participant a has 3 meetings but only 2 free slots" in [row["message"] for row in left["reasons"]]
    assert all(row["code"] for row in left["reasons"])


def test_product_objective_on_a_published_file(tmp_path: Path) -> None:
    file = tmp_path / "event.dzn"
    file.write_text(DZN.replace("{},{1}", "{2},{}"), encoding="utf-8")
    data = solved(file, "--objective", "product")
    assert data["schedule"] == [{"meeting": 1, "slot": 2, "table": 1}, {"meeting": 2, "slot": 1, "table": 1}]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["solve", "none.json"], "none.json"),
        (["solve", "EVENT", "--seconds", "-1"], "seconds is -1.0"),
        (["solve", "EVENT", "--workers", "0"], "workers is 0"),
        (["solve", "EVENT", "--fairness", "-1"], "fairness is -1"),
        (["solve", "EVENT", "--previous", "none.json"], "none.json"),
        (["check", "EVENT", "EVENT"], "schedule is None"),
        (["solve", "EVENT", "--json", "/nowhere/x.json", "--iterations", "10"], "/nowhere/x.json"),
        (["bench", "nowhere"], "nowhere"),
    ],
)
def test_bad_input_ends_with_2_and_one_line(event: Path, words: list[str], said: str) -> None:
    code, text = run(*(str(event) if word == "EVENT" else word for word in words))
    assert code == 2
    assert said in text
    assert "Traceback" not in text

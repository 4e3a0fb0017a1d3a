import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planwerk.core.errors import ProblemError
from planwerk.core.files import read_json
from planwerk.visits.commands import app
from planwerk.visits.formats import problem_from_json, problem_to_json
from planwerk.visits.samples import tiny, tiny_tour

Change = Callable[[Any], object]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.pop("days"), "days is None; give it"),
        (lambda data: data.update(colour="red"), "colour is 'red'; remove it"),
        (lambda data: data["stops"][1].update(minutes="long"), r"stops 2 \('lab'\): minutes is 'long'"),
        (lambda data: data["stops"][1].update(minutes=True), "whole number"),
        (lambda data: data["stops"][0].update(joint="perhaps"), "one of never, may, always"),
        (lambda data: data["stops"][0].update(place="moon"), "stop 'mill': place is 'moon'"),
        (lambda data: data["stops"][0].update(id="lab"), "use each id once"),
        (lambda data: data["stops"][0]["windows"][0].update(day=7), "stop 'mill': day is 7"),
        (lambda data: data["stops"][0]["windows"][0].update(closes=1), "close after opening"),
        (lambda data: data["stops"][0]["wants"][0].update(group="Z"), "group is 'Z'"),
        (lambda data: data["modes"][0].update(minutes=[[0, 1], [1, 0]]), "give 4 rows of 4"),
        (lambda data: data["modes"][0]["minutes"][0].__setitem__(1, -5), "no negative"),
        (lambda data: data["lunches"][0].update(minutes=900), "minutes is 900"),
        (lambda data: data["fixed"][0].update(end=1), "end after the start"),
        (lambda data: data.update(locks=[{"stop": "lab", "groups": [], "day": 0}]), "name the groups"),
        (lambda data: data.update(grid=0), "grid is 0"),
        (lambda data: data.update(levels=["driving", "musts"]), "in their order"),
        (lambda data: data.update(groups=[]), "groups is 0"),
    ],
)
def test_a_wrong_problem_says_where_and_how_to_mend_it(change: Change, said: str) -> None:
    data = json.loads(json.dumps(problem_to_json(tiny())))
    change(data)
    with pytest.raises(ProblemError, match=said):
        problem_from_json(data)


def test_a_file_that_is_no_json_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"days": [\n oops')
    with pytest.raises(ProblemError, match="line 2"):
        read_json(path)
    path.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(ProblemError, match="UTF-8"):
        read_json(path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.json"
    path.write_text(json.dumps(problem_to_json(tiny())))
    return path


def test_the_shell_plans_checks_and_plans_again(file: Path, tmp_path: Path) -> None:
    run, plan, legs = CliRunner().invoke, tmp_path / "plan.json", tmp_path / "legs.csv"
    done = run(app, ["solve", str(file), "--iterations", "40", "--json", str(plan), "--csv", str(legs)])
    assert done.exit_code == 0
    assert json.loads(plan.read_text())["levels"][0] == {
        "name": "musts",
        "value": 0,
        "bound": 0,
        "proved": True,
        "sense": "min",
    }
    assert legs.read_text(encoding="utf-8-sig").startswith("day;group;start;end;kind")
    assert run(app, ["check", str(file), str(plan)]).exit_code == 0
    again = run(app, ["solve", str(file), "--iterations", "40", "--previous", str(plan), "--json", str(plan)])
    assert again.exit_code == 0
    assert json.loads(plan.read_text())["levels"][1]["value"] == 0


def test_the_shell_says_what_is_broken(file: Path, tmp_path: Path) -> None:
    run, plan = CliRunner().invoke, tmp_path / "plan.json"
    plan.write_text('{"visits": [{"stop": "mill", "groups": ["A"], "day": 0, "start": 500, "end": 590}]}')
    checked = run(app, ["check", str(file), str(plan), "--json", "-"])
    assert checked.exit_code == 1
    assert '"window"' in checked.output
    assert run(app, ["solve", str(tmp_path / "none.json")]).exit_code == 2
    plan.write_text('{"visits": 5}')
    assert run(app, ["check", str(file), str(plan)]).exit_code == 2


def test_the_shell_measures_a_folder_of_published_instances(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("1 1 1 1\n0 9\n0 0 0 0 0 0 0 0 90\n1 3 4 5 8 1 1 1 0 50\n")
    (tmp_path / "best.csv").write_text("instance,days,reference\none,1,8\n")
    told = CliRunner().invoke(
        app, ["bench", str(tmp_path), "--reference", str(tmp_path / "best.csv"), "--days", "1", "--seconds", "0.2"]
    )
    assert told.exit_code == 0
    assert "one,1,8,8,OPTIMAL,8,0.00," in told.output


def test_a_tour_problem_survives_json() -> None:
    assert problem_from_json(problem_to_json(tiny_tour())) == tiny_tour()

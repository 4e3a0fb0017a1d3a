import csv
import os
from dataclasses import replace
from pathlib import Path

import pytest

from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.visits import check, solve
from planwerk.visits.samples import tiny_tour
from planwerk.visits.toptw import plan_from_routes, read_toptw, routes_of
from planwerk.visits.tours import is_orienteering, score_bound, tours_of

SMALL = """1 2 3 1
0 100
0 0.00 0.00 0.00 0.00 0 0 0 100
1 3.00 4.00 10.00 7.00 1 1 1 0 100
2 1.00 1.00 10.00 5.00 1 1 1 20 30
3 90.00 0.00 10.00 50.00 1 1 1 0 100
"""


def shared(name: str) -> Path:
    """Return a published file; skip where the instances don't lie beside the checkout."""
    root = Path(__file__).resolve().parents[3]
    for folder in (os.environ.get("KONTOR_SHARED", ""), root.parent / "shared", root.parent.parent / "shared"):
        path = Path(folder) / "benchmarks" / "visits" / name
        if folder and path.is_file():
            return path
    pytest.skip("the published instances are not beside this checkout")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.txt"
    path.write_text(SMALL)
    return path


def test_distances_are_cut_to_one_decimal_and_windows_bound_the_start(small: Path) -> None:
    problem = read_toptw(small, 2)
    assert problem.ticks == 10
    assert problem.modes[0].minutes[0][:3] == (0, 50, 14)  # 5.0 and 1.414... cut
    assert problem.stops[1].windows[0].opens == 200
    assert problem.stops[1].windows[0].closes == 300 + 100
    assert is_orienteering(problem, None)


def test_cordeaus_files_are_cut_to_two_decimals(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "pr01.txt"
    path.write_text(SMALL)
    assert read_toptw(path, 1).modes[0].minutes[0][2] == 141
    path.write_text(SMALL.replace("1.00 1.00", "1.001 1.000"))
    assert read_toptw(path.rename(tmp_path / "other.txt"), 1).ticks == 100
    assert read_toptw(small, 1, decimals=2).ticks == 100


def test_a_small_instance_is_solved_and_proved(small: Path) -> None:
    problem = read_toptw(small, 1)
    result = solve(problem, Limits(seconds=None, iterations=100))
    assert result.solution is not None
    assert sorted(routes_of(problem, result.solution)[0]) == [1, 2]  # 3 is too far to be back in time
    assert result.status is Status.OPTIMAL
    assert result.levels[0].value == result.levels[0].bound == 12


def test_routes_come_back_as_a_plan_that_the_referee_accepts(small: Path) -> None:
    problem = read_toptw(small, 1)
    assert check(problem, plan_from_routes(problem, [[2, 1]])).ok
    late = check(problem, plan_from_routes(problem, [[3]]))
    assert {violation.code for violation in late.violations} == {"hours"}
    twice = check(problem, plan_from_routes(problem, [[1, 1]]))
    assert "once" in {violation.code for violation in twice.violations}
    with pytest.raises(ProblemError, match="customer of the file"):
        plan_from_routes(problem, [[9]])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "two header lines"),
        (SMALL.replace("7.00 1 1 1 0 100", "x 1 1 1 0 100"), "line 4"),
        (SMALL.replace("\n0 0.00", "\n5 0.00"), "depot"),
        (SMALL.replace("\n3 90.00", "\n1 90.00"), "once"),
        (SMALL.replace("10.00 50.00", "10.00 0.50"), "customer 3"),
        (SMALL.replace("90.00 0.00 10.00 50.00 1 1 1 0 100", "90.00 0.00"), "line 6"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "broken.txt"
    path.write_text(text)
    with pytest.raises(ProblemError, match=said):
        read_toptw(path, 1)


def test_the_bound_is_never_below_what_can_be_had() -> None:
    problem = tiny_tour()
    assert score_bound(tours_of(problem), 2) >= 10
    assert solve(problem, Limits(seconds=None, iterations=50)).levels[0].value == 10


def test_a_customer_whom_no_tour_reaches_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    path.write_text("1\n1\n0 5 5 0 0 0 0 0 120\n1 5 5 5 9 1 1 1 117 267\n2 5 5 1 7 1 1 1 3 13\n")
    for seed in range(20):
        result = solve(read_toptw(path, 1), Limits(seconds=None, iterations=2_000, seed=seed))
        assert (result.status, result.levels[0].value) == (Status.OPTIMAL, 7)


def test_tours_that_miss_a_must_are_not_called_optimal() -> None:
    problem = tiny_tour()
    stops = tuple(replace(stop, wants=(replace(stop.wants[0], must=stop.id == "b"),)) for stop in problem.stops)
    one_day = replace(
        problem, days=problem.days[:1], bases=problem.bases[:1],
        stops=tuple(replace(stop, windows=stop.windows[:1]) for stop in stops),
    )  # fmt: skip
    result = solve(one_day, Limits(seconds=None, iterations=200))
    assert result.solution is not None
    assert [one.code for one in check(one_day, result.solution).violations] == ["must"]  # it scores less
    assert result.status is Status.UNKNOWN


def test_a_detour_that_saves_way_counts_as_such(small: Path) -> None:
    problem = read_toptw(small, 1)
    by_way_of_1 = tuple(tuple(900 if (a, b) == (0, 2) else 10 * (a != b) for b in range(4)) for a in range(4))
    shorter = replace(problem, modes=(replace(problem.modes[0], minutes=by_way_of_1),))
    assert tours_of(shorter).adds.tolist()[1] == 10 + 100 + 10 - 900


def test_tours_are_the_same_for_the_same_seed(small: Path) -> None:
    problem = read_toptw(small, 2)
    few = Limits(seconds=None, iterations=300, seed=7)
    assert solve(problem, few).solution == solve(problem, few).solution


@pytest.mark.shared
@pytest.mark.parametrize(("name", "days"), [("c101", 1), ("c101", 2), ("r101", 2), ("rc101", 1)])
def test_published_scores_are_reached_and_the_referee_agrees(name: str, days: int) -> None:
    problem = read_toptw(shared(f"instances/{name}.txt"), days)
    with shared("toptw.csv").open() as lines:
        rows = {(row["instance"], row["days"]): int(row["reference"]) for row in csv.DictReader(lines)}
    result = solve(problem, Limits(seconds=None, iterations=40_000))
    assert result.solution is not None
    report = check(problem, result.solution)
    assert report.ok
    assert report.levels[0].value >= rows[name, str(days)]
    bound = result.levels[0].bound
    assert bound is not None
    assert report.levels[0].value <= bound

"""Published instances with their known values: a few quick ones; benchmarks/meetings_breaks.py runs them all."""

import csv
from pathlib import Path

import pytest

from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.meetings import bench, breaks, formats
from planwerk.meetings.check import Objective, check
from tests.planwerk.meetings.breaks.events import INSTANCES

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not INSTANCES.is_dir(), reason="the published instances are not here"),
]


@pytest.mark.parametrize(
    ("name", "fairness", "known"),
    [
        ("tic-12.fixed020", 2, 1),
        ("tic-13crafc.original", 2, 4),
        ("tic-14crafa.prec15", 2, 0),
        ("forumt-14.prec15", 2, 5),
        ("forumt-14.original", 0, None),
        ("forum-13.fixed040", 2, 49),
        ("forum-14.prec25", 2, None),
    ],
)
def test_values_are_as_published(name: str, fairness: int, known: int | None) -> None:
    problem = formats.read_problem(INSTANCES / "instances" / f"{name}.dzn", fairness=fairness)
    result = breaks.solve(problem, Limits(seconds=60, workers=2), fairness=fairness)
    if known is None:
        assert result.status is Status.INFEASIBLE
        return
    assert result.status is Status.OPTIMAL
    assert result.levels[0].value == result.levels[0].bound == known
    assert result.solution is not None
    assert not check(problem, result.solution, by=Objective.BREAKS).violations


def test_bench_compares_a_folder_with_a_table(tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text(
        "instance,variant,fairness_d,optimal_breaks,published_maxsat_seconds\n"
        "tic-12,original,2,0,0.1\ntic-12,fixed020,2,7,0.1\nmissing,original,2,0,1\n"
    )
    target = tmp_path / "out.csv"
    sums = bench.run(INSTANCES / "instances", known=known, limits=Limits(seconds=20), target=target)
    rows = list(csv.DictReader(target.read_text().splitlines()))
    assert [row["agrees"] for row in rows] == ["yes", "no"]
    assert (sums.cases, sums.agree) == (2, 1)
    assert rows[1]["breaks"] == "1"

"""Small events with every feature of the published problem agree with trying every plan."""

import pytest

from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.meetings import breaks
from planwerk.meetings.breaks.bounds import breaks_alone
from planwerk.meetings.breaks.encoding import Encoding
from planwerk.meetings.breaks.instance import instance_of
from planwerk.meetings.breaks.proof import Answer, Backend, Proof
from planwerk.meetings.check import Objective, check
from tests.planwerk.meetings.breaks.events import BruteForce, small

BOUNDS = (None, 0, 1, 2)


@pytest.mark.parametrize("block", range(8))
def test_the_proof_is_right(block: int) -> None:
    kinds = set()
    for seed in range(block * 60, block * 60 + 60):
        problem, fairness = small(seed), BOUNDS[seed % 4]
        best = BruteForce(problem, fairness).search()
        proof = Proof(Encoding(instance_of(problem, fairness)), Backend())
        while (answer := proof.step()) is Answer.CORE:
            assert best is None or proof.bound <= best
        kinds.add(answer)
        assert (answer is Answer.INFEASIBLE) == (best is None), seed
        assert best is None or proof.bound == best, seed
        proof.close()
    assert kinds == {Answer.PLAN, Answer.INFEASIBLE}


@pytest.mark.parametrize("block", range(4))
def test_the_whole_engine_is_right_with_one_worker(block: int) -> None:
    for seed in range(1000 + block * 25, 1025 + block * 25):
        problem, fairness = small(seed), BOUNDS[seed % 4]
        best = BruteForce(problem, fairness).search()
        result = breaks.solve(problem, Limits(seconds=20), fairness=fairness)
        if best is None:
            assert result.status is Status.INFEASIBLE, seed
            assert result.solution is None
            continue
        assert result.status is Status.OPTIMAL, seed
        assert result.solution is not None
        assert result.levels[0].value == result.levels[0].bound == best, seed
        report = check(problem, result.solution, by=Objective.BREAKS)
        assert not report.violations, seed
        assert report.breaks == best


def test_a_participant_alone_bounds_from_below() -> None:
    tight = 0
    for seed in range(400):
        problem = small(seed)
        best = BruteForce(problem, None).search()
        alone = breaks_alone(instance_of(problem, None))
        if best is None:
            continue
        assert alone.min() >= 0, seed
        assert alone.sum() <= best, seed
        tight += bool(alone.sum() == best and best)
    assert tight > 10

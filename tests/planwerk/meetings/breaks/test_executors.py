"""Large events on other processes, which may die."""

import os
import signal
import threading
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from planwerk.core.limits import Limits
from planwerk.meetings import breaks
from planwerk.meetings.check import Objective, check
from planwerk.meetings.problem import Problem
from tests.planwerk.meetings.breaks.events import planted


@pytest.fixture(scope="module")
def problem() -> Problem:
    return planted(8, people=300, slots=30, tables=90, load=0.8)


def test_a_process_pool_improves_the_plan(problem: Problem) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for started in [pool.submit(breaks.warm) for _ in range(2)]:
            started.result()
        result = breaks.solve(problem, Limits(seconds=8, workers=2), executor=pool)
    assert result.solution is not None
    assert not check(problem, result.solution, by=Objective.BREAKS).violations
    first = breaks.solve(problem, Limits(seconds=None, iterations=1))
    assert result.levels[0].value < first.levels[0].value


class LosingExecutor(Executor):
    """Loses every job, as when all workers are gone."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(OSError("worker lost"))
        return future


def test_without_any_worker_the_run_goes_on_alone(problem: Problem) -> None:
    result = breaks.solve(problem, Limits(seconds=2, workers=2), executor=LosingExecutor())
    assert result.solution is not None
    assert not check(problem, result.solution, by=Objective.BREAKS).violations
    first = breaks.solve(problem, Limits(seconds=None, iterations=1))
    assert result.levels[0].value < first.levels[0].value


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_dask_worker_is_killed_during_the_run(problem: Problem) -> None:
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    )
    with cluster, distributed.Client(cluster) as client:
        killed = threading.Event()

        def kill_one() -> None:
            time.sleep(2)
            os.kill(victim, signal.SIGKILL)
            killed.set()

        client.run(breaks.warm)
        victim = next(iter(client.run(os.getpid).values()))
        killer = threading.Thread(target=kill_one)
        killer.start()
        result = breaks.solve(problem, Limits(seconds=5, workers=2), executor=client.get_executor(pure=False))
        killer.join()
    assert killed.is_set()
    assert result.solution is not None
    assert len(result.solution.placements) == len(problem.meetings)
    assert not check(problem, result.solution, by=Objective.BREAKS).violations

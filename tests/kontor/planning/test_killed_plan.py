"""A worker is really killed in the middle of a plan."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.workers import kill, run, wait_for

START = """
from kontor.planning.engines import RunLimits
from kontor.planning.tasks import ask_for_plan
from tests.factories.drafts import Sample
from tests.factories.programmes import TOWNS
sample = Sample()
for number in range(24):  # more than two days hold, so that no proof ends the search before the kill
    sample.host(f"Host {number}", list(TOWNS)[number % len(TOWNS)])
ask_for_plan(programme=sample.programme, engine="visits", actor=None, limits=RunLimits(seconds=8.0))
"""


def test_a_killed_plan_loses_nothing_and_makes_one_draft(
    house: dict[str, str], tmp_path: Path, worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    def ask(sql: str) -> tuple[object, ...]:
        with sqlite3.connect(tmp_path / "kontor.sqlite3") as database:
            found: tuple[object, ...] = database.execute(sql).fetchone()
            return found

    run(house, "manage", "migrate", "-v0")
    run(house, "manage", "shell", "-v0", "-c", START)
    stored = ask("select problem_hash from planning_run")

    first = worker()
    wait_for(lambda: ask("select progress > 0.05 from jobs_job")[0], seconds=300)
    kill(first)
    assert ask("select state, attempt from jobs_job") == ("running", 1)
    assert ask("select result is null, problem_hash from planning_run") == (1, *stored)
    assert ask("select count(*) from planning_draft") == (0,)

    worker()
    wait_for(lambda: ask("select state from jobs_job") == ("done",), seconds=300)
    assert ask("select attempt from jobs_job") == (2,)
    assert ask("select count(*), min(number) from planning_draft") == (1, 1)
    assert ask("select count(*) > 0 from visits_plannedvisit") == (1,)

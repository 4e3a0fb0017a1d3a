"""A worker is really killed, with everything it started, in the middle of its work."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.workers import kill, run, wait_for

START = (
    "from kontor.jobs.operations import jobs;"
    "jobs.start(kind='test.count', actor=None, arguments={{'file': {file!r}, 'to': 30, 'pause': 0.1}})"
)


def test_a_killed_worker_loses_nothing_and_does_nothing_twice(
    house: dict[str, str], tmp_path: Path, worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    numbers = tmp_path / "numbers.txt"

    def row() -> tuple[str, int]:
        with sqlite3.connect(tmp_path / "kontor.sqlite3") as database:
            state, attempt = database.execute("select state, attempt from jobs_job").fetchone()
            return state, attempt

    run(house, "manage", "migrate", "-v0")
    run(house, "manage", "shell", "-v0", "-c", START.format(file=str(numbers)))

    first = worker()
    wait_for(lambda: numbers.exists() and len(numbers.read_text().split()) >= 3)
    kill(first)
    assert row() == ("running", 1)
    assert len(numbers.read_text().split()) < 30

    worker()
    wait_for(lambda: row()[0] == "done")
    assert row() == ("done", 2)
    assert numbers.read_text().split() == [str(number) for number in range(1, 31)]

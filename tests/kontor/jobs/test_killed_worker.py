"""A worker is really killed, with everything it started, in the middle of its work."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

START = (
    "from kontor.jobs.operations import jobs;"
    "jobs.start(kind='test.count', actor=None, arguments={{'file': {file!r}, 'to': 30, 'pause': 0.1}})"
)


@pytest.fixture
def house(tmp_path: Path) -> dict[str, str]:
    """A house of its own in a folder: settings, database, quick workers."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "KONTOR_TEST_DATA": str(tmp_path),
        "KONTOR_TEST_JOBS": "queue",
        "KONTOR_JOBS_SILENCE": "3",
        "KONTOR_WORKERS": "1",
        "DATABASE_URL": "",
        "PYTHONPATH": os.pathsep.join(("src", ".")),
    }


def run(house: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "kontor.cli", *arguments], env=house, check=True, capture_output=True)


@pytest.fixture
def worker(house: dict[str, str]) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "kontor.cli", "worker"]
        process = subprocess.Popen(
            command, env=house, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        started.append(process)
        return process

    yield start
    for process in started:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker and every process it started, without giving any of them a chance to tidy up."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(condition: Callable[[], Any], seconds: float = 40) -> Any:
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)
    return found


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

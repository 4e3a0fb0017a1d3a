"""A house in a folder with real workers, for tests that kill one with everything it started."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


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

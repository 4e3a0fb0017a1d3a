"""Starting the web server and the worker together, and ending both with everything they started."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import FrameType

GRACE = 4.0  # seconds between asking a process to end and ending it


class StartError(Exception):
    """The house cannot be opened; the sentence says why."""


@dataclass(slots=True)
class Pair:
    """The processes of a running house, each the head of its own group."""

    environment: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    is_ending: bool = False

    def start(self, name: str, *command: str) -> None:
        self.running[name] = subprocess.Popen(  # noqa: S603
            command, env=dict(self.environment), start_new_session=True, stdin=subprocess.DEVNULL
        )

    def wait(self) -> int:
        """Wait until a signal comes or a process ends by itself. Return the exit code of the whole."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        while not self.is_ending:
            for name, process in self.running.items():
                if process.poll() is not None:
                    print(f"{name} has ended ({process.returncode}); closing.", file=sys.stderr)  # noqa: T201
                    self.end()
                    return 1
            time.sleep(0.2)
        self.end()
        return 0

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.is_ending = True

    def end(self) -> None:
        """End every process with its whole group: first kindly, then for good.

        Only the head of a group is asked: it ends what it started. To ask all at once kills the queue's guard while it
        holds the lock that its head needs to stop.
        """
        for process in self.running.values():
            process.terminate()
        limit = time.monotonic() + GRACE
        while time.monotonic() < limit and any(process.poll() is None for process in self.running.values()):
            time.sleep(0.1)
        for process in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what is left of the group; a killed job goes on next time
            process.wait()


def web_command(host: str, port: int, workers: int) -> tuple[str, ...]:
    """Return how the web server is started."""
    return (
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        "kontor.config.wsgi:application",
    )


def worker_command() -> tuple[str, ...]:
    return (sys.executable, "-m", "kontor.cli", "worker")


def check_port(host: str, port: int) -> None:
    """Fail with a sentence where the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartError(
                f"Port {port} cannot be used ({error.strerror}). Take another: make run PORT={port + 1}"
            ) from None


def wait_until_ready(address: str, seconds: float = 60.0) -> None:
    """Wait until the web server answers that it can serve."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            request = urllib.request.Request(f"{address}/readyz", headers={"Host": "localhost"})  # noqa: S310
            with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        time.sleep(0.2)
    raise StartError(f"The web server does not answer at {address}.")

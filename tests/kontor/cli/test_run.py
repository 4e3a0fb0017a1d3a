"""The commands of the shell, as a person types them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "kontor.cli"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KONTOR_", "DJANGO_", "DATABASE"))
    }
    return kept | {"KONTOR_DATA": str(tmp_path), "PYTHONPATH": "src"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_house_that_was_never_started_speaks_german_from_the_first_word(
    environment: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree("src/kontor", tmp_path / "src" / "kontor", ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    say = (
        "from kontor.cli import start_django; start_django();"
        "from django.utils.translation import gettext, override;"
        "override('de').__enter__(); print(gettext('Fixed items'))"
    )
    environment["PYTHONPATH"] = str(tmp_path / "src")
    done = subprocess.run([sys.executable, "-c", say], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Feste Punkte"


def test_run_opens_the_house_and_ctrl_c_closes_all_of_it(environment: dict[str, str]) -> None:
    port = free_port()
    command = [*COMMAND, "run", "--port", str(port), "--no-examples", "--no-kernels"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        lines: list[str] = []
        while not any("Kontor is open" in line for line in lines):
            line = process.stdout.readline()
            assert line, lines
            lines.append(line)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as answer:
            assert answer.read() == b'{"ready": true}'
        children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
        assert len(children) == 2
        second = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert second.returncode == 1
        assert f"Port {port} cannot be used" in second.stdout
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        process.stdout.close()
    for child in children:
        assert not Path(f"/proc/{child}").exists()
    with socket.socket() as probe:
        probe.settimeout(1)
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_serve_refuses_unsafe_settings_and_says_why(environment: dict[str, str]) -> None:
    nothing = subprocess.run([*COMMAND, "serve"], env=environment, capture_output=True, text=True)
    assert nothing.returncode == 1
    assert "KONTOR_SECRET_KEY" in nothing.stdout
    short = subprocess.run(
        [*COMMAND, "serve"], env=environment | {"KONTOR_SECRET_KEY": "x"}, capture_output=True, text=True
    )
    assert short.returncode == 1
    for reason in ("KONTOR_SECRET_KEY", "KONTOR_HOSTS", "KONTOR_ADDRESS", "DATABASE_URL", "KONTOR_SMTP"):
        assert reason in short.stdout


def test_the_help_is_quick_and_starts_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    start = time.monotonic()
    found = subprocess.run([*COMMAND, "--help"], env=environment, capture_output=True, text=True, check=True)
    assert "serve" in found.stdout
    assert time.monotonic() - start < 10
    assert list(tmp_path.iterdir()) == []

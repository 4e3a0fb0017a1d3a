import os
import subprocess
from pathlib import Path

from tests.leftovers import PREFIX, make_folder


def test_folders_of_killed_runs_go_and_those_of_running_ones_stay(tmp_path: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    stale, mine, other = (
        tmp_path / f"{PREFIX}{name}" for name in (f"{ended.pid}-a", f"{os.getpid()}-b", "of-somebody-else")
    )
    for folder in (stale, mine, other):
        folder.mkdir()
        (folder / "kontor.sqlite3").touch()
    made = Path(make_folder(tmp_path))
    assert made.is_dir()
    assert (stale.exists(), mine.exists(), other.exists()) == (False, True, True)

"""The folders of test runs: one for each process, and what killed runs have left of theirs."""

import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "kontor-tests-"


def make_folder(parent: Path | None = None) -> str:
    """Return a new folder that names its process, and take away those whose process has ended."""
    home = parent or Path(tempfile.gettempdir())
    for folder in home.glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not is_running(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)
    return tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=home)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it runs and is somebody else's
    return True

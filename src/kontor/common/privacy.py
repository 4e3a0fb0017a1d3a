"""Keeping the data folder to its owner: it holds names, mails and papers."""

import os
from collections.abc import Iterator
from pathlib import Path

OTHERS = 0o077  # what group and others may
KEPT = ("secret.key", "kontor.sqlite3", "kontor.sqlite3-wal", "kontor.sqlite3-shm", "files", "mail")


def keep_to_owner(folder: Path) -> int:
    """Take the folder and what is personal in it from everybody but its owner. Return how many were open until now.

    What belongs to somebody else is left as it is. Files written later follow the process's mask (``own_mask``).
    """
    found = [path for path in _personal(folder) if path.stat().st_uid == os.getuid() and path.stat().st_mode & OTHERS]
    for path in found:
        path.chmod(path.stat().st_mode & 0o700)
    return len(found)


def own_mask() -> None:
    """Have this process, and those it starts, write files that nobody else reads."""
    os.umask(OTHERS)


def _personal(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    yield folder
    for name in KEPT:
        path = folder / name
        if path.exists() and not path.is_symlink():
            yield path
            yield from (inner for inner in path.rglob("*") if not inner.is_symlink())

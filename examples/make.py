"""Writes the example files of every story again: ``python examples/make.py [FOLDER]``.

The same numbers always give the same files, byte for byte; ``tests/examples`` holds the committed ones to that. The
programme definitions (``*.toml``) are written by hand.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from parts import delegations, hosts, member_list


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    member_list.write(folder / "mitglieder.xlsx")
    delegations.write_catalans(folder / "delegation_katalonien.xlsx")
    delegations.write_french(folder / "delegation_frankreich.xlsx")
    hosts.write(folder / "gastgeber.csv", "hosts_katalonien.csv")
    hosts.write(folder / "gastgeber_frankreich.csv", "hosts_frankreich.csv")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "ostwestfalen")

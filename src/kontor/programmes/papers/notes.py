"""Practical notes: staff write them as one text, and each block of lines becomes a note.

The first line of a block is its heading. A last line that is only a telephone number is set large.
"""

import re
from itertools import zip_longest

from kontor.documents.tongues import Pair

NUMBER = re.compile(r"^[+\d][\d\s/()-]*$")


def notes_of(texts: Pair) -> list[dict[str, object]]:
    """Return the notes of both languages side by side, block by block."""
    rows = zip_longest(_blocks(texts["a"]), _blocks(texts["b"]), fillvalue=("", "", ""))
    return [{"title": {"a": a[0], "b": b[0]}, "body": {"a": a[1], "b": b[1]}, "big": a[2] or b[2]} for a, b in rows]


def _blocks(text: str) -> list[tuple[str, str, str]]:
    found = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        big = lines.pop() if len(lines) > 1 and NUMBER.match(lines[-1]) else ""
        found.append((lines[0], " ".join(lines[1:]), big))
    return found

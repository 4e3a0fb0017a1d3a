"""QR codes as a path, for papers and pages alike."""

from dataclasses import dataclass
from functools import lru_cache

import segno


@dataclass(frozen=True, slots=True)
class Code:
    """``side``: modules along one side, quiet zone left to the page. ``path``: SVG path data of the dark modules."""

    side: int
    path: str


@lru_cache(maxsize=2048)
def code(text: str) -> Code:
    """Return the code of a text (correction level M: a badge gets scratched)."""
    rows = segno.make(text, error="m", micro=False).matrix
    runs: list[str] = []
    for line, row in enumerate(rows):
        column = 0
        while column < len(row):
            length = 0
            while column + length < len(row) and row[column + length]:
                length += 1
            if length:
                runs.append(f"M{column} {line}h{length}v1h-{length}z")
            column += length or 1
    return Code(side=len(rows), path="".join(runs))

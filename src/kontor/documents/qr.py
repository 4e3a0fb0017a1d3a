"""QR codes as a path, for papers and pages alike."""

from dataclasses import dataclass
from functools import lru_cache

import segno

MASK = 2


@dataclass(frozen=True, slots=True)
class Code:
    """``side``: modules along one side, quiet zone left to the page. ``path``: SVG path data of the dark modules."""

    side: int
    path: str


@lru_cache(maxsize=2048)
def code(text: str) -> Code:
    """Return the code of a text (correction level M: a badge gets scratched).

    The mask is fixed: our addresses are random letters, so none of the eight is better, and trying all takes five times
    as long, which five hundred badges feel.
    """
    rows = segno.make(text, error="m", micro=False, mask=MASK).matrix
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

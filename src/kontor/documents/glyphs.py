"""Which characters the print fonts have, and what becomes of the others.

PDF/A refuses a page with a character that no font can draw. So every text is checked before it is set: what is missing
is drawn by the nearest sign that is there, or as a box, and reported, so that nobody finds out on the night before.
"""

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

COVERAGE = Path(__file__).with_name("fonts") / "coverage.json"
BOX = "□"
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # controls, joiners, marks of direction
KEPT = frozenset("\n\u00ad")  # line ends and soft hyphens are no glyphs

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A character that no print font has, and the text it stood in."""

    sign: str
    text: str

    @property
    def name(self) -> str:
        return f"U+{ord(self.sign):04X} {unicodedata.name(self.sign, '')}".strip()


@dataclass(slots=True)
class Checker:
    """Walks through a paper's data; ``missing`` gathers what had to be replaced, each character once."""

    missing: dict[str, Missing] = field(default_factory=dict)

    def clean(self, value: Json) -> Json:
        """Return the same data with texts that every font chain can draw."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.clean(item) for key, item in value.items()}
        if isinstance(value, Sequence):
            return [self.clean(item) for item in value]
        return value

    def text(self, value: str) -> str:
        if value.isascii() and value.isprintable():
            return value
        return "".join(self._sign(sign, value) for sign in unicodedata.normalize("NFC", value))

    def _sign(self, sign: str, text: str) -> str:
        if sign in KEPT:
            return sign
        if unicodedata.category(sign) in INVISIBLE:
            return " " if sign in "\t\r" else ""
        if has_glyph(sign):
            return sign
        near = "".join(part for part in unicodedata.normalize("NFKD", sign) if has_glyph(part))
        if not near.strip():
            near = BOX
        self.missing.setdefault(sign, Missing(sign=sign, text=text[:80]))
        return near


def has_glyph(sign: str) -> bool:
    """Tell whether any print font has the character; the templates let every font stand in for the others."""
    first, last = _runs()
    place = bisect_right(first, ord(sign)) - 1
    return place >= 0 and ord(sign) <= last[place]


def undrawable(text: str) -> tuple[str, ...]:
    """Return the characters of a text that papers cannot draw: for the pages where names are entered."""
    checker = Checker()
    checker.text(text)
    return tuple(checker.missing)


@cache
def _runs() -> tuple[list[int], list[int]]:
    by_font: dict[str, list[list[int]]] = json.loads(COVERAGE.read_text(encoding="utf-8"))
    first: list[int] = []
    last: list[int] = []
    for begin, end in sorted((begin, end) for runs in by_font.values() for begin, end in runs):
        if last and begin <= last[-1] + 1:
            last[-1] = max(last[-1], end)
        else:
            first.append(begin)
            last.append(end)
    return first, last

"""Plain text, lists in a cell, numbers, yes and no."""

import re
import unicodedata
from collections.abc import Callable

from kontor.common.folding import plain
from kontor.imports.cells.model import Hints, Reading, fix, problem
from kontor.imports.sheets.model import Cell, shown

_NOTHING = frozenset(
    {"", "-", "--", "–", "—", "/", ".", "?", "x", "n/a", "n.a.", "na", "k.a.", "k. a.", "keine angabe", "keine", "none",
     "null", "nan", "tbd", "tba", "unbekannt", "unknown", "ninguno", "ninguna", "aucun", "aucune", "nessuno", "nessuna",
     "无", "没有", "n. a.", "k.a",
     "entfällt", "#", "…", "..."}
)  # fmt: skip
_LIST = re.compile(r"[;\n|•]+|\s/\s|,(?!\d)")
YES = frozenset(
    {
        "ja",
        "j",
        "yes",
        "y",
        "x",
        "1",
        "true",
        "wahr",
        "si",
        "s",
        "oui",
        "o",
        "ok",
        "vorhanden",
        "ok vorhanden",
        "是",
        "✓",
        "✔",
        "moglich",
        "possible",
        "verfugbar",
        "available",
    }
)
NO = frozenset({"nein", "n", "no", "0", "false", "falsch", "non", "kein", "keine", "nicht", "nie", "否", ""})
_NUMBER = re.compile(r"\d{1,3}(?:[.,’' ]\d{3})+(?!\d)|\d+")


def clean(cell: Cell) -> str:
    """Return the cell's text without control characters and doubled blanks; nothing for "k. A." and its like."""
    text = shown(cell)
    if not text.isprintable():
        text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char)[0] != "C")
    text = re.sub(r"[ \t]+", " ", unicodedata.normalize("NFC", text)).strip()
    return "" if text.casefold() in _NOTHING else text


def read_text(cell: Cell, hints: Hints) -> Reading[str]:
    return Reading(value=clean(cell) or None)


def read_remark(cell: Cell, hints: Hints) -> Reading[str]:
    """A text, behind its heading where that says what it is about."""
    text = clean(cell)
    return Reading(value=(f"{hints.heading}: {text}" if hints.heading else text) if text else None)


def below(one: str, other: str) -> str:
    """Put two remarks together, one under the other."""
    return one if other in one.splitlines() else f"{one}\n{other}"


def read_nothing(cell: Cell, hints: Hints) -> Reading[str]:
    """Take nothing over: what the house must not keep in plain sight."""
    return Reading()


def read_line(cell: Cell, hints: Hints) -> Reading[str]:
    """Text on one line, as names and titles are."""
    return Reading(value=re.sub(r"\s+", " ", clean(cell)) or None)


def limited(length: int) -> Callable[[Cell, Hints], Reading[str]]:
    """Return a reader of one line that says when it cuts the text to what its column in the database holds."""

    def read(cell: Cell, hints: Hints) -> Reading[str]:
        text = re.sub(r"\s+", " ", clean(cell))
        if len(text) <= length:
            return Reading(value=text or None)
        return Reading(value=text[: length - 1] + "…", notes=(fix("text-cut", limit=length),))

    return read


def split_list(text: str) -> list[str]:
    """Return the parts of a list in a cell, however they are separated."""
    return [part for part in (part.strip(" \t-–•*") for part in _LIST.split(text)) if part]


def read_list(cell: Cell, hints: Hints) -> Reading[tuple[str, ...]]:
    return Reading(value=tuple(split_list(clean(cell))) or None)


def read_yes_no(cell: Cell, hints: Hints) -> Reading[bool]:
    """A word for yes or no in one of the house's languages; a longer text that begins with one counts too."""
    if isinstance(cell, bool):
        return Reading(value=cell)
    text = plain(shown(cell))
    if not text:
        return Reading(value=None if shown(cell) == "" else ("✓" in shown(cell) or "✔" in shown(cell)))
    for word in (text, text.split()[0]):
        if word in YES:
            return Reading(value=True)
        if word in NO:
            return Reading(value=False)
    return Reading(notes=(problem("not-yes-no"),))


def read_number(cell: Cell, hints: Hints) -> Reading[int]:
    """A whole number, also inside "ca. 1.200 Mitarbeiter"; of a range the first one."""
    if isinstance(cell, bool):
        return Reading(notes=(problem("not-a-number"),))
    if isinstance(cell, int | float):
        return Reading(value=round(cell)) if 0 <= cell < 10**9 else Reading(notes=(problem("not-a-number"),))
    text = clean(cell)
    if not text:
        return Reading()
    found = [int(re.sub(r"\D", "", match)) for match in _NUMBER.findall(text)]
    if not found:
        return Reading(notes=(problem("not-a-number"),))
    if found[0] >= 10**9:
        return Reading(notes=(problem("not-a-number"),))
    if re.fullmatch(r"\d[\d.,’' ]*", text) and len(found) == 1:
        return Reading(value=found[0])
    return Reading(value=found[0], notes=(fix("number-found", number=found[0]),))

"""Text files: which encoding, which delimiter, which quotes."""

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from kontor.imports.sheets.errors import UnreadableFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850", "latin-1")
_EXPECTED = re.compile(r"[äöüÄÖÜßéèêëàâçñóòíïúáôùåÅÉÈÀÇÑ€–„“’ł·¿º]")
_ODD = re.compile(r"[\u0080-\u009f¤¦¨¬¯¸¹²³¼½¾×ÐðÞþÿ‡†‰˜ƒ‹›¢¥±µ¶∂∑∏π∫Ωæø¡√≈∆◊≠≤≥\u2500-\u259f]")
_CASES = re.compile(
    r"[a-zß-ÿ][À-Þ]|[A-Z][À-Þ][a-z]|\b[ß-ÿ](?=[a-z]{3})(?<![äöüéèàáíóúç])"
)  # small and capital mixed up
DELIMITERS = (";", "\t", ",", "|")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str


def read_text(data: bytes) -> TextTable:
    """Return the rows of a text file, every cell stripped."""
    encoding = find_encoding(data)
    text = data.decode(encoding)
    delimiter, skip = _announced_delimiter(text)
    if not delimiter:
        delimiter = find_delimiter(text)
    reader = csv.reader(io.StringIO(text[skip:], newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        rows = [tuple(cell.strip().strip("\ufeff") for cell in row) for row in reader]
    except csv.Error as error:
        raise UnreadableFileError("file-damaged") from error
    if skip:
        rows.insert(0, ())
    return TextTable(rows=tuple(rows), encoding=encoding, delimiter=delimiter)


def find_encoding(data: bytes) -> str:
    """Return the encoding by its mark, as UTF-8 if it can be read so, else as the one that gives the likeliest text."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    sample = data[:4000]
    if sample.count(0) > len(sample) / 5:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return "utf-16-le" if odd > even else "utf-16-be"
    if 0 in sample:
        raise UnreadableFileError("file-binary")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        for name in ("gb18030", "big5"):
            if _mostly_chinese(data, name):
                return name
        return max(_SINGLE_BYTE, key=lambda name: _likeliness(data, name))
    return "utf-8"


def _likeliness(data: bytes, name: str) -> tuple[int, int]:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return (-(10**9), 0)
    found = len(_EXPECTED.findall(text)) - 2 * len(_ODD.findall(text)) - len(_CASES.findall(text))
    if name == "mac_roman" and b"\r" in data and b"\n" not in data.replace(b"\r\n", b""):
        found += 3  # lines of the old Macintosh
    return (found, -_SINGLE_BYTE.index(name))


def _mostly_chinese(data: bytes, name: str) -> bool:
    """Whether the bytes above 127 read as common Chinese characters, pair after pair, and not as single accents."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return False
    foreign = [char for char in text if ord(char) > 127]
    common = sum("\u4e00" <= char <= "\u9fa5" or "\u3000" <= char <= "\u303f" or char > "\uff00" for char in foreign)
    runs = len(re.findall(r"[\u4e00-\u9fa5]{2,}", text))
    return len(foreign) > 1 and common > 0.9 * len(foreign) and runs > 0.15 * len(foreign)


def _announced_delimiter(text: str) -> tuple[str, int]:
    """Excel's own first line ``sep=;``; returns the delimiter and how many characters to leave out."""
    first = re.match(r"\ufeff?\"?sep=(.)\"?\r?\n", text, re.IGNORECASE)
    return (first[1], first.end()) if first else ("", 0)


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts most lines into the same number of cells, two at least."""

    def score(delimiter: str) -> tuple[float, int]:
        sample = list(csv.reader(io.StringIO(text[:60_000], newline=""), delimiter=delimiter))[:200]
        widths = Counter(len(row) for row in sample if any(cell.strip() for cell in row))
        width, lines = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(1, 0))
        return (lines / max(sum(widths.values()), 1) if width > 1 else 0.0, width)

    try:
        return max(DELIMITERS, key=lambda delimiter: (score(delimiter), -DELIMITERS.index(delimiter)))
    except csv.Error as error:
        raise UnreadableFileError("file-damaged") from error

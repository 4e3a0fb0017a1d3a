"""Builds the print fonts beside this file from their publishers' packages: ``kontor vendor-fonts`` calls it.

Nothing of it runs in the product. Latin, Greek and Cyrillic come as published (IBM Plex Sans unpacked from WOFF2, which
loses nothing). Noto Sans CJK SC is cut to the characters that names and short texts use; Droid Sans Fallback stays whole
and catches rarer ones.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).with_name("fonts")
COVERAGE = FONTS / "coverage.json"
NOTO_SC = 2  # place of Simplified Chinese in the collection


def common_chinese() -> set[int]:
    """Return the characters of GB 2312, with the punctuation and the wide forms around them."""
    lead, trail = range(0xA1, 0xF8), range(0xA1, 0xFF)
    codes = bytes(byte for first in lead for second in trail for byte in (first, second))
    found = {ord(sign) for sign in codes.decode("gb2312", errors="ignore")}
    return found | set(range(0x3000, 0x3040)) | set(range(0xFF00, 0xFFF0))


def unpack(source: Path, target: Path) -> None:
    """Write a WOFF2 font as TTF; outlines and tables stay as they are."""
    font = TTFont(source)
    font.flavor = None
    font.save(target)


def cut(source: Path, target: Path, characters: Iterable[int], *, number: int) -> None:
    """Keep only the glyphs of ``characters`` of one font of a collection, without hints."""
    font = TTFont(source, fontNumber=number)
    options = Options(hinting=False, desubroutinize=False, layout_features=["ccmp", "locl", "kern"], name_IDs=["*"])
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(characters))
    subsetter.subset(font)
    font.save(target)


def write_coverage() -> None:
    """Write which characters each font has, as ranges, so that papers are checked without reading the fonts."""
    found = {font.name: ranges(characters(font)) for font in sorted(FONTS.iterdir()) if font.suffix in {".ttf", ".otf"}}
    COVERAGE.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


def characters(font: Path) -> set[int]:
    return set(TTFont(font, lazy=True).getBestCmap())


def ranges(codes: Iterable[int]) -> list[list[int]]:
    """Return first and last of every unbroken run."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found

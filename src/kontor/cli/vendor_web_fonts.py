"""``kontor vendor-web-fonts``: cut the Chinese print font into small pieces for the pages.

A browser fetches only the pieces it needs (``unicode-range``), and none at all where the device has a Chinese font of
its own (the style sheets name those first). The first piece holds every character of our own Chinese words; the others
are the rest in the order of their codes. Runs on a developer's machine; nothing of it is needed to run Kontor.
"""

import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from kontor.cli.vendor_fonts import FONTS, characters, cut, ranges

KONTOR = Path(__file__).parents[1]
STATIC = KONTOR / "common" / "static"
TARGET = STATIC / "vendor" / "noto-sc"
SHEET = STATIC / "kontor" / "chinese.css"
SOURCE = FONTS / "NotoSansCJKsc-Regular.otf"
LICENCE = FONTS / "NotoSansCJK.copyright.txt"
WORDS = KONTOR / "documents" / "words.csv"
VOCABULARY = KONTOR / "directory" / "vocabulary" / "fields.toml"
PIECES = 12  # about 600 characters each, which is 150 kB
FIRST = 0x2E80  # what lies below is Latin, and Plex has it

HEAD = """/* Written by `kontor vendor-web-fonts`. Names in Chinese where the device has no font for them. */
"""
FACE = '@font-face{{font-family:"Kontor Han";src:url(../vendor/noto-sc/{name}) format("woff2");font-weight:400;\
font-display:swap;unicode-range:{ranges}}}\n'


def register(app: typer.Typer) -> None:
    app.command("vendor-web-fonts", help="Cut the pages' Chinese font again (developers).")(build)


def build() -> None:
    """Write the pieces and the style sheet that names them."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    shutil.copy(LICENCE, TARGET / LICENCE.name)
    known = {code for code in characters(SOURCE) if code >= FIRST}
    own = known & own_characters()
    rest = sorted(known - own)
    size = -(-len(rest) // PIECES)
    faces = []
    for number, start in enumerate(range(0, len(rest), size), start=1):
        piece = rest[start : start + size]
        # One unbroken range says it in few words; our own characters in it are taken from the face that comes last.
        faces.append(_face(f"han-{number:02d}.woff2", piece, [[piece[0], piece[-1]]]))
    faces.append(_face("han-own.woff2", own, ranges(own)))
    SHEET.write_text(HEAD + "".join(faces), encoding="utf-8")


def own_characters() -> set[int]:
    """Return the characters of our own Chinese words: the papers' and phones' and the technology fields'."""
    found = set(WORDS.read_text(encoding="utf-8"))
    found.update(*_texts(tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))))
    return {ord(sign) for sign in found}


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _face(name: str, piece: Iterable[int], told: list[list[int]]) -> str:
    cut(SOURCE, TARGET / name, piece, number=-1, flavor="woff2")
    words = ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in told)
    return FACE.format(name=name, ranges=words)

"""The pages' own Chinese font: complete, and named by every page."""

import re

from django.test import Client

from kontor.cli.vendor_fonts import characters
from kontor.cli.vendor_web_fonts import FIRST, SHEET, STATIC, TARGET, own_characters

FACE = re.compile(r"url\(\.\./([^)]+)\).*?unicode-range:([^}]+)\}")


def faces() -> dict[str, set[int]]:
    """Return the characters that the style sheet promises of each file."""
    found = {}
    for name, told in FACE.findall(SHEET.read_text(encoding="utf-8")):
        codes: set[int] = set()
        for part in told.split(","):
            first, _, last = part.removeprefix("U+").partition("-")
            codes |= set(range(int(first, 16), int(last or first, 16) + 1))
        found[name] = codes
    return found


def test_every_file_of_the_sheet_is_there_and_every_file_is_named() -> None:
    assert {STATIC / name for name in faces()} == set(TARGET.glob("*.woff2"))


def test_the_last_face_has_every_character_of_our_own_words() -> None:
    told = faces()["vendor/noto-sc/han-own.woff2"]
    needed = {code for code in own_characters() if code >= FIRST}
    assert len(needed) > 500
    assert needed <= told, "cut the font again: kontor vendor-web-fonts"
    assert told <= characters(TARGET / "han-own.woff2")


def test_pages_load_the_sheet(client: Client, db: None) -> None:
    assert "kontor/chinese.css" in client.get("/").content.decode()

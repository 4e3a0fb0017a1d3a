"""``kontor vendor-fonts``: build the print fonts again from their publishers' packages.

Runs on a developer's machine with npm and Debian's ``apt-get``; nothing of it is needed to run Kontor. Latin, Greek and
Cyrillic come as published (IBM Plex Sans unpacked from WOFF2, which loses nothing). Noto Sans CJK SC is cut to what
names and short texts use; Droid Sans Fallback stays whole and catches rarer characters.
"""

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import typer

from kontor.cli.vendor import Package, fetch

FONTS = Path(__file__).parents[1] / "documents" / "fonts"
COVERAGE = FONTS / "coverage.json"
PLEX = Package(name="@ibm/plex-sans", version="1.1.0", licence="OFL-1.1")
SERIF = Package(name="source-serif", version="4.5.1", licence="OFL-1.1")
DEBIAN = {"fonts-noto-cjk": "1:20220127+repack1-1", "fonts-droid-fallback": "1:6.0.1r16-1.1"}
NOTO = "usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc"
NOTO_SC = 2  # place of Simplified Chinese in the collection
DROID = "usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"


def register(app: typer.Typer) -> None:
    app.command("vendor-fonts", help="Build the print fonts again (developers; needs npm and apt-get).")(build)


def build() -> None:
    """Fetch, unpack and cut every font, and write down which characters each has."""
    FONTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plex, serif = fetch(PLEX, folder), fetch(SERIF, folder)
        for weight in ("Regular", "SemiBold"):
            packed = folder / f"{weight}.woff2"
            packed.write_bytes(plex[f"fonts/complete/woff2/IBMPlexSans-{weight}.woff2"])
            unpack(packed, FONTS / f"IBMPlexSans-{weight}.ttf")
        (FONTS / "IBMPlexSans.OFL.txt").write_bytes(plex["LICENSE.txt"])
        for style in ("Regular", "It", "Semibold"):
            (FONTS / f"SourceSerif4-{style}.otf").write_bytes(serif[f"OTF/SourceSerif4-{style}.otf"])
        (FONTS / "SourceSerif4.OFL.md").write_bytes(serif["LICENSE.md"])
        debian(folder)
        for weight in ("Regular", "Bold"):
            target = FONTS / f"NotoSansCJKsc-{weight}.otf"
            cut(folder / NOTO.format(weight), target, common_chinese(), number=NOTO_SC)
        (FONTS / "DroidSansFallbackFull.ttf").write_bytes((folder / DROID).read_bytes())
        for package, licence in (("fonts-noto-cjk", "NotoSansCJK"), ("fonts-droid-fallback", "DroidSansFallback")):
            text = folder / "usr/share/doc" / package / "copyright"
            (FONTS / f"{licence}.copyright.txt").write_bytes(text.read_bytes())
    write_coverage()


def debian(folder: Path) -> None:
    """Download Debian's font packages of the written versions and unpack them into ``folder``."""
    wanted = [f"{name}={version}" for name, version in DEBIAN.items()]
    subprocess.run(["apt-get", "download", *wanted], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607
    for archive in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(archive), str(folder)], check=True)  # noqa: S603, S607


def common_chinese() -> set[int]:
    """Return the characters of GB 2312, with the punctuation and the wide forms around them."""
    lead, trail = range(0xA1, 0xF8), range(0xA1, 0xFF)
    codes = bytes(byte for first in lead for second in trail for byte in (first, second))
    found = {ord(sign) for sign in codes.decode("gb2312", errors="ignore")}
    return found | set(range(0x3000, 0x3040)) | set(range(0xFF00, 0xFFF0))


def unpack(source: Path, target: Path) -> None:
    """Write a WOFF2 font as TTF; outlines and tables stay as they are."""
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    font.flavor = None
    font.save(target)


def cut(source: Path, target: Path, characters: Iterable[int], *, number: int, flavor: str | None = None) -> None:
    """Keep only the glyphs of ``characters``, without hints; of a collection, of the font with this number."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source, fontNumber=number)
    options = Options(hinting=False, desubroutinize=False, layout_features=["ccmp", "locl", "kern"], name_IDs=["*"])
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(characters))
    subsetter.subset(font)
    font.flavor = flavor
    font.save(target)


def write_coverage() -> None:
    """Write which characters each font has, as ranges, so that papers are checked without reading the fonts."""
    found = {font.name: ranges(characters(font)) for font in sorted(FONTS.iterdir()) if font.suffix in {".ttf", ".otf"}}
    COVERAGE.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


def characters(font: Path) -> set[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as opened:
        return set(opened.getBestCmap())


def ranges(codes: Iterable[int]) -> list[list[int]]:
    """Return first and last of every unbroken run."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found

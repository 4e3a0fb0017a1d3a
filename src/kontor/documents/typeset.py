"""Sets papers with Typst: a template of ours, data as JSON, a PDF/A-2b.

Data enters through ``sys.inputs`` and is only ever shown as text: a name like ``#image("x")`` is printed, not obeyed.
Nothing is fetched and no font of the machine is used, so a paper looks the same everywhere.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock

from typst import Compiler, Fonts, TypstError

from kontor.documents.glyphs import Checker, Json, Missing

ROOT = Path(__file__).parents[1]  # templates import "/documents/typst/house.typ"
FONTS = Path(__file__).with_name("fonts")
_turn = Lock()  # one compiler keeps the fonts; it works for one caller at a time


class PaperError(Exception):
    """A template could not be set. The message is Typst's, with the place in the template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished paper. ``missing`` names the characters that no font has, each already replaced on the page."""

    pdf: bytes
    pages: int
    missing: tuple[Missing, ...] = ()


def typeset(template: Path, data: Mapping[str, Json], *, at: datetime | None = None) -> Printed:
    """Set one paper. ``at`` is written into the file as its date; the same input then gives the same bytes."""
    checker = Checker()
    clean = json.dumps(checker.clean(data), ensure_ascii=False)
    moment = int((at or datetime.now(UTC)).timestamp())
    with _turn:
        try:
            pdf = _compiler().compile(
                input=template, format="pdf", sys_inputs={"data": clean}, pdf_standards="a-2b", timestamp=moment
            )
        except TypstError as error:
            raise PaperError(
                f"{template.name}: {error.diagnostic or error.message} {' '.join(error.hints)}".strip()
            ) from error
    if not isinstance(pdf, bytes):
        raise PaperError(f"{template.name}: no PDF came out.")
    return Printed(pdf=pdf, pages=_pages(pdf), missing=tuple(checker.missing.values()))


@cache
def _compiler() -> Compiler:
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return Compiler(root=ROOT, font_paths=fonts, ignore_system_fonts=True)


def _pages(pdf: bytes) -> int:
    """Read the page count from the root of the page tree, the largest count there is."""
    return max((int(count) for count in re.findall(rb"/Count (\d+)", pdf)), default=0)

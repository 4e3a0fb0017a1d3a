from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kontor.documents.typeset import ROOT, PaperError, typeset

TEMPLATE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: "Probe")
#set text(font: ("IBM Plex Sans", "Noto Sans CJK SC", "Droid Sans Fallback"))
#for name in d.names [#name #pagebreak(weak: true)]
"""
AT = datetime(2027, 5, 10, tzinfo=UTC)


@pytest.fixture
def template(tmp_path: Path) -> Iterator[Path]:
    """Typst reads files below its root only, so the probe lies there for the length of a test."""
    path = ROOT / "documents" / f"probe-{tmp_path.name}.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    yield path
    path.unlink()


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_data_is_shown_as_text_and_never_obeyed(template: Path) -> None:
    printed = typeset(template, {"names": ['#image("/etc/passwd")', "*bold* $x$ \\ <script>"]}, at=AT)

    assert '#image("/etc/passwd")' in text_of(printed.pdf)
    assert "*bold* $x$ \\ <script>" in text_of(printed.pdf)
    assert printed.pages == 2


def test_the_same_input_gives_the_same_bytes_and_no_font_of_the_machine(template: Path) -> None:
    first, again = (typeset(template, {"names": ["Núria", "赵文斌"]}, at=AT) for _ in range(2))

    assert first.pdf == again.pdf
    fonts = {name for page in PdfReader(BytesIO(first.pdf)).pages for name in _fonts(page)}
    assert all("Plex" in name or "Noto" in name for name in fonts), fonts


def test_a_paper_is_an_archive_pdf(template: Path) -> None:
    pdf = typeset(template, {"names": ["a"]}, at=AT).pdf

    assert b"pdfaid:part>2" in pdf or b'pdfaid:part="2"' in pdf
    assert b"pdfaid:conformance>B" in pdf or b'pdfaid:conformance="B"' in pdf


def test_a_missing_glyph_never_stops_a_paper(template: Path) -> None:
    printed = typeset(template, {"names": ["Ana 😀"]}, at=AT)

    assert "Ana □" in text_of(printed.pdf)
    assert [missing.sign for missing in printed.missing] == ["😀"]


def test_a_broken_template_says_where(template: Path) -> None:
    template.write_text("#let d = \n#nowhere()", encoding="utf-8")

    with pytest.raises(PaperError, match="probe"):
        typeset(template, {}, at=AT)


def _fonts(page: object) -> list[str]:
    found = page["/Resources"].get("/Font", {})  # type: ignore[index]
    return [found[name]["/BaseFont"] for name in found]

"""What the content policy forbids, and what a template may not forget."""

import re
from pathlib import Path

import pytest

from kontor.common.icons import drawings
from kontor.common.templatetags.kontor import KIND_ICONS, STATE_ICONS

SOURCE = Path(__file__).parents[2] / "src" / "kontor"
ICON = re.compile(r"""{% icon ["']([a-z0-9-]+)["']|picture=["']([a-z0-9-]+)["']|icon=["']([a-z0-9-]+)["']""")
LICENCE = re.compile(r"^LICENSE|^OFL|\.copyright\.txt$")
TAG = re.compile(r"{%.*?%}|{{.*?}}")
STYLE = re.compile(r"""\sstyle\s*=|<style\b""")
HANDLER = re.compile(r"""<[a-z][^>]*\son[a-z]+\s*=\s*["']|javascript:""")
SCRIPT = re.compile(r"""<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>""")
OUTSIDE = re.compile(r"""(?:src|action)\s*=\s*["'](?:https?:)?//|<link[^>]*href\s*=\s*["'](?:https?:)?//""")


def templates() -> list[Path]:
    return sorted(SOURCE.glob("*/templates/**/*.html"))


def name(file: Path) -> str:
    return str(file.relative_to(SOURCE))


@pytest.mark.parametrize("file", templates(), ids=name)
def test_no_page_carries_styles_or_scripts_or_loads_from_elsewhere(file: Path) -> None:
    text = TAG.sub("", file.read_text())
    assert [pattern.findall(text) for pattern in (STYLE, HANDLER, SCRIPT, OUTSIDE)] == [[], [], [], []]


def test_every_icon_that_is_used_is_vendored() -> None:
    used = {*KIND_ICONS.values(), *STATE_ICONS.values()}
    for file in (*templates(), *SOURCE.rglob("*.py")):
        used.update(next(filter(None, found)) for found in ICON.findall(file.read_text()))
    assert used - drawings().keys() == set()


def test_vendored_files_name_no_source_map() -> None:
    for file in (SOURCE / "common" / "static" / "vendor").rglob("*"):
        if file.suffix in {".css", ".js"}:
            assert b"sourceMappingURL" not in file.read_bytes(), file


def test_every_vendored_thing_has_its_licence_beside_it() -> None:
    for folder in (SOURCE / "common" / "static" / "vendor").iterdir():
        if folder.is_dir():
            assert any(LICENCE.search(file.name) for file in folder.iterdir()), folder

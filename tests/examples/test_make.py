"""The committed example files are those that ``examples/make.py`` writes."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "ostwestfalen"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    subprocess.run([sys.executable, str(EXAMPLES / "make.py"), str(folder)], check=True)
    return folder


def test_the_same_files_come_out_again(made: Path) -> None:
    written = sorted(path.name for path in made.iterdir())

    assert len(written) == 5
    for name in written:
        if name.endswith(".csv"):
            assert (made / name).read_bytes() == (FOLDER / name).read_bytes(), name
        else:
            assert _cells(made / name) == _cells(FOLDER / name), name


def test_the_members_are_150_organisations_in_157_rows() -> None:
    rows = _cells(FOLDER / "mitglieder.xlsx")
    numbers = [row[0] for row in rows if str(row[0]).startswith("M0")]

    assert len(numbers) == 157
    assert len({number for number in numbers if int(number[1:]) <= 150}) == 150


def test_hosts_answer_in_windows_1252() -> None:
    raw = (FOLDER / "gastgeber.csv").read_bytes()

    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert "Gußtechnik" in raw.decode("cp1252")


def test_nothing_invented_can_be_reached() -> None:
    for name in ("mitglieder", "delegation_katalonien", "delegation_frankreich"):
        for row in _cells(FOLDER / f"{name}.xlsx"):
            for cell in map(str, row):
                if "@" in cell and "@@" not in cell:
                    assert all(part.strip().endswith(".example") for part in cell.split(";")), cell


def _cells(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

"""Files stay readable in one sitting, functions in one look."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE_LINES = 400
FUNCTION_LINES = 60

# A longer file, or a longer function ("file.py::name"), needs a reason that a reader accepts.
LONG: dict[str, str] = {}


def sources() -> Iterator[Path]:
    for folder in ("src", "tests", "examples", "benchmarks"):
        for pattern in ("*.py", "*.html", "*.css", "*.js"):
            for file in sorted((ROOT / folder).rglob(pattern)):
                if not {"vendor", "migrations"} & set(file.parts):
                    yield file


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def lines_of(file: Path) -> int:
    return file.read_text(encoding="utf-8").count("\n")


def functions_of(file: Path) -> dict[str, int]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {f"{name(file)}::{node.name}": (node.end_lineno or 0) - node.lineno + 1 for node in found}


@pytest.fixture(scope="module")
def long() -> dict[str, int]:
    """Find every file and function over its ceiling."""
    files = {name(file): lines_of(file) for file in sources()}
    found = {key: lines for key, lines in files.items() if lines > FILE_LINES}
    for file in sources():
        if file.suffix == ".py":
            found |= {key: lines for key, lines in functions_of(file).items() if lines > FUNCTION_LINES}
    return found


def test_files_have_at_most_400_lines_and_functions_60(long: dict[str, int]) -> None:
    assert {key: lines for key, lines in long.items() if key not in LONG} == {}


def test_the_exceptions_are_still_needed(long: dict[str, int]) -> None:
    assert set(LONG) - set(long) == set()

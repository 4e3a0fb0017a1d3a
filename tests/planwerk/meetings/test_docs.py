"""The documentation's example runs, and its tables name what there is."""

import doctest
from pathlib import Path

from planwerk.meetings.rules import BREAKS, PRODUCT

PAGE = Path(__file__).parents[3] / "docs" / "planwerk" / "meetings.md"


def test_example_runs() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert found.attempted > 10
    assert found.failed == 0


def test_table_names_every_rule() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for rule in (*BREAKS, *PRODUCT):
        assert f"| `{rule.code}` | {rule.about} |" in text

"""Malformed inputs give a clear error, never a traceback. ``benchmarks/meetings_malformed.py`` tries 10,000."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planwerk.core.errors import ProblemError
from planwerk.meetings import formats_dzn
from planwerk.meetings.formats import read_problem
from planwerk.meetings.formats_json import problem_from
from planwerk.meetings.problem import Problem
from tests.planwerk.meetings.mutate import spoilt_dzn, spoilt_folder, spoilt_json


def outcome(read: Callable[[], Problem]) -> str:
    """Return ``read`` or the first words of a clear error; anything else that is raised is a defect."""
    try:
        return f"{len(read().meetings)} read"
    except ProblemError as error:
        return "refused" if error.where and error.mend and "\n" not in str(error) else f"unclear: {error}"


def test_spoilt_json(tmp_path: Path) -> None:
    file = tmp_path / "event.json"
    seen = []
    for seed in range(400):
        file.write_text(spoilt_json(seed), encoding="utf-8")
        seen.append(outcome(partial(read_problem, file)))
    clear(seen)


def clear(outcomes: list[str]) -> None:
    """Many are refused, some are still fine, and all refusals are clear."""
    assert not [row for row in outcomes if row.startswith("unclear")]
    assert len(outcomes) / 10 < outcomes.count("refused") < len(outcomes)


def test_spoilt_instances() -> None:
    clear([outcome(partial(formats_dzn.parse, spoilt_dzn(seed))) for seed in range(600)])


def test_spoilt_folders(tmp_path: Path) -> None:
    clear([outcome(partial(read_problem, spoilt_folder(seed, tmp_path))) for seed in range(150)])


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["participants", "meetings", "slots", "tables", "previous", "x"]), values))
@settings(max_examples=150, deadline=None)
def test_any_json_value(data: dict[str, object]) -> None:
    assert not outcome(partial(problem_from, data)).startswith("unclear")


@pytest.mark.parametrize("text", ["", "[]", '"x"', "null", "[" * 100_000, '{"participants": 1}', "NaN"])
def test_strange_json_files(tmp_path: Path, text: str) -> None:
    file = tmp_path / "event.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemError):
        read_problem(file)

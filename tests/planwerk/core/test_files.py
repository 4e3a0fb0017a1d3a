from pathlib import Path

import pytest

from planwerk.core.errors import ProblemError
from planwerk.core.files import read_json


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[" * 100_000, "simpler JSON"),
        (b"1" * 10_000, "simpler JSON"),
        (b'{"a": \xff}', "UTF-8"),
        (b'{"a":\n 1,}', "line 2"),
    ],
)
def test_a_file_that_is_none_is_named_with_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(content)
    with pytest.raises(ProblemError, match=r"event\.json") as found:
        read_json(path)
    assert said in str(found.value)


def test_a_mark_before_the_text_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert read_json(path) == {"a": 1}

"""Reading the files people give us."""

import json
from pathlib import Path
from typing import Any

from planwerk.core.errors import ProblemError


def read_text(path: Path) -> str:
    """Return a file's text. Raises ProblemError naming the byte where it is no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        mend = f"save the file as UTF-8 (byte {error.start + 1} is none)"
        raise ProblemError(
            str(path), field="encoding", value=error.object[error.start : error.end], mend=mend
        ) from error


def read_json(path: Path) -> Any:
    """Return a file's JSON. Raises ProblemError naming the line where it is none."""
    text = read_text(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        mend = f"write valid JSON: {error.msg}"
        raise ProblemError(f"{path}, line {error.lineno}", field="text", value=error.doc[:20], mend=mend) from error
    except (RecursionError, ValueError) as error:
        raise ProblemError(str(path), field="text", value=text[:20], mend="write simpler JSON") from error

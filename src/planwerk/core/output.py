"""How the shell commands read files, write results and end."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Any

from planwerk.core.errors import PlanwerkError


class Exit(IntEnum):
    """Exit codes of every command. An infeasible problem is an answer, so ``solve`` ends with ``OK``."""

    OK = 0
    VIOLATIONS = 1
    BAD_INPUT = 2


def write_json(data: Any, target: str | None) -> None:
    """Write ``data`` as JSON to a file, or to standard output for ``-``; nothing for ``None``."""
    if target is None:
        return
    text = json.dumps(data, ensure_ascii=False, indent=1)
    if target == "-":
        sys.stdout.write(text + "\n")
    else:
        Path(target).write_text(text + "\n", encoding="utf-8")


def say(line: str) -> None:
    """Tell the person at the shell something, on standard error, so that ``--json -`` stays clean."""
    sys.stderr.write(line + "\n")


@contextmanager
def clear_errors(leave: Callable[[int], BaseException]) -> Iterator[None]:
    """Turn errors a caller can mend into one clear line and exit code 2; ``leave`` makes the exception that exits."""
    try:
        yield
    except PlanwerkError as error:
        say(f"error: {error}")
        raise leave(Exit.BAD_INPUT) from error
    except (OSError, UnicodeDecodeError) as error:
        say(f"error: {error}")
        raise leave(Exit.BAD_INPUT) from error

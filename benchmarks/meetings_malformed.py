"""Read 10,000 malformed problems: each is read or clearly refused. ``python -m benchmarks.meetings_malformed``

What is still a problem after being spoilt is solved for a moment, too. Ends with 1 and the seeds where anything but a
clear error was raised.
"""

import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.meetings import formats_dzn
from planwerk.meetings.check import check
from planwerk.meetings.formats import read_problem
from planwerk.meetings.problem import Problem
from planwerk.meetings.product import solve
from tests.planwerk.meetings.mutate import spoilt_dzn, spoilt_folder, spoilt_json

LIMITS = Limits(seconds=None, iterations=60)
BIG = 300  # meetings; more are only read


def outcome(read: Callable[[], Problem]) -> str:
    try:
        problem = read()
    except ProblemError as error:
        return "refused" if error.where and error.mend and "\n" not in str(error) else "unclear"
    if len(problem.meetings) > BIG or len(problem.slots) > BIG:
        return "read"
    result = solve(problem, LIMITS)
    valid = result.solution is None or not check(problem, result.solution).violations
    return f"read, {result.status}" if valid else "unclear: an invalid plan"


def run(count: int) -> int:
    bad, seen = [], Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "event.json"
        for seed in range(count):
            kind = seed % 5
            try:
                if kind == 4:
                    found = outcome(partial(read_problem, spoilt_folder(seed, folder)))
                elif kind == 3:
                    found = outcome(partial(formats_dzn.parse, spoilt_dzn(seed)))
                else:
                    file.write_text(spoilt_json(seed), encoding="utf-8")
                    found = outcome(partial(read_problem, file))
            except Exception:
                found = "unclear: traceback"
                traceback.print_exc()
            seen[found] += 1
            if found.startswith("unclear"):
                bad.append(seed)
    print(dict(seen), "bad:", bad)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))

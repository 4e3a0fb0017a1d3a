"""The slow kind of work."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kontor.jobs.kinds import JobContext, JobKind


def count_slowly(context: JobContext) -> Mapping[str, Any]:
    """Write the numbers up to ``to`` into a file, ``pause`` seconds apart, going on after the last that is there."""
    file, last = Path(context.arguments["file"]), int(context.arguments["to"])
    done = len(file.read_text().split()) if file.exists() else 0
    for number in range(done + 1, last + 1):
        context.check()
        with file.open("a") as out:
            out.write(f"{number}\n")
        context.report(number / last, "count", done=number)
        time.sleep(context.arguments["pause"])
    return {"counted": last}


count = JobKind(run=count_slowly, title=lambda job: "Count", phases={"count": "%(done)s numbers"})

"""``planwerk cafes bench``: runs over sizes with known values, compared in a CSV."""

import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planwerk.cafes import warm
from planwerk.cafes.check import check
from planwerk.cafes.problem import anonymous
from planwerk.cafes.solve import solve
from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.output import say

COLUMNS = ("tables", "seats", "rounds", "known", "repeats", "bound", "status", "seconds", "ratio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """So many tables, seats and rounds, and the fewest repeats known."""

    tables: int
    seats: int
    rounds: int
    known: int = 0


# Tables x seats x rounds for which a plan without repeats is asked, within 5 s each.
ASKED = (
    (5, 4, 5),
    (8, 4, 7),
    (7, 5, 5),
    (10, 5, 6),
    (6, 6, 3),
    (20, 5, 10),
    (40, 6, 8),
    (9, 4, 8),
)


def read(path: Path | None) -> list[Size]:
    """Return the sizes in a CSV with tables, seats, rounds and repeats_known; without one, those that are asked."""
    if path is None:
        return [Size(tables=tables, seats=seats, rounds=rounds) for tables, seats, rounds in ASKED]
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            values = {}
            for name in ("tables", "seats", "rounds", "repeats_known"):
                text = (row.get(name) or "").strip()
                if not text.isdigit():
                    raise ProblemError(f"{path}, row {number}", field=name, value=text, mend="give a whole number")
                values[name] = int(text)
            known = values.pop("repeats_known")
            found.append(Size(**values, known=known))
    return found


def run(sizes: Iterable[Size], *, limits: Limits, target: Path | None) -> None:
    """Solve each size and write a row per size; ``ratio`` is (repeats + 1) / (known + 1), 1 where it is as good."""
    warm()
    rows = [_row(size, limits) for size in sizes]
    if target is None:
        _write(sys.stdout, rows)
        return
    with target.open("w", encoding="utf-8", newline="") as file:
        _write(file, rows)


def _row(size: Size, limits: Limits) -> dict[str, object]:
    problem = anonymous(size.tables * size.seats, size.tables, size.rounds)
    result = solve(problem, limits)
    if result.solution is None:
        raise AssertionError(size)
    # What counts is what the referee finds, not what the search reports.
    report = check(problem, result.solution)
    if report.violations:
        raise AssertionError(report.violations[0])
    say(f"{size.tables} x {size.seats} x {size.rounds}: {report.repeats} repeats, {result.seconds:.2f} s")
    return {
        "tables": size.tables,
        "seats": size.seats,
        "rounds": size.rounds,
        "known": size.known,
        "repeats": report.repeats,
        "bound": result.levels[0].bound,
        "status": result.status.value,
        "seconds": f"{result.seconds:.2f}",
        "ratio": f"{(report.repeats + 1) / (size.known + 1):.3f}",
    }


def _write(file: object, rows: list[dict[str, object]]) -> None:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)

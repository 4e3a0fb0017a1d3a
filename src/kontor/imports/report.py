"""What an import found and did, for the shell and for the list of problems."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kontor.imports.checking import CheckedRow
from kontor.imports.contract import importers
from kontor.imports.enums import Outcome, RowState
from kontor.imports.models import Import, ImportRow
from kontor.imports.operations.check import note_json
from kontor.imports.phrases import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to say about one cell (or the whole row), in the reader's language. ``severity``: see ``Severity``."""

    sheet: str
    row: int
    column: str
    header: str
    value: str
    severity: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A row that may be something known. ``other_row`` is set where that is a row of the same file."""

    row: int
    name: str
    other: str
    other_row: int | None
    score: float
    reasons: tuple[str, ...]
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Every row is in one of these; ``waiting`` are possible duplicates a person has to decide about."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import found and did. In its JSON the tally stands beside ``rows``."""

    file: str
    kind: str
    sheet: str
    header_row: int
    dry_run: bool
    rows: int
    tally: Tally
    possible_duplicates: tuple[Double, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping[str, str]
    left_out_columns: tuple[str, ...]
    other_sheets: tuple[str, ...] = ()
    import_id: str = ""

    def as_json(self) -> dict[str, Any]:
        found = asdict(self)
        tally = found.pop("tally")
        return {**found, **tally}


_OUTCOMES = {
    RowState.NEW: "created", RowState.UPDATED: "updated", RowState.SAME: "unchanged", RowState.BLOCKED: "skipped",
    RowState.MAYBE: "waiting",
}  # fmt: skip


def tally_checked(rows: Iterable[CheckedRow]) -> dict[str, int]:
    """Count what the rows would do."""
    found = Counter(_OUTCOMES[row.found.state] for row in rows)
    return {key: found[key] for key in _OUTCOMES.values()}


def counts(run: Import) -> dict[str, int]:
    """Count what became of the rows of an import."""
    found = Counter(run.rows.values_list("outcome", flat=True))
    return {
        "created": found[Outcome.CREATED], "updated": found[Outcome.UPDATED], "unchanged": found[Outcome.UNCHANGED],
        "skipped": found[Outcome.SKIPPED], "waiting": found[Outcome.OPEN],
    }  # fmt: skip


def problems(kind: str, sheet: str, rows: Iterable[tuple[int, Sequence[Mapping[str, Any]]]]) -> list[Problem]:
    """Put notes into words."""
    phrases = importers[kind].phrases
    found: list[Problem] = []
    for number, notes in rows:
        for note in notes:
            text, mend = say(note["code"], note["params"], phrases)
            found.append(
                Problem(
                    sheet=sheet, row=number, column=note["column"], header=note["header"], value=note["value"],
                    severity=note["severity"], problem=text, mend=mend,
                )
            )  # fmt: skip
    return found


def problems_of(run: Import) -> list[Problem]:
    return problems(run.kind, run.sheet, run.rows.values_list("number", "notes"))


def problems_of_checked(kind: str, sheet: str, rows: Iterable[CheckedRow]) -> list[Problem]:
    return problems(kind, sheet, ((row.row.number, [note_json(note) for note in row.notes]) for row in rows))


def doubles(rows: Iterable[ImportRow]) -> list[Double]:
    """Return the possible doubles among stored rows."""
    return [
        Double(
            row=row.number, name=row.label, other=row.match["label"], other_row=row.match["row"],
            score=row.match["score"], reasons=tuple(row.match["reasons"]), waits=row.outcome == Outcome.OPEN,
        )
        for row in rows
        if row.state == RowState.MAYBE and row.match
    ]  # fmt: skip


def doubles_of_checked(rows: Iterable[CheckedRow]) -> list[Double]:
    return [
        Double(
            row=row.row.number, name=row.prepared.label, other=row.found.match.label, other_row=row.found.match.row,
            score=row.found.match.score, reasons=row.found.match.reasons, waits=True,
        )
        for row in rows
        if row.found.state == RowState.MAYBE and row.found.match
    ]  # fmt: skip

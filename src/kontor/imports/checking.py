"""One pass over a file's rows: what each would do. The wizard stores it, the shell prints it, applying repeats it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kontor.imports.cells.model import Severity
from kontor.imports.contract import Prepared, Recognition, Session
from kontor.imports.enums import RowState
from kontor.imports.rows import CellNote, ReadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    row: ReadRow
    prepared: Prepared
    found: Recognition

    @property
    def notes(self) -> tuple[CellNote, ...]:
        return (*self.row.notes, *self.prepared.notes)

    @property
    def needs_person(self) -> bool:
        return any(note.note.severity in {Severity.BLOCK, Severity.PROBLEM} for note in self.notes)


def check_rows(rows: Sequence[ReadRow], session: Session) -> Iterator[CheckedRow]:
    """Yield every row with what it is recognised as."""
    for row in rows:
        prepared = session.prepare(row)
        if prepared.blocked or row.blocked:
            found = Recognition(state=RowState.BLOCKED)
        else:
            found = session.recognise(prepared)
            session.expect(prepared, found)
        yield CheckedRow(row=row, prepared=prepared, found=found)

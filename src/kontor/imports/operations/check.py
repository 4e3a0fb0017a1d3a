"""Checking an import: what each row would do. And what a person says about single rows and cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from kontor.imports.checking import CheckedRow, check_rows
from kontor.imports.contract import Importer, Match, Settings, importers
from kontor.imports.enums import Decision, ImportState, Outcome
from kontor.imports.memory import without_collection
from kontor.imports.models import Import, ImportRow
from kontor.imports.operations.upload import UNSETTLED, stored_data
from kontor.imports.rows import CellNote, ReadRow, read_rows
from kontor.imports.sheets import Table, find_table, read_workbook, shown

Report = Callable[[int, int], None]
_SAVED_AT_ONCE = 500


def settings_of(run: Import) -> Settings:
    return Settings(scope=run.scope, options=run.options)


def table_of(run: Import) -> Table:
    """Read the import's table again from its file."""
    book = read_workbook(stored_data(run), run.file_name)
    sheet = next(page for page in book.sheets if page.name == run.sheet)
    return find_table(sheet, lambda text: 0.0, header_row=run.header_row)


def mapping_of(run: Import) -> dict[int, str]:
    return {int(index): key for index, key in run.mapping.items() if key}


def rows_of(run: Import, table: Table, fixes: Mapping[int, Mapping[int, str]]) -> list[ReadRow]:
    importer = importers[run.kind]
    return read_rows(table, importer.columns, mapping_of(run), importer.hints(settings_of(run)), fixes)


def fixes_of(run: Import) -> dict[int, dict[int, str]]:
    return {
        row.number: {int(index): text for index, text in row.fixes.items()}
        for row in run.rows.exclude(fixes={}).only("number", "fixes", "run_id")
    }


@without_collection()
def check(*, run: Import, report: Report = lambda done, count: None) -> list[CheckedRow]:
    """Check every row anew, and return the rows as checked.

    What a person has said about rows and cells stays; what was taken over is not touched, and gives no rows.
    """
    if run.state not in UNSETTLED:
        return []
    importer = importers[run.kind]
    table = table_of(run)
    fixes = fixes_of(run)
    said = {row.number: row for row in run.rows.all()}
    rows = rows_of(run, table, fixes)
    cells = {row.number: [shown(cell) for cell in row.cells] for row in table.rows}
    found: list[ImportRow] = []
    seen: list[CheckedRow] = []
    for done, checked in enumerate(check_rows(rows, importer.open(settings_of(run))), start=1):
        seen.append(checked)
        found.append(_row(run, checked, cells[checked.row.number], said.get(checked.row.number)))
        if done % _SAVED_AT_ONCE == 0:
            report(done, len(rows))
    with transaction.atomic():
        run.rows.all().delete()
        ImportRow.objects.bulk_create(found, batch_size=_SAVED_AT_ONCE)
        run.state, run.rows_found = ImportState.CHECKED, len(found)
        run.save(update_fields=["state", "rows_found", "updated_at"])
    report(len(rows), len(rows))
    return seen


def _row(run: Import, checked: CheckedRow, cells: list[str], said: ImportRow | None) -> ImportRow:
    return ImportRow(
        run=run,
        number=checked.row.number,
        cells=cells,
        label=checked.prepared.label[:240],
        state=checked.found.state,
        needs_person=checked.needs_person,
        notes=[note_json(note) for note in checked.notes],
        match=asdict(checked.found.match) if checked.found.match else {},
        fixes=said.fixes if said else {},
        decision=said.decision if said else Decision.AUTO,
        keeps=said.keeps if said else [],
    )


def note_json(note: CellNote) -> dict[str, Any]:
    return {
        "column": note.column, "header": note.header, "key": note.key, "value": note.value, "code": note.note.code,
        "severity": str(note.note.severity), "params": dict(note.note.params),
    }  # fmt: skip


def match_of(row: ImportRow) -> Match | None:
    """Return the stored match; its differences are only for showing."""
    if not row.match:
        return None
    return Match(
        target=row.match["target"], label=row.match["label"], score=row.match["score"], row=row.match["row"],
        reasons=tuple(row.match["reasons"]),
    )  # fmt: skip


def decide(*, row: ImportRow, decision: str, keeps: Sequence[str] = ()) -> None:
    """Keep what a person says about a row: merge, add as new, leave out, or leave it to the rules."""
    row.decision, row.keeps = Decision(decision), list(keeps)
    row.save(update_fields=["decision", "keeps"])


def set_cell(*, run: Import, number: int, index: int, text: str | None) -> None:
    """Put another text in the place of a cell (None gives the file's own back), and look at the row again."""
    row = run.rows.get(number=number)
    fixes = {key: value for key, value in row.fixes.items() if key != str(index)}
    row.fixes = fixes if text is None else {**fixes, str(index): text}
    row.save(update_fields=["fixes"])
    check_again(run=run, numbers=[number])


def check_again(*, run: Import, numbers: Iterable[int]) -> None:
    """Check single rows; the others are counted on as they stand."""
    wanted = set(numbers)
    importer: Importer = importers[run.kind]
    table = table_of(run)
    said = {row.number: row for row in run.rows.all()}
    rows = rows_of(run, table, fixes_of(run))
    cells = {row.number: [shown(cell) for cell in row.cells] for row in table.rows}
    for checked in check_rows(rows, importer.open(settings_of(run))):
        number = checked.row.number
        if number in wanted and said[number].outcome == Outcome.OPEN:
            fresh = _row(run, checked, cells[number], said[number])
            fresh.pk = said[number].pk
            fresh.save()

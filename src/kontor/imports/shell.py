"""A whole import in one call, for the shell and for the demo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from kontor.accounts.models import User
from kontor.imports.checking import check_rows
from kontor.imports.contract import Importer, Settings, importers
from kontor.imports.enums import Decision, RowState
from kontor.imports.models import Import
from kontor.imports.operations import upload as uploads
from kontor.imports.operations.apply import Policy, apply
from kontor.imports.operations.check import check, table_of
from kontor.imports.report import (
    Report,
    Tally,
    counts,
    doubles,
    doubles_of_checked,
    problems_of,
    problems_of_checked,
    tally_checked,
)  # fmt: skip
from kontor.imports.rows import read_rows
from kontor.imports.sheets import Table, UnreadableFileError
from kontor.imports.source import missing_columns

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to import and how. ``mapping`` goes from a heading or a column's letter to a key and beats the proposal."""

    kind: str
    name: str
    data: bytes
    scope: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    maybe: str = Decision.AUTO


def dry_run(wish: Wish) -> Report:
    """Say what an import would do, without writing anything. Raises ``UnreadableFileError``."""
    importer = importers[wish.kind]
    _check_scope(importer, wish)
    run = Import(kind=wish.kind, file_name=wish.name)
    source = uploads.read_source_of(run, wish.data, sheet=wish.sheet, header_row=wish.header_row)
    mapping = _mapped({p.index: p.key for p in source.proposals}, source.table, wish.mapping)
    _check_columns(importer, mapping)
    settings = Settings(scope=wish.scope, options=wish.options)
    rows = read_rows(source.table, importer.columns, mapping, importer.hints(settings))
    checked = list(check_rows(rows, importer.open(settings)))
    tally = tally_checked(checked)
    if wish.maybe != Decision.AUTO:
        tally = _decided(tally, wish.maybe)
    return Report(
        file=wish.name, kind=wish.kind, sheet=source.table.sheet, header_row=source.table.header_row, dry_run=True,
        rows=len(rows), tally=Tally(**tally), possible_duplicates=tuple(doubles_of_checked(checked)),
        problems=tuple(problems_of_checked(wish.kind, source.table.sheet, checked)),
        mapping=_named(source.table, mapping), left_out_columns=_left_out(source.table, mapping),
        other_sheets=source.others,
    )  # fmt: skip


def run_now(wish: Wish, *, actor: User | None, progress: Progress = lambda done, count: None) -> Report:
    """Import a file here and now. Raises ``UnreadableFileError``; rows that wait for a person stay in the import."""
    importer = importers[wish.kind]
    _check_scope(importer, wish)
    run = uploads.upload(
        actor=actor, kind=wish.kind, name=wish.name, data=wish.data, scope=wish.scope, options=wish.options,
        sheet=wish.sheet, header_row=wish.header_row,
    )  # fmt: skip
    if run.problem:
        uploads.drop(run=run)
        raise UnreadableFileError(run.problem["code"], **run.problem["params"])
    table = table_of(run)
    mapping = _mapped({int(index): key for index, key in run.mapping.items()}, table, wish.mapping)
    _check_columns(importer, mapping)
    uploads.set_mapping(run=run, mapping=mapping, headers=table.headers)
    checked = check(run=run)
    apply(run=run, actor=actor, policy=Policy(maybe=wish.maybe), checked=checked, report=progress)
    return report_of(run, table)


def report_of(run: Import, table: Table) -> Report:
    """Say what an import did."""
    mapping = {int(index): key for index, key in run.mapping.items()}
    return Report(
        file=run.file_name, kind=run.kind, sheet=run.sheet, header_row=run.header_row or 0, dry_run=False,
        rows=run.rows_found, tally=Tally(**counts(run)),
        possible_duplicates=tuple(doubles(run.rows.filter(state=RowState.MAYBE))),
        problems=tuple(problems_of(run)), mapping=_named(table, mapping), left_out_columns=_left_out(table, mapping),
        import_id=str(run.public_id),
    )  # fmt: skip


def _check_scope(importer: Importer, wish: Wish) -> Model | None:
    return importer.scope_object(wish.scope) if importer.needs_scope else None


def _check_columns(importer: Importer, mapping: Mapping[int, str]) -> None:
    missing = missing_columns(importer, mapping)
    if missing:
        raise UnreadableFileError("required-column", label=", ".join(missing))


def _mapped(proposed: Mapping[int, str], table: Table, wanted: Mapping[str, str]) -> dict[int, str]:
    mapping = dict(proposed)
    for index, (header, letter) in enumerate(zip(table.headers, table.letters, strict=True)):
        if header in wanted or letter in wanted:
            mapping[index] = wanted.get(header, wanted.get(letter, ""))
    return mapping


def _named(table: Table, mapping: Mapping[int, str]) -> dict[str, str]:
    return {f"{table.letters[i]} {table.headers[i]}".strip(): key for i, key in sorted(mapping.items()) if key}


def _left_out(table: Table, mapping: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(
        f"{letter} {header}".strip()
        for index, (letter, header) in enumerate(zip(table.letters, table.headers, strict=True))
        if not mapping.get(index)
    )


def _decided(tally: Mapping[str, int], maybe: str) -> dict[str, int]:
    key = {Decision.NEW: "created", Decision.MERGE: "updated", Decision.SKIP: "skipped"}[Decision(maybe)]
    return {**tally, key: tally[key] + tally["waiting"], "waiting": 0}

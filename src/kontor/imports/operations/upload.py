"""Taking a file in, and setting what its columns are."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from kontor.accounts.models import User
from kontor.imports.contract import Importer, importers
from kontor.imports.enums import ImportState
from kontor.imports.mapping import fingerprint
from kontor.imports.models import Import, SourceMapping
from kontor.imports.sheets import UnreadableFileError
from kontor.imports.source import Source, digest, missing_columns, read_source

KEPT_UNSETTLED = timedelta(days=14)
UNSETTLED = frozenset({ImportState.UPLOADED, ImportState.CHECKING, ImportState.CHECKED})


class SettledError(Exception):
    """The import was taken over, taken back or discarded: its rows hold what taking it back needs."""


def upload(
    *,
    actor: User | None,
    kind: str,
    name: str,
    data: bytes,
    scope: str = "",
    options: Mapping[str, str] | None = None,
    sheet: str = "",
    header_row: int | None = None,
) -> Import:
    """Keep a file and propose what its columns are.

    A file that cannot be read at all is not kept: ``UnreadableFileError``. One without a header row is, so that
    a person can say where it stands.
    """
    run = Import(
        kind=kind, owner=actor, file_name=name[:255], digest=digest(data), scope=scope, options=dict(options or {}),
        expires_at=timezone.now() + KEPT_UNSETTLED,
    )  # fmt: skip
    try:
        source = read_source_of(run, data, sheet=sheet, header_row=header_row)
    except UnreadableFileError as error:
        if error.code != "no-header":
            raise
        run.problem = {"code": error.code, "params": error.params}
    else:
        _set_source(run, source)
    with transaction.atomic():
        run.file.save(f"{run.public_id}.bin", ContentFile(data), save=False)
        run.save()
    return run


def read_source_of(run: Import, data: bytes, *, sheet: str = "", header_row: int | None = None) -> Source:
    """Find the table in an import's file, with what is remembered of its source."""
    importer = importers[run.kind]
    source = read_source(data, run.file_name, importer, sheet=sheet, header_row=header_row)
    known = SourceMapping.objects.filter(
        kind=run.kind, fingerprint=fingerprint(run.kind, source.table.headers)
    ).first()  # fmt: skip
    if known is None:
        return source
    return read_source(
        data, run.file_name, importer, sheet=source.table.sheet, header_row=source.table.header_row,
        remembered=known.by_header,
    )  # fmt: skip


def _set_source(run: Import, source: Source) -> None:
    run.sheet, run.header_row = source.table.sheet, source.table.header_row
    run.columns = list(map(list, zip(source.table.letters, source.table.headers, strict=True)))
    run.rows_found = len(source.table.rows)
    run.mapping = {str(proposal.index): proposal.key for proposal in source.proposals}
    run.problem = {}


def choose_table(*, run: Import, sheet: str, header_row: int | None) -> Source:
    """Take another sheet or another header row; the mapping is proposed anew.

    Raises ``UnreadableFileError``, and ``SettledError`` for an import that was taken over already.
    """
    _refuse_settled(run)
    source = read_source_of(run, stored_data(run), sheet=sheet, header_row=header_row)
    _set_source(run, source)
    run.state = ImportState.UPLOADED
    run.save()
    return source


def set_mapping(*, run: Import, mapping: Mapping[int, str], headers: tuple[str, ...]) -> list[str]:
    """Set which column is which, and remember it for the next file of this source.

    Returns the labels of columns that are needed and missing; then nothing is set. Raises ``SettledError`` for an
    import that was taken over already.
    """
    _refuse_settled(run)
    importer: Importer = importers[run.kind]
    missing = missing_columns(importer, mapping)
    if missing:
        return missing
    with transaction.atomic():
        run.mapping = {str(index): key for index, key in mapping.items()}
        run.save(update_fields=["mapping", "updated_at"])
        SourceMapping.objects.update_or_create(
            kind=run.kind,
            fingerprint=fingerprint(run.kind, headers),
            defaults={"by_header": {header: mapping.get(index, "") for index, header in enumerate(headers)}},
        )
    return []


def _refuse_settled(run: Import) -> None:
    if run.state not in UNSETTLED:
        raise SettledError


def stored_data(run: Import) -> bytes:
    with run.file.open("rb") as file:
        return bytes(file.read())


def drop(*, run: Import) -> None:
    """Forget a file that turned out to be of no use, before anything was done with it."""
    if run.file:
        run.file.delete(save=False)
    run.delete()

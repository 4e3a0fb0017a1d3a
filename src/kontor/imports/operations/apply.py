"""Taking an import over, in chunks that are each whole: a worker may be killed at any moment and loses nothing.

A chunk's rows, their changes and the marks that they are done are one transaction. Whoever begins again goes on behind
the last chunk.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from kontor.accounts.models import User
from kontor.common.bulk import update
from kontor.imports.checking import CheckedRow
from kontor.imports.contract import Match, Prepared, Recognition, Session, Taken, importers
from kontor.imports.enums import Decision, ImportState, Outcome, RowState
from kontor.imports.memory import without_collection
from kontor.imports.models import Import, ImportRow
from kontor.imports.operations.check import fixes_of, rows_of, settings_of, table_of
from kontor.imports.rows import ReadRow
from kontor.imports.writer import Writer

CHUNK = 250
UNDO_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What happens to possible doubles nobody has decided about: they wait (``""``), or are merged or added."""

    maybe: str = Decision.AUTO


@without_collection()
def apply(
    *,
    run: Import,
    actor: User | None,
    policy: Policy | None = None,
    checked: Sequence[CheckedRow] = (),
    report: Callable[[int, int], None] = lambda done, count: None,
    at: datetime | None = None,
) -> None:
    """Take every row over that nothing stands in the way of. May be called again after it was broken off.

    ``checked`` are the rows of a check that was made just now; without them the file is read again.
    """
    importer = importers[run.kind]
    if run.state not in {ImportState.CHECKED, ImportState.APPLYING, ImportState.APPLIED}:
        return
    Import.objects.filter(pk=run.pk).update(state=ImportState.APPLYING)
    rows = [one.row for one in checked] or rows_of(run, table_of(run), fixes_of(run))
    known = {one.row.number: one.prepared for one in checked}
    said = {row.number: row for row in run.rows.all()}
    session = importer.open(settings_of(run))
    note = _("Import of %(file)s") % {"file": run.file_name}
    left = [row for row in rows if said[row.number].outcome == Outcome.OPEN]
    for start in range(0, len(left), CHUNK):
        report(len(rows) - len(left) + start, len(rows))
        with transaction.atomic():
            writer = Writer(actor=actor, at=at or timezone.now(), note=note)
            things = _take_chunk(left[start : start + CHUNK], known, said, session, writer, policy or Policy())
            importer.written(things)
    now = at or timezone.now()
    Import.objects.filter(pk=run.pk).update(
        state=ImportState.APPLIED, applied_at=now, undo_until=now + UNDO_FOR, expires_at=now + UNDO_FOR
    )
    run.refresh_from_db()
    report(len(rows), len(rows))


def _take_chunk(
    rows: list[ReadRow],
    known: Mapping[int, Prepared],
    said: dict[int, ImportRow],
    session: Session,
    writer: Writer,
    policy: Policy,
) -> list[Model]:
    taken: dict[int, Taken] = {}
    for row in rows:
        prepared = known.get(row.number) or session.prepare(row)
        if prepared.blocked or row.blocked:
            taken[row.number] = Taken(outcome=Outcome.SKIPPED)
            continue
        match = _decided(prepared, session.recognise(prepared), said[row.number], policy)
        if match is _WAITS:
            continue
        if match is _LEFT_OUT:
            taken[row.number] = Taken(outcome=Outcome.SKIPPED)
            continue
        taken[row.number] = session.take(prepared, match=match, keeps=said[row.number].keeps, writer=writer)
    changes = writer.flush()
    session.flushed()
    done: list[tuple[str, list[dict[str, Any]], int | None, int]] = []
    for number, one in taken.items():
        stored = said[number]
        stored.outcome = one.outcome
        target = one.thing.pk if one.thing is not None else None
        done.append((str(one.outcome), changes.get(number, []), target, stored.pk))
    update(ImportRow, ("outcome", "changes", "target"), done)
    return [one.thing for one in taken.values() if one.thing is not None]


_WAITS = Match(target=0, label="waits", score=0.0)
_LEFT_OUT = Match(target=0, label="left out", score=0.0)


def _decided(row: Prepared, found: Recognition, said: ImportRow, policy: Policy) -> Match | None:
    """Return what the row is merged into, None for a new thing, or one of the two marks above."""
    decision = said.decision
    if decision == Decision.SKIP:
        return _LEFT_OUT
    if found.state == RowState.MAYBE and decision == Decision.AUTO:
        decision = Decision(policy.maybe)
        if decision == Decision.AUTO:
            return _WAITS
    if decision == Decision.NEW or found.match is None:
        return None
    return found.match

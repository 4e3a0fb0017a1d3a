"""Taking an import back, discarding one, and forgetting files whose time has come."""

from datetime import datetime
from operator import itemgetter

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontor.accounts.models import User
from kontor.imports.contract import importers
from kontor.imports.enums import ImportState, Outcome
from kontor.imports.models import Import
from kontor.imports.undo import Undone, undo_changes


class TooLateError(Exception):
    """The time in which the import could be taken back is over."""


def undo(*, run: Import, actor: User | None, at: datetime | None = None) -> Undone:
    """Take back everything the import changed, all or nothing; what others have changed since stays."""
    now = at or timezone.now()
    with transaction.atomic():
        run = Import.objects.select_for_update().get(pk=run.pk)
        if run.state not in {ImportState.APPLIED, ImportState.APPLYING}:
            return Undone()
        if run.undo_until is not None and now > run.undo_until:
            raise TooLateError
        # In the order they were made: a row that waited for a person comes after rows below it.
        changes = sorted((change for row in run.rows.all() for change in row.changes), key=itemgetter("at"))
        result = undo_changes(changes, actor=actor, at=now, note=_("Taking back %(file)s") % {"file": run.file_name})
        run.rows.exclude(outcome=Outcome.OPEN).update(outcome=Outcome.UNDONE, changes=[])
        run.state = ImportState.UNDONE
        run.save(update_fields=["state", "updated_at"])
        importers[run.kind].undone(result)
    return result


def discard(*, run: Import) -> None:
    """Give up an import that was not taken over; its file and cells are deleted at once."""
    if run.state in {ImportState.APPLIED, ImportState.APPLYING, ImportState.UNDONE}:
        return
    _forget(run)
    Import.objects.filter(pk=run.pk).update(state=ImportState.DISCARDED)


def expire(*, at: datetime | None = None) -> int:
    """Delete the files and cells of imports whose time has come. Return how many."""
    due = Import.objects.filter(expires_at__lte=at or timezone.now()).exclude(file="")
    count = 0
    for run in due:
        _forget(run)
        if run.state not in {ImportState.APPLIED, ImportState.UNDONE}:
            Import.objects.filter(pk=run.pk).update(state=ImportState.DISCARDED)
        count += 1
    return count


def _forget(run: Import) -> None:
    with transaction.atomic():
        run.rows.all().delete()
        name = run.file.name
        Import.objects.filter(pk=run.pk).update(file="")
    if name:
        run.file.storage.delete(name)

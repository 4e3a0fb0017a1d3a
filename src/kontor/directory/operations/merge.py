"""Making one of two entries, and two of one again."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import record
from kontor.directory.models import Merge, Organisation
from kontor.directory.operations.search import refresh_search
from kontor.imports.undo import Undone, undo_changes
from kontor.imports.writer import plain

FILLED = (
    "short_name", "original_name", "website", "domain", "email", "phone", "vat_id", "employees", "founded",
    "description", "notes",
)  # fmt: skip


def merge(
    *, kept: Organisation, given_up: Organisation, take: tuple[str, ...] = (), actor: User | None,
    at: datetime | None = None,
) -> Merge:  # fmt: skip
    """Move everything that hangs on one entry to another, fill what that lacks, and archive the first.

    ``take`` names fields in which the entry that is given up is right. What both may have only once (a host offer, one
    membership) stays where it is. Everything is noted, so that ``unmerge`` can put it back.
    """
    now = at or timezone.now()
    changes: list[dict[str, Any]] = []
    with transaction.atomic():
        for relation in Organisation._meta.related_objects:
            if relation.related_model is Merge:
                continue
            rows = relation.related_model._default_manager.filter(**{relation.field.name: given_up})
            for row in rows:
                _move(row, relation.field.name, kept, given_up, changes, now)
        _fill(kept, given_up, take, changes, now)
        missing = [field for field in given_up.fields.all() if field not in set(kept.fields.all())]
        kept.fields.add(*missing)
        if missing:
            changes.append(
                {"model": kept._meta.label, "pk": kept.pk, "link": "fields", "added": [one.pk for one in missing],
                 "at": now.isoformat()}
            )  # fmt: skip
        _set(given_up, {"archived_at": now}, changes, now)
        found = Merge.objects.create(kept=kept, given_up=given_up, merged_by=actor, changes=changes)
        note = _("Merged with %(name)s") % {"name": given_up.name}
        record(actor=actor, verb=Verb.MERGED, thing=kept, note=note, at=now)
        refresh_search([kept.pk, given_up.pk])
    return found


def _move(
    row: Model, name: str, kept: Organisation, given_up: Organisation, changes: list[dict[str, Any]], at: datetime
) -> None:
    try:
        with transaction.atomic():
            setattr(row, name, kept)
            row.save(update_fields=[name])
    except IntegrityError:
        return  # the kept entry has one already, and there may be only one
    changes.append(
        {"model": row._meta.label, "pk": row.pk, "fields": {name: [given_up.pk, kept.pk]}, "at": at.isoformat()}
    )


def _fill(
    kept: Organisation, given_up: Organisation, take: tuple[str, ...], changes: list[dict[str, Any]], at: datetime
) -> None:
    values: dict[str, Any] = {}
    for name in dict.fromkeys((*FILLED, *take)):
        theirs = getattr(given_up, name)
        is_empty = str(getattr(kept, name) or "") == ""
        if str(theirs or "") and (is_empty or name in take):
            values[name] = theirs
    languages = [code for code in given_up.languages if code not in kept.languages]
    if languages:
        values["languages"] = [*kept.languages, *languages]
    if given_up.is_public and not kept.is_public:
        values |= {"is_public": True, "public_since": given_up.public_since}
    _set(kept, values, changes, at)


def _set(one: Organisation, values: dict[str, Any], changes: list[dict[str, Any]], at: datetime) -> None:
    fields = {}
    for name, value in values.items():
        fields[name] = [plain(one, name, getattr(one, name)), plain(one, name, value)]
        setattr(one, name, value)
    one.save()
    changes.append({"model": one._meta.label, "pk": one.pk, "fields": fields, "at": at.isoformat()})


def unmerge(*, found: Merge, actor: User | None, at: datetime | None = None) -> Undone:
    """Make two entries of one again; what was changed since stays as it is."""
    now = at or timezone.now()
    with transaction.atomic():
        found = Merge.objects.select_for_update().get(pk=found.pk)
        if found.undone_at is not None:
            return Undone()
        result = undo_changes(found.changes, actor=actor, at=now, note=_("Merge taken back"))
        found.undone_at = now
        found.save(update_fields=["undone_at", "updated_at"])
        record(actor=actor, verb=Verb.UNDONE, thing=found.kept, note=_("Merge taken back"), at=now)
        refresh_search([found.kept_id, found.given_up_id])
    return result

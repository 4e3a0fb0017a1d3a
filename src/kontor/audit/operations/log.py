"""Writing the trail, and scrubbing a person out of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, Model, Q
from django.utils import timezone

from kontor.audit.enums import Verb
from kontor.common.bulk import insert

Changes = Mapping[str, tuple[str, str]]
ACTIONS: dict[str, int] = {
    Verb.CREATED: LogEntry.Action.CREATE,
    Verb.DELETED: LogEntry.Action.DELETE,
    Verb.SEEN: LogEntry.Action.ACCESS,
}
NOT_TRACKED = frozenset({"id", "public_id", "created_at", "updated_at", "password", "last_login"})
SCRUBBED = "…"
CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the trail. ``about`` is the larger thing it belongs to, whose page shows the line: a programme."""

    verb: str
    thing: Model
    changes: Changes = field(default_factory=dict)
    about: Model | None = None
    note: str = ""


def snapshot(thing: Model) -> dict[str, str]:
    """Return a thing's own fields as texts, to be compared after it was changed."""
    fields: Iterable[Field[Any, Any]] = thing._meta.concrete_fields
    return {
        entry.name: _text(entry.value_from_object(thing)) for entry in fields if entry.name not in NOT_TRACKED
    }  # fmt: skip


def changed(before: Mapping[str, str], thing: Model) -> dict[str, tuple[str, str]]:
    """Return what is different since ``snapshot``: old and new text by field."""
    now = snapshot(thing)
    return {name: (before.get(name, ""), value) for name, value in now.items() if before.get(name, "") != value}


def record(
    *,
    actor: Model | None,
    verb: str,
    thing: Model,
    changes: Changes | None = None,
    about: Model | None = None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Write one line. A change that changed nothing leaves none."""
    if verb == Verb.CHANGED and not changes and not note:
        return
    record_many(actor=actor, at=at, lines=[Line(verb=verb, thing=thing, changes=changes or {}, about=about, note=note)])


def record_many(*, actor: Model | None, lines: Iterable[Line], at: datetime | None = None) -> None:
    """Write many lines at once, for writes that do not save row by row."""
    moment = at or timezone.now()
    insert(LogEntry, [_row(actor, line, moment) for line in lines])


def scrub(*, things: Iterable[Model], words: Iterable[str] = ()) -> int:
    """Take a person out of the trail: what was said of these things, and these words wherever they stand.

    The lines stay: that something was changed, when and by whom. Return how many lines were touched.
    """
    touched: dict[int, LogEntry] = {}
    for thing in things:
        own = LogEntry.objects.filter(content_type=_type(thing), object_pk=str(thing.pk))
        for entry in own:
            entry.object_repr = SCRUBBED
            entry.changes = {name: [SCRUBBED, SCRUBBED] for name in entry.changes or {}}
            entry.additional_data = {**(entry.additional_data or {}), "note": ""}
            touched[entry.pk] = entry
    for word in sorted({word for word in words if len(word) > 2}, key=len, reverse=True):
        somewhere = Q(object_repr__icontains=word)
        for form in {word, json.dumps(word)[1:-1]}:  # SQLite keeps JSON's letters as codes, PostgreSQL as letters
            somewhere |= Q(changes__icontains=form) | Q(additional_data__icontains=form)
        for found in LogEntry.objects.filter(somewhere | Q(actor_email__iexact=word)):
            entry = touched.setdefault(found.pk, found)
            entry.object_repr = entry.object_repr.replace(word, SCRUBBED)
            entry.changes = _without(entry.changes, word)
            entry.additional_data = _without(entry.additional_data, word)
            entry.actor_email = None if (entry.actor_email or "").casefold() == word.casefold() else entry.actor_email
    LogEntry.objects.bulk_update(
        touched.values(), ["object_repr", "changes", "additional_data", "actor_email"], batch_size=CHUNK
    )
    return len(touched)


def about_key(thing: Model) -> str:
    """Return how the lines about a thing are found again (kept in auditlog's indexed correlation id)."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def _row(actor: Model | None, line: Line, moment: datetime) -> dict[str, Any]:
    """Return a line as its columns: an import writes tens of thousands of them."""
    key = line.thing.pk
    return {
        "content_type_id": _type(line.thing).pk,
        "object_pk": str(key),
        "object_id": key if isinstance(key, int) else None,
        "object_repr": str(line.thing)[:250],
        "action": ACTIONS.get(line.verb, LogEntry.Action.UPDATE),
        "changes": {name: list(values) for name, values in line.changes.items()},
        "actor_id": actor.pk if actor is not None else None,
        "cid": about_key(line.about or line.thing),
        "timestamp": moment,
        "additional_data": {"verb": line.verb, "note": line.note},
    }


def _type(thing: Model) -> ContentType:
    return ContentType.objects.get_for_model(thing)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _without(value: Any, word: str) -> Any:
    """Return JSON with a word replaced in every text."""
    if isinstance(value, str):
        return value.replace(word, SCRUBBED)
    if isinstance(value, list):
        return [_without(part, word) for part in value]
    if isinstance(value, dict):
        return {key: _without(part, word) for key, part in value.items()}
    return value

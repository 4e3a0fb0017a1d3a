"""Reading the trail in words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from auditlog.models import LogEntry
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kontor.audit.enums import Verb
from kontor.audit.operations.log import about_key
from kontor.common import formats
from kontor.common.registry import Registry

_DAY = re.compile(r"^\d{4}-\d\d-\d\d(T|$)")
verbs: Registry[str | Promise] = Registry("audit verbs")  # an app's own verbs in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field's old and new value."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A line as pages draw it."""

    at: datetime
    actor: str
    verb: str
    kind: str
    thing: str
    changes: Sequence[Change]
    note: str


def lines() -> QuerySet[LogEntry]:
    """Return the whole trail, newest first."""
    found: QuerySet[LogEntry] = LogEntry.objects.select_related("actor", "content_type").order_by("-timestamp", "-pk")
    return found


def history(thing: Model, limit: int = 50) -> list[ShownLine]:
    """Return what happened to a thing and to everything about it, newest first."""
    return [shown(entry) for entry in lines().filter(cid=about_key(thing))[:limit]]


def history_since(things: Iterable[Model], since: datetime, limit: int = 50) -> list[ShownLine]:
    """Return what happened to several things since a moment."""
    keys = [about_key(thing) for thing in things]
    return [shown(entry) for entry in lines().filter(cid__in=keys, timestamp__gte=since)[:limit]]


def shown(entry: LogEntry) -> ShownLine:
    """Put a line into words."""
    model = entry.content_type.model_class()
    more: dict[str, Any] = entry.additional_data or {}
    changes: dict[str, Sequence[str]] = entry.changes or {}
    # PostgreSQL keeps no order of keys: fields come in the model's.
    fields = [field.name for field in model._meta.get_fields()] if model else []
    names = sorted(changes, key=lambda name: (fields.index(name) if name in fields else len(fields), name))
    return ShownLine(
        at=entry.timestamp,
        actor=str(entry.actor) if entry.actor else _("the system"),
        verb=verb_words(more.get("verb", Verb.CHANGED)),
        kind=str(model._meta.verbose_name) if model else entry.content_type.model,
        thing=entry.object_repr,
        changes=[_change(model, name, changes[name]) for name in names],
        note=more.get("note", ""),
    )


def verb_words(verb: str) -> str:
    """Return a verb in the reader's language."""
    if verb in verbs:
        return str(verbs[verb])
    return str(Verb(verb).label) if verb in Verb.values else verb


def _change(model: type[Model] | None, name: str, values: Sequence[str]) -> Change:
    label, choices = name, {}
    if model is not None:
        try:
            found = model._meta.get_field(name)
            label = str(getattr(found, "verbose_name", name))
            choices = {str(value): str(words) for value, words in getattr(found, "flatchoices", ())}
        except FieldDoesNotExist:
            pass  # the field is gone since; its old name still says something
    old, new = (choices.get(value, _readable(value)) for value in values)
    return Change(label=label, old=old, new=new)


def _readable(value: str) -> str:
    """Return a stored moment or day as the reader's language writes it; anything else as it is."""
    if not _DAY.match(value):
        return value
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return value
    return formats.moment(found) if found.tzinfo else formats.short_date(found.date())

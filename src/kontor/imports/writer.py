"""Writes an import's rows in bulk, remembers every old value, and takes it all back.

A writer gathers a chunk of rows and writes it at once (``flush``): one statement per model instead of one per row. What
it returns per row is enough to undo: which things it made, which fields it changed from what to what, which links it
added. It knows models only by their labels.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from kontor.audit.enums import Verb
from kontor.audit.operations.log import Line, record_many
from kontor.common.bulk import insert

_BATCH = 200


@dataclass(slots=True)
class _Pending:
    row: int
    thing: Model
    before: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Writer:
    """``note`` stands in the audit trail's lines; ``at`` is the moment of the change."""

    actor: Model | None
    at: datetime
    note: str = ""
    _created: list[_Pending] = field(default_factory=list)
    _changed: dict[int, _Pending] = field(default_factory=dict)
    _links: list[tuple[int, Model, str, list[Model]]] = field(default_factory=list)
    _touched: set[int] = field(default_factory=set)

    def create(self, row: int, thing: Model) -> Model:
        """Add a new thing; it has its primary key after ``flush``."""
        self._created.append(_Pending(row=row, thing=thing))
        self._touched.add(row)
        return thing

    def change(self, row: int, thing: Model, **values: Any) -> bool:
        """Set fields that differ. A thing that is itself new is only filled. Return whether anything was changed."""
        different = {
            name: value
            for name, value in values.items()
            if plain(thing, name, getattr(thing, name)) != plain(thing, name, value)
        }
        if not different:
            return False
        if thing.pk is not None:
            pending = self._changed.setdefault(id(thing), _Pending(row=row, thing=thing))
            for name in different:
                pending.before.setdefault(name, getattr(thing, name))
        for name, value in different.items():
            setattr(thing, name, value)
        self._touched.add(row)
        return True

    def link(self, row: int, thing: Model, name: str, others: Iterable[Model]) -> None:
        """Add to a many-to-many field. The caller leaves out what is linked already."""
        found = list(others)
        if found:
            self._links.append((row, thing, name, found))
            self._touched.add(row)

    def touched(self, row: int) -> bool:
        return row in self._touched

    def flush(self) -> dict[int, list[dict[str, Any]]]:
        """Write everything gathered, and return the changes per row. Runs inside the caller's transaction."""
        changes: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._write_created(changes)
        self._write_changed(changes)
        self._write_links(changes)
        self._record()
        self._created, self._changed, self._links = [], {}, []
        for found in changes.values():
            for change in found:
                change["at"] = self.at.isoformat()
        return changes

    def _write_created(self, changes: dict[int, list[dict[str, Any]]]) -> None:
        by_model: dict[type[Model], list[_Pending]] = {}
        for pending in self._created:
            by_model.setdefault(type(pending.thing), []).append(pending)
        for model in parents_first(list(by_model)):
            found = by_model[model]
            model._default_manager.bulk_create([pending.thing for pending in found], batch_size=_BATCH)
            for pending in found:
                changes[pending.row].append(
                    {"model": model._meta.label, "pk": pending.thing.pk, "made": fingerprint(pending.thing)}
                )

    def _write_changed(self, changes: dict[int, list[dict[str, Any]]]) -> None:
        by_model: dict[type[Model], list[_Pending]] = defaultdict(list)
        for pending in self._changed.values():
            by_model[type(pending.thing)].append(pending)
        for model, found in by_model.items():
            names = {name for pending in found for name in pending.before}
            if any(entry.name == "updated_at" for entry in model._meta.concrete_fields):
                names.add("updated_at")
                for pending in found:
                    pending.thing.updated_at = self.at  # type: ignore[attr-defined]
            model._default_manager.bulk_update([pending.thing for pending in found], sorted(names), batch_size=_BATCH)
            for pending in found:
                values = {
                    name: [plain(pending.thing, name, old), plain(pending.thing, name, getattr(pending.thing, name))]
                    for name, old in pending.before.items()
                }
                changes[pending.row].append({"model": model._meta.label, "pk": pending.thing.pk, "fields": values})

    def _write_links(self, changes: dict[int, list[dict[str, Any]]]) -> None:
        rows: dict[type[Model], dict[tuple[int, int], dict[str, int]]] = defaultdict(dict)
        unique: dict[type[Model], tuple[str, str]] = {}
        for row, thing, name, others in self._links:
            relation: Any = type(thing)._meta.get_field(name)
            through = relation.remote_field.through
            own, other = relation.m2m_field_name(), relation.m2m_reverse_field_name()
            unique[through] = own, other
            rows[through] |= {(thing.pk, one.pk): {f"{own}_id": thing.pk, f"{other}_id": one.pk} for one in others}
            changes[row].append(
                {"model": type(thing)._meta.label, "pk": thing.pk, "link": name, "added": [one.pk for one in others]}
            )
        for through, found in rows.items():
            insert(through, found.values(), unique=unique[through])

    def _record(self) -> None:
        lines = [Line(verb=Verb.IMPORTED, thing=pending.thing, note=self.note) for pending in self._created]
        for pending in self._changed.values():
            values = {name: (_text(old), _text(getattr(pending.thing, name))) for name, old in pending.before.items()}
            lines.append(Line(verb=Verb.IMPORTED, thing=pending.thing, changes=values, note=self.note))
        record_many(actor=self.actor, lines=lines, at=self.at)


def parents_first(models: list[type[Model]]) -> list[type[Model]]:
    """Return the models so that each comes after those its rows point to, whatever row made the first of them."""
    left, ordered = list(models), []
    while left:
        free = [model for model in left if not any(other in left for other in _points_to(model) if other is not model)]
        ordered += free or left  # a circle: their order decides nothing
        left = [model for model in left if model not in ordered]
    return ordered


def _points_to(model: type[Model]) -> list[Any]:
    return [entry.related_model for entry in model._meta.concrete_fields if entry.is_relation]


def fingerprint(thing: Model) -> str:
    """Return what a thing looks like in short: an undo deletes it only while it still looks as it was made."""
    state = {
        entry.name: plain(thing, entry.name, getattr(thing, entry.attname))
        for entry in thing._meta.concrete_fields
        if not entry.primary_key and entry.name not in {"created_at", "updated_at", "public_id"}
    }
    return hashlib.sha1(json.dumps(state, sort_keys=True).encode(), usedforsecurity=False).hexdigest()


def plain(thing: Model, name: str, value: Any) -> Any:
    """Return a field's value as JSON keeps it, so that two of them can be compared later."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()  # the database may give it back on another clock
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    entry: Any = thing._meta.get_field(name)
    prepared = entry.get_prep_value(value)
    if prepared is None or isinstance(prepared, bool | int | float | str | list | dict):
        return prepared
    return DjangoJSONEncoder().default(prepared)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def present(thing: Model, name: str) -> Any:
    """Return the value a field has now, in the form in which changes keep it."""
    entry: Any = thing._meta.get_field(name)
    return plain(thing, name, getattr(thing, entry.attname))

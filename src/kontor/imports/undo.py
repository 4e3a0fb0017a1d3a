"""Takes back the changes of an import, and leaves alone what others have changed since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from kontor.audit.enums import Verb
from kontor.audit.operations.log import Line, record_many
from kontor.imports.writer import fingerprint, present

Change = Mapping[str, Any]


@dataclass(slots=True)
class Undone:
    """What was taken back and what stayed. ``things`` are those that still exist and changed."""

    restored: int = 0
    deleted: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kept: list[str] = field(default_factory=list)
    things: list[Model] = field(default_factory=list)

    @property
    def deleted_count(self) -> int:
        return sum(map(len, self.deleted.values()))


def undo_changes(changes: Sequence[Change], *, actor: Model | None, at: datetime, note: str) -> Undone:
    """Take back changes, given in the order in which they were made. Runs inside the caller's transaction."""
    result = Undone()
    for change in reversed(changes):
        if "fields" in change:
            _restore(change, result, actor, at, note)
        elif "link" in change:
            _unlink(change)
    made: dict[str, dict[int, str]] = defaultdict(dict)
    for change in changes:
        if "made" in change:
            made[change["model"]][change["pk"]] = change["made"]
    for label in reversed(list(made)):
        _delete(apps.get_model(label), made[label], result, actor, at, note)
    return result


def _restore(change: Change, result: Undone, actor: Model | None, at: datetime, note: str) -> None:
    """Set each field back, unless it no longer has the value the import gave it."""
    model = apps.get_model(change["model"])
    thing = model._default_manager.filter(pk=change["pk"]).first()
    if thing is None:
        return
    changed: dict[str, tuple[str, str]] = {}
    for name, (before, after) in change["fields"].items():
        if present(thing, name) != after:
            result.kept.append(f"{thing}: {_label(model, name)}")
            continue
        entry: Any = model._meta.get_field(name)
        changed[name] = (str(after), str(before))
        setattr(thing, entry.attname, before if entry.is_relation else entry.to_python(before))
    if changed:
        thing.save(update_fields=[*changed])
        result.restored += 1
        result.things.append(thing)
        record_many(actor=actor, at=at, lines=[Line(verb=Verb.UNDONE, thing=thing, changes=changed, note=note)])


def _unlink(change: Change) -> None:
    thing = apps.get_model(change["model"])._default_manager.filter(pk=change["pk"]).first()
    if thing is not None:
        getattr(thing, change["link"]).remove(*change["added"])


def _delete(
    model: type[Model], made: Mapping[int, str], result: Undone, actor: Model | None, at: datetime, note: str
) -> None:
    """Delete what the import made and nobody has touched since, nor hung anything on."""
    found = {thing.pk: thing for thing in _in_chunks(model, list(made))}
    touched = {pk for pk, thing in found.items() if fingerprint(thing) != made[pk]}
    used = _used(model, list(found))
    gone = [pk for pk in found if pk not in touched and pk not in used]
    result.kept.extend(str(thing) for pk, thing in found.items() if pk not in gone)
    record_many(actor=actor, at=at, lines=[Line(verb=Verb.UNDONE, thing=found[pk], note=note) for pk in gone])
    for start in range(0, len(gone), 500):
        model._default_manager.filter(pk__in=gone[start : start + 500]).delete()
    result.deleted[model._meta.label].extend(gone)


def _used(model: type[Model], keys: Sequence[int]) -> set[int]:
    """Return the keys on which rows of any model still hang. What the import itself hung there is gone by now."""
    used: set[int] = set()
    for relation in model._meta.related_objects:
        name = relation.field.name
        for start in range(0, len(keys), 500):
            rows = relation.related_model._default_manager.filter(**{f"{name}__in": keys[start : start + 500]})
            used.update(key for key in rows.values_list(name, flat=True) if key is not None)
    return used


def _in_chunks(model: type[Model], keys: Sequence[int]) -> Iterable[Model]:
    for start in range(0, len(keys), 500):
        yield from model._default_manager.filter(pk__in=keys[start : start + 500])


def _label(model: type[Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "verbose_name", name))

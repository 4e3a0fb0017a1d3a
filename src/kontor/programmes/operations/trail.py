"""The audit lines of a programme: every change is told as one about the programme it belongs to."""

from django.db.models import Model

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import changed, record, snapshot
from kontor.programmes.models import Programme


def stored(thing: Model) -> dict[str, str] | None:
    """Return a thing's fields as the database has them, ``None`` for a new one: a form has changed it already."""
    if thing._state.adding:
        return None
    return snapshot(type(thing)._default_manager.get(pk=thing.pk))


def told(*, thing: Model, before: dict[str, str] | None, programme: Programme, actor: User | None) -> None:
    """Write that a thing was created, or what of it was changed."""
    if before is None:
        record(actor=actor, verb=Verb.CREATED, thing=thing, about=programme)
    else:
        record(actor=actor, verb=Verb.CHANGED, thing=thing, changes=changed(before, thing), about=programme)


def done(*, thing: Model, verb: Verb, programme: Programme, actor: User | None, note: str = "") -> None:
    """Write that something was done to a thing."""
    record(actor=actor, verb=verb, thing=thing, about=programme, note=note)

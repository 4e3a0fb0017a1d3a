"""One thread per organisation: everything that happened with it, whichever app knows it.

A higher app registers what it knows::

    thread.register("programmes.participations", participations, order=30)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontor.audit.enums import Verb
from kontor.audit.queries import history
from kontor.common.registry import Registry
from kontor.directory.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """One line. ``kind`` says in a word what it is; ``at`` may lie ahead."""

    at: date | datetime
    icon: str
    kind: str | Promise
    title: str
    detail: str = ""
    url: str = ""

    @property
    def moment(self) -> datetime:
        if isinstance(self.at, datetime):
            return self.at
        return timezone.make_aware(datetime.combine(self.at, time(12)))

    @property
    def is_ahead(self) -> bool:
        return self.moment > timezone.now()


thread: Registry[Callable[[Organisation], Iterable[ThreadLine]]] = Registry("thread lines")

_SHOWN_VERBS = (Verb.CREATED, Verb.IMPORTED, Verb.MERGED, Verb.UNDONE)


def lines_of(organisation: Organisation) -> list[ThreadLine]:
    """Return the whole thread, newest first."""
    found = [line for source in thread for line in source(organisation)]
    return sorted(found, key=lambda line: line.moment, reverse=True)


def memberships(organisation: Organisation) -> Iterable[ThreadLine]:
    """Joined, and left."""
    for one in organisation.memberships.select_related("network"):
        number = _("No. %(number)s") % {"number": one.number} if one.number else ""
        if one.since:
            yield ThreadLine(
                at=one.since, icon="users-group", kind=gettext_lazy("Membership"),
                title=_("Member of %(network)s") % {"network": one.network}, detail=number,
            )  # fmt: skip
        if one.until:
            yield ThreadLine(
                at=one.until, icon="users-minus", kind=gettext_lazy("Membership"),
                title=_("No longer member of %(network)s") % {"network": one.network},
            )  # fmt: skip


def records(organisation: Organisation) -> Iterable[ThreadLine]:
    """Entered, imported, merged: how the entry came to be what it is."""
    words = {str(verb.label) for verb in _SHOWN_VERBS}
    for line in history(organisation, limit=60):
        if line.verb in words:
            yield ThreadLine(
                at=line.at, icon="file-import" if line.note else "notes", kind=gettext_lazy("Entry"),
                title=line.note or f"{line.thing}: {line.verb}", detail=line.actor,
            )  # fmt: skip


def register() -> None:
    thread.register("directory.memberships", memberships, order=10)
    thread.register("directory.records", records, order=90)

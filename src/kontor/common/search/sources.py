"""What can be found, and who finds it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from kontor.common.registry import Registry
from kontor.common.shell import Visitor

PUBLIC = "public"
STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How one thing is found: what is shown of it, and the texts that are searched. One audience may find it."""

    title: str
    url: str
    audience: str = STAFF
    subtitle: str = ""
    texts: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSource:
    """A kind of thing. ``entry`` gets a row of ``rows()`` and returns ``None`` for one that nobody shall find."""

    label: str | Promise
    icon: str
    rows: Callable[[], QuerySet[Any]]
    entry: Callable[[Any], Entry | None]

    @property
    def model(self) -> type[Model]:
        return self.rows().model


sources: Registry[SearchSource] = Registry("search sources")

# Further audiences of a visitor, for example "programme:7" for those who work on it.
audiences: Registry[Callable[[Visitor], set[str]]] = Registry("search audiences")


def audiences_of(user: Visitor) -> set[str]:
    """Return every audience a visitor belongs to."""
    found = {PUBLIC, STAFF} if getattr(user, "is_staff", False) else {PUBLIC}
    return found.union(*(more(user) for more in audiences)) if user.is_authenticated else {PUBLIC}

"""What may be published, and what publishing it changes; the rows are written by ``operations.agenda``."""

import hashlib
import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from i18nfield.strings import LazyI18nString

from kontor.directory.models import Organisation
from kontor.programmes.enums import Audience, EntryStatus, ItemKind
from kontor.programmes.models import AgendaEntry, Group, Participation, Programme

_NAMESPACE = uuid.UUID("5b0a6a3e-6f0f-5d53-9d0b-6a6c21f0f4aa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One entry as its source wants it to stand. ``key`` names it within the source and never changes."""

    key: str
    kind: ItemKind
    title: LazyI18nString | str
    starts_at: datetime
    ends_at: datetime
    zone: str
    description: LazyI18nString | str = ""
    place_name: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    audience: Audience = Audience.ALL
    groups: tuple[Group, ...] = ()
    people: tuple[Participation, ...] = ()
    host: Organisation | None = None

    @property
    def content_hash(self) -> str:
        """Cover everything a reader is shown, so that an entry counts as changed exactly when they would notice."""
        *shown, host = shown_of(self)
        groups, people = sorted(group.pk for group in self.groups), sorted(person.pk for person in self.people)
        whole = [*shown, self.audience, groups, people, host]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


class ChangeKind(StrEnum):
    ADDED = "added"
    MOVED = "moved"  # another time or another place: what people must know first
    CHANGED = "changed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """How an entry stood before a change, as far as a notice tells it."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry that publishing changes. ``entry`` is ``None`` while it is only wanted, ``wanted`` when it goes.

    ``readers`` are the participations it changes for: all that read it before or after, or, where nothing has changed
    but who reads it (another interpreter, another group), those alone. ``gained`` of them read it only from now on,
    ``lost`` no more: for them it is new, or dropped, whatever it is for the others. ``host_before`` received it.
    """

    kind: ChangeKind
    key: str
    entry: AgendaEntry | None
    wanted: Wanted | None
    before: Before | None
    readers: frozenset[int]
    gained: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()
    host_before: Organisation | None = None

    def kind_for(self, reader: int) -> ChangeKind:
        """Return what the change is to one of its readers."""
        if reader in self.lost:
            return ChangeKind.CANCELLED
        return ChangeKind.ADDED if reader in self.gained else self.kind

    @property
    def title(self) -> str:
        return str(self.wanted.title) if self.wanted else self.before.title if self.before else ""

    @property
    def host(self) -> Organisation | None:
        return self.wanted.host if self.wanted else self.host_before

    @property
    def for_hosts(self) -> "tuple[Change, ...]":
        """Return the change as each host is told it: to one that another takes the place of, the visit is off."""
        now, before = self.host, self.host_before
        if self.wanted is None or before is None or now == before:
            new = self if self.wanted is None or before is not None else replace(self, kind=ChangeKind.ADDED)
            return (new,) if now is not None else ()
        off = replace(self, kind=ChangeKind.CANCELLED, wanted=None)
        return (off,) if now is None else (off, replace(self, kind=ChangeKind.ADDED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What one publishing changed and who must be told: participation pk → their changes, in time order."""

    changes: tuple[Change, ...] = ()
    told: Mapping[int, tuple[Change, ...]] = field(default_factory=dict)

    @property
    def hosts(self) -> dict[int, tuple[Change, ...]]:
        """Return the changes by host (organisation pk)."""
        found: dict[int, tuple[Change, ...]] = {}
        for change in (told for one in self.changes for told in one.for_hosts):
            if change.host is not None:
                found[change.host.pk] = (*found.get(change.host.pk, ()), change)
        return found


def publication(changes: Collection[Change]) -> Publication:
    """Sort changes by time and by reader."""
    ranked = tuple(sorted(changes, key=_when))
    told: dict[int, tuple[Change, ...]] = {}
    for change in ranked:
        for reader in change.readers:
            told[reader] = (*told.get(reader, ()), change)
    return Publication(changes=ranked, told=told)


def uid_of(programme: Programme, source: str, key: str) -> str:
    """Return the calendar UID: the same for ever for the same thing, and telling nothing of it."""
    return str(uuid.uuid5(_NAMESPACE, f"{programme.public_id}/{source}/{key}"))


def shown_of(thing: Wanted | AgendaEntry) -> list[object]:
    """Return what every reader sees of a thing alike: all but who reads it. The host comes last."""
    return [
        thing.kind, _text(thing.title), _text(thing.description), thing.starts_at.timestamp(),
        thing.ends_at.timestamp(), thing.zone, thing.place_name, thing.address, thing.latitude, thing.longitude,
        thing.host.pk if thing.host else None,
    ]  # fmt: skip


def looks_alike(entry: AgendaEntry | None, wanted: Wanted | None) -> bool:
    """Tell whether at most who reads an entry changes."""
    if entry is None or wanted is None or entry.status != EntryStatus.CONFIRMED:
        return False
    return shown_of(entry) == shown_of(wanted)


def change_between(entry: AgendaEntry | None, wanted: Wanted | None) -> ChangeKind | None:
    """Say how what is published differs from what is wanted, ``None`` when it does not."""
    standing = entry is not None and entry.status == EntryStatus.CONFIRMED
    if wanted is None:
        return ChangeKind.CANCELLED if standing else None
    if entry is None or not standing:
        return ChangeKind.ADDED
    if entry.content_hash == wanted.content_hash:
        return None
    same = (entry.starts_at, entry.ends_at, entry.place_name) == (wanted.starts_at, wanted.ends_at, wanted.place_name)
    return ChangeKind.CHANGED if same else ChangeKind.MOVED


def before_of(entry: AgendaEntry) -> Before:
    return Before(title=str(entry.title), starts_at=entry.starts_at, ends_at=entry.ends_at, place_name=entry.place_name)


def day_of(thing: Wanted | AgendaEntry) -> date:
    """Return the day on which a thing begins where it takes place."""
    return thing.starts_at.astimezone(ZoneInfo(thing.zone)).date()


def _when(change: Change) -> tuple[datetime, str]:
    at = change.wanted.starts_at if change.wanted else change.before.starts_at if change.before else datetime.max
    return at, change.key


def _text(value: LazyI18nString | str) -> object:
    return value.data if isinstance(value, LazyI18nString) else str(value)


def town_of(address: str) -> str:
    """Return the town of an address such as ``Ritterstraße 3, 33602 Bielefeld``: its last part without the code."""
    return address.rsplit(",", 1)[-1].strip().lstrip("0123456789 ")

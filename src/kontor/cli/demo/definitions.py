"""A programme as a TOML file: what staff would type on the pages. ``examples/ostwestfalen`` has three."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

Texts = dict[str, str]  # language → text
T = TypeVar("T")


class DefinitionError(Exception):
    """A definition cannot be read; the sentence says which file, which part and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    day_begins: time = time(8, 30)
    day_ends: time = time(18, 30)
    lunch_from: time = time(11, 45)
    lunch_until: time = time(14, 0)
    lunch_minutes: int = 60
    visits_a_day: int = 3
    travel_mode: str = "coach"
    boarding_minutes: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    role: str
    name: str
    city: str
    street: str = ""
    postal_code: str = ""
    country: str = "DE"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    title: Texts
    starts_on: date
    ends_on: date
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    name: str
    task: Texts = field(default_factory=dict)
    kind: str = "agency"
    city: str = ""
    country: str = "DE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    letter: str
    name: Texts = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    interpreting: str = "none"
    fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bus:
    """A coach; ``given`` and ``family`` name its driver."""

    name: str
    seats: int
    given: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """``starts_at`` and ``ends_at`` are clock times of ``zone``, or of the programme."""

    kind: str
    title: Texts
    starts_at: datetime
    ends_at: datetime
    zone: str = ""
    place_name: str = ""
    address: str = ""
    description: Texts = field(default_factory=dict)
    host: str = ""
    child: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A programme inside the week. ``guests`` are organisations, ``speakers`` e-mail addresses of delegates."""

    key: str
    kind: str
    title: Texts
    starts_on: date
    ends_on: date
    summary: Texts = field(default_factory=dict)
    is_public: bool = False
    guests: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostAnswer:
    """A host that stands in the definition itself. ``windows``: "2027-09-21 09:00-12:30"."""

    host: str
    windows: list[str]
    minutes: int = 90
    capacity: int | None = None
    is_must: bool = False
    priority: int = 3
    safety_shoes: bool = False
    topic: Texts = field(default_factory=dict)
    profile: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    given: str
    family: str
    email: str
    original: str = ""
    organisation: str = ""
    organisation_original: str = ""
    city: str = ""
    country: str = "CN"
    function: str = ""
    diet: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One programme. ``delegation`` and ``hosts`` name files beside the definition."""

    key: str
    kind: str
    title: Texts
    starts_on: date
    ends_on: date
    zone: str = "Europe/Berlin"
    languages: list[str] = field(default_factory=lambda: ["de", "en"])
    is_public: bool = False
    fields: list[str] = field(default_factory=list)
    agency: str = ""
    delegation: str = ""
    hosts: str = ""
    head: str = ""
    summary: Texts = field(default_factory=dict)
    welcome: Texts = field(default_factory=dict)
    practical_notes: Texts = field(default_factory=dict)
    plan: Limits = field(default_factory=Limits)
    places: list[Base] = field(default_factory=list)
    phases: list[Stage] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    groups: list[Party] = field(default_factory=list)
    coaches: list[Bus] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    appointments: list[HostAnswer] = field(default_factory=list)
    delegates: list[Delegate] = field(default_factory=list)


PARTS: dict[str, type[Any]] = {
    "places": Base, "phases": Stage, "partners": Partner, "groups": Party, "coaches": Bus, "items": Item,
    "children": Child, "appointments": HostAnswer, "delegates": Delegate,
}  # fmt: skip


def read_definition(path: Path) -> Definition:
    """Read one file. Raises ``DefinitionError``."""
    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"{path.name}: {error}.") from None
    for name, kind in PARTS.items():
        rows = enumerate(found.get(name, []), start=1)
        found[name] = [_made(kind, row, f"{path.name}, {name} {number}") for number, row in rows]
    found["plan"] = _made(Limits, found.get("plan", {}), f"{path.name}, plan")
    return _made(Definition, found, path.name)


def _made(kind: type[T], values: dict[str, Any], where: str) -> T:
    try:
        return kind(**values)
    except TypeError as error:
        raise DefinitionError(f"{where}: {str(error).split('() ')[-1]}.") from None

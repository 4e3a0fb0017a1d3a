"""What an app says to let its rows be imported. An importer is registered by the app that owns them::

    importers.register("organisations", OrganisationImporter())

The wizard, the shell and the undo are the same for all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import Model
from django.utils.functional import Promise
from rules.predicates import Predicate

from kontor.accounts.models import User
from kontor.common.registry import Registry
from kontor.imports.cells.model import Hints
from kontor.imports.columns import Column
from kontor.imports.enums import Outcome, RowState
from kontor.imports.phrases import Phrase
from kontor.imports.rows import CellNote, ReadRow
from kontor.imports.undo import Undone
from kontor.imports.writer import Writer


class ScopeError(Exception):
    """What the rows shall belong to does not exist; the sentence says what does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of a possible double, side by side. ``winner`` is "known", "file" or "both"."""

    key: str
    label: str
    known: str
    file: str
    winner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a row seems to be already. ``row`` is set where that is another row of the same file."""

    target: int
    label: str
    score: float
    reasons: tuple[str, ...] = ()
    row: int | None = None
    differences: tuple[Difference, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A row as the importer understands it. ``data`` is the importer's own."""

    number: int
    label: str
    data: Any
    notes: tuple[CellNote, ...]
    blocked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    state: RowState
    match: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a row. ``thing`` gets its primary key when the writer flushes."""

    outcome: Outcome
    thing: Model | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How an import was set: what its rows belong to, and the importer's own options."""

    scope: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What the house can learn from a word that an import did not understand; by the code of the note that says so.

    ``suggest`` returns the value of the likeliest choice, "" where none is near. ``teach`` keeps a word for good and
    returns nothing, or returns the text to be put in the place of the cells. ``new`` makes a choice of the word itself.
    """

    label: str | Promise
    choices: Callable[[], Sequence[tuple[str, str]]]
    suggest: Callable[[str], str]
    teach: Callable[[User | None, str, str], str]
    may: Predicate
    new: Callable[[User | None, str], str] | None = None
    may_new: Predicate | None = None


class LessonError(Exception):
    """The word cannot be taught; the sentence says why."""


class Session(Protocol):
    """One pass over a file's rows. Rows come in their order; a later row may be the same thing as an earlier one."""

    def prepare(self, row: ReadRow) -> Prepared:
        """Understand the values together: places, fields, who is who. Adds notes."""

    def recognise(self, row: Prepared) -> Recognition:
        """Say whether the row is known already. Writes nothing."""

    def expect(self, row: Prepared, found: Recognition) -> None:
        """Count on the row for those that follow it, without writing it (a check)."""

    def take(self, row: Prepared, *, match: Match | None, keeps: Sequence[str], writer: Writer) -> Taken:
        """Write the row: into what it matches, or as a new thing."""

    def flushed(self) -> None:
        """Called when a chunk is written, in its transaction."""


class Importer(Protocol):
    """``needs_scope`` kinds take a scope (a programme); ``scopes`` lists those a person may choose from."""

    @property
    def label(self) -> str | Promise: ...

    @property
    def columns(self) -> tuple[Column, ...]: ...

    @property
    def phrases(self) -> Mapping[str, Phrase]: ...

    @property
    def lessons(self) -> Mapping[str, Lesson]: ...

    def reasons(self, codes: Sequence[str]) -> Sequence[str | Promise]:
        """Say why a row may be something known."""

    @property
    def needs_scope(self) -> bool: ...

    @property
    def may_import(self) -> Predicate:
        """Asked with the user and the scope's object, or with the user alone where the kind has no scope."""

    def scope_object(self, scope: str) -> Model | None:
        """Return what the scope names; raise ``ScopeError`` where it does not exist."""

    def scopes(self, user: Any) -> Sequence[tuple[str, str]]:
        """Return the scopes a person may choose, as value and label."""

    def options(self) -> Sequence[tuple[str, str, Sequence[tuple[str, str]]]]:
        """Return further choices: key, label, and their values with labels."""

    def hints(self, settings: Settings) -> Hints: ...

    def open(self, settings: Settings) -> Session: ...

    def written(self, things: Sequence[Model]) -> None:
        """Bring up to date what is derived from the written things (the search)."""

    def undone(self, result: Undone) -> None:
        """The same after an import was taken back."""

    def result_url(self, settings: Settings) -> str: ...


importers: Registry[Importer] = Registry("importers")

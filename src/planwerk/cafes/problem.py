"""What a seating is asked for: people with their traits, tables, rounds, and what must and should hold.

Rounds and tables are positions counted from 0 here; files and messages count rounds from 1 and name tables by id.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from planwerk.cafes.solution import Seating


class Mode(StrEnum):
    """The same question at every table, or one question per table: then nobody visits a table twice."""

    SAME = "same"
    EACH = "each"


class Wish(StrEnum):
    """What a good mixture avoids, after people meeting again: each counts what is not as wished.

    ``COLLEAGUES``, ``FIELDS`` and ``SENIORITY`` count pairs alike at one table, ``DELEGATIONS`` the delegations that a
    table lacks, ``LANGUAGES`` the tables without a common language or an interpreter for everyone there.
    """

    COLLEAGUES = "colleagues"
    DELEGATIONS = "delegations"
    LANGUAGES = "languages"
    FIELDS = "fields"
    SENIORITY = "seniority"


class Must(StrEnum):
    """What two people must do: sit together at least once, or never."""

    MEET = "meet"
    AVOID = "avoid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A guest, a host (``host_at`` a table in every round) or an interpreter (``interprets`` between languages).

    They are present from round ``first`` to ``last`` (included; ``None``: to the end) but for ``missing`` rounds.
    Empty ``languages`` means that any language will do.
    """

    id: str
    name: str = ""
    organisation: str = ""
    delegation: str = ""
    languages: frozenset[str] = frozenset()
    interprets: frozenset[str] = frozenset()
    field: str = ""
    seniority: str = ""
    host_at: int | None = None
    needs_access: bool = False
    first: int = 0
    last: int | None = None
    missing: frozenset[int] = frozenset()

    def present(self, number: int) -> bool:
        """Return whether the person is there in a round."""
        return self.first <= number and (self.last is None or number <= self.last) and number not in self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its chairs, the host's included; ``accessible`` for people of reduced mobility."""

    id: str
    seats: int
    accessible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A seat given beforehand: ``person`` sits at ``table`` in ``round``, or in every round where it is ``None``."""

    person: str
    table: int
    round: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people who must meet or must not."""

    one: str
    other: str
    must: Must


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A World Café. ``wishes`` stand in the order of their weight; ``held`` are the rounds that are over, as they were.

    Raises ``ProblemError`` when it contradicts itself.
    """

    people: tuple[Person, ...]
    tables: tuple[Table, ...]
    rounds: int
    mode: Mode = Mode.SAME
    places: tuple[Place, ...] = ()
    pairs: tuple[Pair, ...] = ()
    wishes: tuple[Wish, ...] = ()
    held: Seating = field(default_factory=Seating)

    def __post_init__(self) -> None:
        # Imported here: the checks need the classes above.
        from planwerk.cafes.validation import validate

        validate(self)

    def pinned(self, number: int) -> dict[str, int]:
        """Return the table of everyone present in a round whose seat is given: hosts and places."""
        found = {row.id: row.host_at for row in self.people if row.host_at is not None and row.present(number)}
        present = {row.id for row in self.people if row.present(number)}
        for place in self.places:
            if place.round in (None, number) and place.person in present:
                found[place.person] = place.table
        return found


def anonymous(people: int, tables: int, rounds: int, *, mode: Mode = Mode.SAME) -> Problem:
    """Return the plain problem: people numbered from 1, tables as even as can be. Raises ``ProblemError``."""
    from planwerk.cafes.validation import check_sizes

    check_sizes(people, tables, rounds)  # before millions of people are made
    seats = -(-people // tables)
    return Problem(
        people=tuple(Person(id=str(number)) for number in range(1, people + 1)),
        tables=tuple(Table(id=str(number), seats=seats) for number in range(1, tables + 1)),
        rounds=rounds,
        mode=mode,
    )

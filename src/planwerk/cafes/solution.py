"""What a seating says."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """Person ids by round and table, the tables in the problem's order."""

    rounds: tuple[tuple[tuple[str, ...], ...], ...] = ()

    def stays(self) -> Iterator[tuple[int, int, str]]:
        """Yield round, table and person for every seat taken."""
        for number, tables in enumerate(self.rounds):
            for table, people in enumerate(tables):
                for person in people:
                    yield number, table, person

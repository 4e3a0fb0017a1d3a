"""What a rule of the referee is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planwerk.cafes.facts import Facts
from planwerk.core.result import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its stable code, what it demands, and the fields of the problem that set it."""

    code: str
    about: str
    parameters: tuple[str, ...]
    check: Callable[[Facts], Iterator[Violation]]

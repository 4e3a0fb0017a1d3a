"""The referee's rules, one a file: a code, and ``check(facts)`` that yields what breaks it."""

from collections.abc import Callable, Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.rules import (
    ceilings,
    coaches,
    drivers,
    grid,
    hours,
    interpreters,
    known,
    length,
    lock,
    lunch,
    must,
    once,
    party,
    receptions,
    travel,
    window,
)

Rule = Callable[[Facts], Iterator[Violation]]

RULES: tuple[Rule, ...] = (
    known.check,
    must.check,
    lock.check,
    window.check,
    length.check,
    grid.check,
    travel.check,
    hours.check,
    lunch.check,
    once.check,
    receptions.check,
    party.check,
    ceilings.check,
    interpreters.check,
    coaches.check,
    drivers.check,
)

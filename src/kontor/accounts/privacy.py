"""What is known of a person, and forgetting it. Every app that keeps personal data registers here.

``holdings.register("directory.person", Holding(label=_("Directory"), export=…, erase=…))``
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from kontor.accounts.models import User
from kontor.common.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The person asked about: an address, and their account where they have one.

    ``rows`` names the one row that is meant, as ``audit`` does (``directory.person:12``): several people may share an
    address. Without it, everybody of the address is.
    """

    email: str
    user: User | None = None
    rows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One app's personal data.

    ``export`` returns rows of plain values. ``erase`` forgets them and returns the words that may still stand in free
    text (names, addresses), so that the trail can be scrubbed of them. ``scrub`` is given those of all holdings, where
    an app keeps copies that it cannot find by person.
    """

    label: str | Promise
    export: Callable[[Subject], Sequence[Mapping[str, Any]]]
    erase: Callable[[Subject], Sequence[str]]
    scrub: Callable[[frozenset[str]], None] = lambda words: None


holdings: Registry[Holding] = Registry("personal data")


def everything_about(subject: Subject) -> dict[str, Sequence[Mapping[str, Any]]]:
    """Return all that is known, by the label of each holding."""
    found = {str(holding.label): holding.export(subject) for holding in holdings}
    return {label: rows for label, rows in found.items() if rows}

"""Keeping what can be found of the directory up to date."""

from collections.abc import Sequence

from kontor.common.search import index, remove
from kontor.directory.search import ORGANISATIONS, PEOPLE, PUBLIC, organisation_rows, person_rows


def refresh_search(organisations: Sequence[int]) -> None:
    """Write the entries of some organisations and their people anew, and take out those that are gone."""
    for start in range(0, len(organisations), 400):
        keys = list(organisations[start : start + 400])
        rows = list(organisation_rows().filter(pk__in=keys))
        index(ORGANISATIONS, rows)
        index(PUBLIC, rows)
        gone = [key for key in keys if key not in {row.pk for row in rows}]
        remove(ORGANISATIONS, gone)
        remove(PUBLIC, gone)
        index(PEOPLE, person_rows().filter(positions__organisation__in=keys).distinct())


def refresh_people(people: Sequence[int]) -> None:
    """The same for people alone."""
    rows = list(person_rows().filter(pk__in=people))
    index(PEOPLE, rows)
    remove(PEOPLE, [key for key in people if key not in {row.pk for row in rows}])

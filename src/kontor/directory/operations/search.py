"""Keeping what can be found of the directory up to date."""

from collections.abc import Sequence

from django.db.models import prefetch_related_objects

from kontor.common.search import index, remove, write
from kontor.directory.models import Organisation
from kontor.directory.search import (
    ORGANISATIONS,
    PEOPLE,
    PUBLIC,
    Parts,
    field_words,
    organisation_entry,
    parts_of,
    person_entry,
    person_rows,
    positions_shown,
    public_entry,
    rows_without_fields,
)


def refresh_search(organisations: Sequence[int]) -> None:
    """Write the entries of some organisations and their people anew, and take out those that are gone."""
    for start in range(0, len(organisations), 400):
        keys = list(organisations[start : start + 400])
        rows, fields = list(rows_without_fields().filter(pk__in=keys)), field_words(keys)
        parts = {row.pk: parts_of(row, fields[row.pk]) for row in rows}
        write_search([(row, parts[row.pk]) for row in rows])
        gone = [key for key in keys if key not in {row.pk for row in rows}]
        remove(ORGANISATIONS, gone)
        remove(PUBLIC, gone)
        people = list({place.person for row in rows for place in row.positions.all()})
        prefetch_related_objects(people, positions_shown())
        write(PEOPLE, [(person.pk, person_entry(person)) for person in people])


def write_search(found: Sequence[tuple[Organisation, Parts]]) -> None:
    """Write the entries of organisations whose parts the caller has at hand; their people are the caller's to write."""
    write(ORGANISATIONS, [(one.pk, organisation_entry(one, parts)) for one, parts in found])
    write(PUBLIC, [(one.pk, public_entry(one, parts)) for one, parts in found])


def refresh_people(people: Sequence[int]) -> None:
    """The same for people alone."""
    rows = list(person_rows().filter(pk__in=people))
    index(PEOPLE, rows)
    remove(PEOPLE, [key for key in people if key not in {row.pk for row in rows}])

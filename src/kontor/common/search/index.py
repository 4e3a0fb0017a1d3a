"""Keeping the index."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from kontor.common.bulk import insert
from kontor.common.search.models import SearchEntry
from kontor.common.search.sources import Entry, SearchSource, sources
from kontor.common.search.tokens import tokens

CHUNK = 500
SHOWN = ("audience", "title", "subtitle", "url", "title_tokens", "tokens")


def index(source: str, rows: Iterable[Any]) -> None:
    """Write the entries of some rows, and take out those that nobody shall find any more."""
    kind, left = sources[source], iter(rows)
    while chunk := list(islice(left, CHUNK)):
        write(source, [(row.pk, kind.entry(row)) for row in chunk])


def write(source: str, found: Sequence[tuple[int, Entry | None]]) -> None:
    """Write entries that the caller has made of many rows at once, by primary key; ``None`` takes one out."""
    remove(source, [pk for pk, entry in found if entry is None])
    rows = [_row(source, pk, entry) for pk, entry in found if entry is not None]
    insert(SearchEntry, rows, unique=("source", "object_pk"), update=SHOWN)


def remove(source: str, keys: Sequence[int]) -> None:
    """Take out the entries of rows by their primary keys."""
    if keys:
        SearchEntry.objects.filter(source=source, object_pk__in=keys).delete()


def rebuild(source: str) -> int:
    """Write a source anew from its rows, and return how many there are."""
    kind: SearchSource = sources[source]
    rows = kind.rows()
    SearchEntry.objects.filter(source=source).exclude(object_pk__in=rows.order_by().values("pk")).delete()
    index(source, rows.iterator(CHUNK))
    return SearchEntry.objects.filter(source=source).count()


def _row(source: str, pk: int, entry: Entry) -> dict[str, Any]:
    title = tokens(entry.title)
    known = set(title)
    return {
        "source": source,
        "object_pk": pk,
        "audience": entry.audience,
        "title": entry.title[:250],
        "subtitle": entry.subtitle[:250],
        "url": entry.url,
        "title_tokens": " ".join(title),
        "tokens": " ".join(token for token in tokens(" ".join((entry.subtitle, *entry.texts))) if token not in known),
    }

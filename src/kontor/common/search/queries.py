"""Finding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from kontor.common.search.models import SearchEntry
from kontor.common.search.sources import SearchSource, audiences_of, sources
from kontor.common.search.tokens import query_tokens
from kontor.common.shell import Visitor

# The tokens are ours (letters and digits only), so the engines' own parsers are never asked; see ``tokens``.
FTS5 = "SELECT rowid FROM common_search WHERE common_search MATCH %s"
VECTOR = "array_to_tsvector(array_remove(string_to_array({}, ' '), ''))"
BOTH = VECTOR.format("title_tokens || ' ' || tokens")
TSVECTOR = f"SELECT id FROM common_searchentry WHERE {BOTH} @@ %s::tsquery"  # noqa: S608
TSVECTOR_TITLE = f"SELECT id FROM common_searchentry WHERE {VECTOR.format('title_tokens')} @@ %s::tsquery"  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found in one source."""

    source: SearchSource
    entries: Sequence[SearchEntry]


def entries(words: str) -> QuerySet[SearchEntry]:
    """Return what has all the words or their beginnings; what has them in its title comes first."""
    found = query_tokens(words)
    if not found:
        return SearchEntry.objects.none()
    if connection.vendor == "sqlite":
        expression = " ".join(f'"{token}"*' for token in found)
        anywhere, title = RawSQL(FTS5, [expression]), RawSQL(FTS5, [f"title_tokens : ({expression})"])  # noqa: S611
    else:
        expression = " & ".join(f"'{token}':*" for token in found)
        anywhere, title = RawSQL(TSVECTOR, [expression]), RawSQL(TSVECTOR_TITLE, [expression])  # noqa: S611
    in_title = Case(When(pk__in=title, then=Value(True)), default=Value(False), output_field=BooleanField())
    return SearchEntry.objects.filter(pk__in=anywhere).annotate(in_title=in_title).order_by("-in_title", "title")


def matching(source: str, words: str) -> QuerySet[SearchEntry, int]:
    """Return the primary keys of a source's rows that match, to be used in a list's own query."""
    return entries(words).order_by().filter(source=source).values_list("object_pk", flat=True)


def search(words: str, user: Visitor, *, only: Iterable[str] = (), limit: int = 12) -> list[Group]:
    """Return what this visitor may find, by source in their order, at most ``limit`` of each."""
    visible = entries(words).filter(audience__in=audiences_of(user))
    wanted = [(key, source) for key, source in sources.items() if not only or key in set(only)]
    groups = [Group(source=source, entries=list(visible.filter(source=key)[:limit])) for key, source in wanted]
    return [group for group in groups if group.entries]

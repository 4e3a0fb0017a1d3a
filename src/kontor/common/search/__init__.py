"""One search for everything, with an index of our own.

An app registers a source and keeps it up to date from its operations::

    sources.register("directory.organisation", SearchSource(label=_("Organisations"), icon="building-community",
                     model=Organisation, entry=organisation_entry))
    index("directory.organisation", [organisation])          # after writing
    remove("directory.organisation", [organisation.pk])      # after deleting
    rows.filter(pk__in=matching("directory.organisation", words))   # in a list
"""

from kontor.common.search.index import index, rebuild, remove, write
from kontor.common.search.queries import Group, matching, search
from kontor.common.search.sources import PUBLIC, STAFF, Entry, SearchSource, audiences, sources

__all__ = [
    "PUBLIC",
    "STAFF",
    "Entry",
    "Group",
    "SearchSource",
    "audiences",
    "index",
    "matching",
    "rebuild",
    "remove",
    "search",
    "sources",
    "write",
]

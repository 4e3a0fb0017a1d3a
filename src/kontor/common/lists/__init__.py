"""The building block of every list: filter, search, sort, pages, Excel.

A list is a class with its columns and filters and one method that returns the rows the visitor may see::

    class Organisations(StaffRequired, ListPage[Organisation]):
        title = _("Organisations")
        columns = (Column(key="name", label=_("Name"), value=attrgetter("name"), sort=("name",)), ...)
        filters = (ChoiceFilter(key="kind", label=_("Kind"), choices=lambda request: Kind.choices, lookup="kind__in"),)

        def get_rows(self) -> QuerySet[Organisation]:
            return visible_organisations(self.request.user)
"""

from kontor.common.lists.columns import Column
from kontor.common.lists.filters import ChoiceFilter, Filter
from kontor.common.lists.page import Empty, ListPage

__all__ = ["ChoiceFilter", "Column", "Empty", "Filter", "ListPage"]

"""A list page: one address serves the page, its partial for htmx, and its Excel file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views import View

from kontor.common.lists.columns import Column
from kontor.common.lists.excel import CONTENT_TYPE, write_table
from kontor.common.lists.filters import Choice, Filter

Row = TypeVar("Row", bound=Model)
NOT_KEPT = ("page", "export")  # a changed filter starts on the first page


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """What a list without any rows says: one piece of advice and one button."""

    title: str | Promise
    advice: str | Promise
    view: str = ""
    address: str = ""  # instead of ``view``, where the address depends on what the list belongs to
    action: str | Promise = ""
    picture: str = "door-enter"

    @property
    def url(self) -> str:
        return reverse(self.view) if self.view else self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCell:
    """A column's head: where a click leads, and how the list is sorted now (``aria-sort``'s words)."""

    column: Column[Any]
    url: str
    sorted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterMenu:
    """A filter as the page draws it."""

    key: str
    label: str | Promise
    options: Sequence[tuple[str, str | Promise, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A chosen filter and the address without it."""

    label: str | Promise
    url: str


class ListPage(View, Generic[Row]):
    """See the package's docstring. A higher class decides who may see the page."""

    title: ClassVar[str | Promise]
    columns: ClassVar[Sequence[Column[Any]]]
    filters: ClassVar[Sequence[Filter]] = ()
    empty: ClassVar[Empty]
    template_name = "common/list.html"
    body_template = "common/list_body.html"
    sort_default = ""
    per_page = 50
    can_search = False

    request: HttpRequest

    def get_rows(self) -> QuerySet[Row]:
        """Return every row this visitor may see, in its usual order."""
        raise NotImplementedError

    def search(self, rows: QuerySet[Row], words: str) -> QuerySet[Row]:
        """Return the rows that match. Needed where ``can_search`` is set."""
        raise NotImplementedError

    def get_empty(self) -> Empty:
        """Return what is said instead of a list without any rows."""
        return self.empty

    def extra_context(self) -> dict[str, Any]:
        """Return what the page's own template needs besides the list."""
        return {}

    # ── what the address asks for ──

    @cached_property
    def query(self) -> str:
        return self.request.GET.get("q", "").strip() if self.can_search else ""

    @cached_property
    def chosen(self) -> dict[str, list[str]]:
        """Return the chosen values by filter key. A value no filter offers is left out, as in an old bookmark."""
        found = {}
        for entry in self.filters:
            known = {value for value, _ in self.filter_options[entry.key]}
            values = [value for value in self.request.GET.getlist(entry.key) if value in known]
            if values:
                found[entry.key] = values
        return found

    @cached_property
    def filter_options(self) -> dict[str, Sequence[Choice]]:
        return {entry.key: entry.options(self.request) for entry in self.filters}

    @cached_property
    def sort(self) -> tuple[Column[Any], bool] | None:
        """Return the column sorted by and whether downwards."""
        wanted = self.request.GET.get("sort", self.sort_default)
        for column in self.columns:
            if column.sort and column.key == wanted.removeprefix("-"):
                return column, wanted.startswith("-")
        return None

    @cached_property
    def rows(self) -> QuerySet[Row]:
        """Return the rows that pass the search and the filters, sorted."""
        found = self.get_rows()
        if self.query:
            found = self.search(found, self.query)
        for entry in self.filters:
            if entry.key in self.chosen:
                found = entry.apply(found, self.chosen[entry.key])
        if self.sort is not None:
            column, down = self.sort
            found = found.order_by(*_order(column.sort, down), "pk")
        return found

    # ── answers ──

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("export") == "xlsx":
            return self.export()
        partial = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
        response = render(request, self.body_template if partial else self.template_name, self.context())
        patch_vary_headers(response, ("HX-Request",))
        return response

    def export(self) -> HttpResponse:
        """Return every row of the list as it is filtered and sorted now."""
        columns = [column for column in self.columns if column.in_export]
        content = write_table(
            title=str(self.title),
            headers=[str(column.label) for column in columns],
            rows=([column.value(row) for column in columns] for row in self.rows),
        )
        name = content_disposition_header(True, f"{slugify(str(self.title)) or 'kontor'}.xlsx") or ""
        return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": name})

    def context(self) -> dict[str, Any]:
        page = Paginator(self.rows, self.per_page).get_page(self.request.GET.get("page"))
        return {
            "list": self,
            "page": page,
            "columns": [column for column in self.columns if column.on_page],
            "head": list(self._head()),
            "lines": self._lines(page),
            "menus": list(self._menus()),
            "chips": list(self._chips()),
            "is_narrowed": bool(self.query or self.chosen),
            "export_url": self.address(export=["xlsx"]),
            "empty": self.get_empty(),
            "sort_key": self.request.GET.get("sort", ""),
            **self.extra_context(),
        }

    def address(self, **changes: Sequence[str]) -> str:
        """Return this list's address with some parameters changed; the page goes back to the first."""
        query = QueryDict(mutable=True)
        query.update(self.request.GET)
        for key in NOT_KEPT:
            query.pop(key, None)
        for key, values in changes.items():
            query.pop(key, None)
            if values:
                query.setlist(key, list(values))
        text = query.urlencode()
        return f"{self.request.path}?{text}" if text else self.request.path

    def _lines(self, page: Page[Row]) -> Iterable[tuple[Row, list[tuple[Column[Any], Any]]]]:
        columns = [column for column in self.columns if column.on_page]
        return [(row, [(column, column.value(row)) for column in columns]) for row in page.object_list]

    def _head(self) -> Iterable[HeadCell]:
        for column in self.columns:
            if not column.on_page:
                continue
            is_this = self.sort is not None and self.sort[0] is column
            down = is_this and self.sort is not None and self.sort[1]
            words = ("descending" if down else "ascending") if is_this else ""
            key = f"-{column.key}" if is_this and not down else column.key
            yield HeadCell(column=column, url=self.address(sort=[key]) if column.sort else "", sorted=words)

    def _menus(self) -> Iterable[FilterMenu]:
        for entry in self.filters:
            chosen = self.chosen.get(entry.key, [])
            options = [(value, label, value in chosen) for value, label in self.filter_options[entry.key]]
            yield FilterMenu(key=entry.key, label=entry.label, options=options)

    def _chips(self) -> Iterable[Chip]:
        for entry in self.filters:
            labels = dict(self.filter_options[entry.key])
            chosen = self.chosen.get(entry.key, [])
            for value in chosen:
                rest = [other for other in chosen if other != value]
                yield Chip(label=labels[value], url=self.address(**{entry.key: rest}))


def _order(fields: Sequence[str], down: bool) -> list[str]:
    """Return the fields to order by, each turned round where the list runs downwards."""
    if not down:
        return list(fields)
    return [field.removeprefix("-") if field.startswith("-") else f"-{field}" for field in fields]

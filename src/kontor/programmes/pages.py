"""The frame of every page of one programme, for this app and those above."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from rules.predicates import Predicate

from kontor.accounts.access import refuse, visible_or_404
from kontor.accounts.models import User
from kontor.common.lists import Empty, ListPage
from kontor.common.shell import Tab
from kontor.programmes.models import Programme
from kontor.programmes.registries import tabs
from kontor.programmes.rules import can_list, can_see

View = Callable[..., HttpResponseBase]
Row = TypeVar("Row", bound=Model)


def programme_page(may: Predicate = can_see) -> Callable[[View], View]:
    """Hand a page its programme instead of the id in the address; 404 to whoever may not."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, public_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not can_list.test(request.user):
                return refuse(request)
            rows = Programme.objects.select_related("parent")
            programme = visible_or_404(rows, request.user, may, public_id=public_id)
            return view(request, programme, *args, **kwargs)

        return guarded

    return decorate


def show(
    request: HttpRequest, programme: Programme, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Draw a page of a programme inside its frame."""
    return render(request, template, context | frame(request, programme), status=status)


def frame(request: HttpRequest, programme: Programme) -> dict[str, Any]:
    """Return what the frame needs: the programme and its tabs, the one of this page marked."""
    found = [
        (reverse(tab.view, args=[programme.public_id]), tab)
        for tab in tabs
        if tab.may.test(request.user) and tab.shown(programme)
    ]
    here = max((url for url, tab in found if request.path.startswith(url)), key=len, default="")
    shown = [Tab(label=tab.label, url=url, here=url == here, count=tab.count(programme)) for url, tab in found]
    return {"programme": programme, "tabs": shown}


def actor_of(request: HttpRequest) -> User | None:
    """Return who acts."""
    return request.user if isinstance(request.user, User) else None


class ProgrammeList(ListPage[Row]):
    """A list inside a programme's frame.

    ``add`` names the address of the button, which takes the programme's id; ``imports`` the kind of list that can be
    imported here.
    """

    template_name = "programmes/rows.html"
    may_see: ClassVar[Predicate] = can_see
    add: ClassVar[str] = ""
    add_label: ClassVar[str | Promise] = ""
    imports: ClassVar[str] = ""
    programme: Programme

    def dispatch(self, request: HttpRequest, public_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_list.test(request.user):
            return refuse(request)
        rows = Programme.objects.select_related("parent")
        self.programme = visible_or_404(rows, request.user, self.may_see, public_id=public_id)
        return super().dispatch(request, *args, **kwargs)

    @property
    def add_url(self) -> str:
        return reverse(self.add, args=[self.programme.public_id]) if self.add else ""

    @property
    def import_url(self) -> str:
        """Where a list of these is imported; whoever sees them may."""
        if not self.imports:
            return ""
        return f"{reverse('imports:new')}?{urlencode({'kind': self.imports, 'scope': self.programme.public_id})}"

    def get_empty(self) -> Empty:
        return replace(self.empty, address=self.add_url, action=self.add_label)

    def extra_context(self) -> dict[str, Any]:
        return frame(self.request, self.programme)

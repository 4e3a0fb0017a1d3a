"""How a page keeps out whoever may not see it.

Whoever has not signed in is asked to, before anything is looked up, so that the question tells nothing. Whoever has
signed in and may not gets the same 404 as for a thing that does not exist.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views import View
from rules.predicates import Predicate

from kontor.accounts.models import User
from kontor.accounts.rules import Visitor, is_staff

M = TypeVar("M", bound=Model)
Page = Callable[..., HttpResponseBase]


def only(may: Predicate) -> Callable[[Page], Page]:
    """Open a page to those who may: ``@only(is_staff)``. For rights that do not depend on what is shown."""

    def decorate(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may.test(request.user):
                return refuse(request)
            return page(request, *args, **kwargs)

        return guarded

    return decorate


def refuse(request: HttpRequest) -> HttpResponseBase:
    """Ask a stranger to sign in, and know nothing of the page to anybody else."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


def actor(request: HttpRequest) -> User:
    """Return who acts, for an operation. A page that has one is behind ``only``; a stranger finds nothing."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


class Only(View):
    """The same for a page that is a class: ``class Members(Only, ListPage[Member])`` with ``may = is_staff``."""

    may: ClassVar[Predicate] = is_staff

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may.test(request.user):
            return refuse(request)
        return super().dispatch(request, *args, **kwargs)


def visible_or_404(rows: QuerySet[M] | type[M], user: Visitor, may: Predicate, **lookup: Any) -> M:
    """Return one row, if this visitor may see it: ``visible_or_404(Programme, user, can_see, public_id=…)``."""
    thing: M = get_object_or_404(rows, **lookup)
    if not may.test(user, thing):
        raise Http404
    return thing

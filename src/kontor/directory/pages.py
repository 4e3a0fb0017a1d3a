"""The frame of every page of one organisation."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from rules.predicates import Predicate

from kontor.accounts.access import refuse, visible_or_404
from kontor.accounts.models import User
from kontor.directory.models import Organisation
from kontor.directory.rules import can_enter, can_see

View = Callable[..., HttpResponseBase]


def organisation_page(may: Predicate = can_see) -> Callable[[Callable[..., HttpResponse]], View]:
    """Hand a page its organisation instead of the id in the address; 404 to whoever may not."""

    def decorate(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, public_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not can_enter.test(request.user):
                return refuse(request)
            organisation = visible_or_404(Organisation, request.user, may, public_id=public_id)
            return view(request, organisation, *args, **kwargs)

        return guarded

    return decorate


def actor_of(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None

"""Every address × every role."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.access
from tests.access import PUBLIC, ROLES, Page, World, people

# allauth keeps its own pages; their tests are its own, and ``accounts`` tests what we set up.
NOT_OURS = ("account_", "mfa_", "socialaccount_")

MODULES = [
    importlib.import_module(f"tests.access.{found.name}") for found in pkgutil.iter_modules(tests.access.__path__)
]
PAGES: list[Page] = [page for module in MODULES for page in module.PAGES]


def addresses(patterns: Sequence[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Find the name of every address of ours."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from addresses(entry.url_patterns, space + inner)
        elif entry.name is None or not entry.name.startswith(NOT_OURS):
            yield f"{space}{entry.name or entry.pattern}"


def test_every_address_has_a_row() -> None:
    known = {page.view for page in PAGES}
    missing = [name for name in addresses(get_resolver().url_patterns) if name not in known]
    assert missing == [], "state in tests/access/<app>.py who sees these"


@pytest.fixture
def world() -> World:
    found = World(users=people())
    for module in MODULES:
        if hasattr(module, "build"):
            module.build(found)
    return found


def answers(response: HttpResponse) -> bool:
    """Whether the visitor got something: not an error, and not the way to the sign-in page."""
    return response.status_code < 400 and not response.headers.get("Location", "").startswith("/account/login/")


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.view}{'-' + page.case if page.case else ''}")
def test_who_sees_it(page: Page, world: World) -> None:
    address = reverse(page.view, kwargs=dict(page.kwargs(world))) + (f"?{page.query}" if page.query else "")
    seen, wrong = set(), {}
    for role in ROLES:
        client = Client()
        if role != PUBLIC:
            client.force_login(world.users[role])
        with transaction.atomic():
            response = getattr(client, page.method)(address, dict(page.data(world)))
            transaction.set_rollback(True)
        if answers(response):
            seen.add(role)
        elif response.status_code not in ({302, 404} if role == PUBLIC else {404}):
            wrong[role] = response.status_code
    assert seen == page.seen_by
    assert wrong == {}, "who may not see it gets 404"

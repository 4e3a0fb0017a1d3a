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

NAMES = [entry.name for entry in pkgutil.iter_modules(tests.access.__path__)]
MODULES = {name: importlib.import_module(f"tests.access.{name}") for name in NAMES}
PAGES: list[Page] = [page for module in MODULES.values() for page in module.PAGES]


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
    for module in MODULES.values():
        if hasattr(module, "build"):
            module.build(found)
    return found


def answers(response: HttpResponse) -> bool:
    """Whether the visitor got something: not an error, and not the way to the sign-in page."""
    return response.status_code < 400 and not response.headers.get("Location", "").startswith("/account/login/")


def who_sees(page: Page, world: World) -> tuple[set[str], dict[str, int]]:
    """Return the roles that get an answer, and what those got who should have found nothing and did not."""
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
    return seen, wrong


@pytest.mark.django_db
@pytest.mark.parametrize("app", MODULES)
def test_who_sees_what(app: str, world: World) -> None:
    """Check all rows of an app; a page that should not be seen answers 404."""
    found = {}
    for page in MODULES[app].PAGES:
        seen, wrong = who_sees(page, world)
        if seen != page.seen_by or wrong:
            name = " ".join(filter(None, (page.view, page.method, page.case)))
            found[name] = {"too many": seen - page.seen_by, "too few": page.seen_by - seen, "not 404": wrong}
    assert found == {}

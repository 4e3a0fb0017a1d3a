"""Every page of the table in ``tests/access``, wide and on a phone: no complaint of the browser, nothing axe finds."""

import importlib
import pkgutil
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

import tests.access
from tests.access import ADMINISTRATOR, PUBLIC, ROLES, STAFF, World, people
from tests.access import Page as Row
from tests.browser.conftest import PHONE, WIDE, Visitor

MODULES = {
    entry.name: importlib.import_module(f"tests.access.{entry.name}")
    for entry in pkgutil.iter_modules(tests.access.__path__)
}
SIZES = {"wide": WIDE, "phone": PHONE}


def role_for(row: Row) -> str:
    """Return who looks at a page: an administrator where they see it, else the first role that does."""
    return next(role for role in (ADMINISTRATOR, STAFF, *reversed(ROLES)) if role in row.seen_by)


def pages_of(app: str, world: World) -> list[tuple[str, str]]:
    """Return the role and address of an app's HTML pages."""
    found = []
    for row in MODULES[app].PAGES:
        if row.method != "get" or not row.seen_by:
            continue
        address = reverse(row.view, kwargs=dict(row.kwargs(world))) + (f"?{row.query}" if row.query else "")
        role, client = role_for(row), Client()
        if role != PUBLIC:
            client.force_login(world.users[role])
        response = client.get(address)
        is_page = response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")
        if is_page and (role, address) not in found:
            found.append((role, address))
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("app", MODULES)
def test_no_page_has_a_barrier(app: str, visitor: Callable[..., Visitor]) -> None:
    world = World(users=people())
    for module in MODULES.values():
        if hasattr(module, "build"):
            module.build(world)
    barriers: dict[str, list[str]] = {}
    for role, address in pages_of(app, world):
        for name, size in SIZES.items():
            guest = visitor(world.users.get(role), size)
            guest.visit(address)
            guest.shoot(f"{app}{address.split('?')[0].replace('/', '-')}")
            found = guest.barriers()
            if found:
                barriers[f"{address} ({name})"] = found
            guest.page.context.close()
    assert barriers == {}

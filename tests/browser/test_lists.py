from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def admin() -> User:
    for name, role in (("Aydın", Role.STAFF), ("Brandt", Role.FUNDER), ("Costa", Role.STAFF)):
        User.objects.create_user(f"{name.lower()}@example.org", family_name=name, role=role)
    return User.objects.create_user("admin@example.org", family_name="Zander", role=Role.ADMINISTRATOR)


def names(guest: Visitor) -> list[str]:
    return [cell.inner_text() for cell in guest.page.locator("tbody td:first-child a").all()]


def test_a_list_follows_what_is_typed_and_chosen_without_loading_the_page(
    visitor: Callable[..., Visitor], admin: User
) -> None:
    guest = visitor(admin)
    page = guest.visit("/administration/users/")
    assert names(guest) == ["Aydın", "Brandt", "Costa", "Zander"]
    page.evaluate("window.sameDocument = true")

    page.fill("#list-q", "bra")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert page.url.endswith("?q=bra")
    assert page.evaluate("document.activeElement.id") == "list-q"

    page.fill("#list-q", "")
    expect(page.locator("tbody tr")).to_have_count(4)
    page.click("summary:has-text('Rolle')")
    page.check("input[name=role][value=staff]")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.keyboard.press("Escape")
    page.click("th a:has-text('Name')")
    page.wait_for_selector("th[aria-sort=ascending]")
    page.click("th a:has-text('Name')")
    page.wait_for_selector("th[aria-sort=descending]")
    assert names(guest) == ["Costa", "Aydın"]
    assert page.evaluate("window.sameDocument") is True
    assert guest.barriers() == []

    page.click("a.k-chip:has-text('Mitarbeit')")
    expect(page.locator("tbody tr")).to_have_count(4)
    guest.check()


def test_the_back_button_brings_the_whole_page_back(visitor: Callable[..., Visitor], admin: User) -> None:
    guest = visitor(admin)
    page = guest.visit("/administration/users/")
    page.fill("#list-q", "bra")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.click("tbody a")
    page.wait_for_selector("h1:has-text('Brandt')")
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(1)
    assert page.locator(".k-rail").count() == 1
    guest.check()


def test_the_excel_file_comes_down(visitor: Callable[..., Visitor], admin: User) -> None:
    guest = visitor(admin)
    page = guest.visit("/administration/users/")
    with page.expect_download() as download:
        page.click("a:has-text('Excel')")
    assert download.value.suggested_filename.endswith(".xlsx")


def test_dark_is_kept_and_has_no_barriers(visitor: Callable[..., Visitor], admin: User) -> None:
    guest = visitor(admin)
    page = guest.visit("/account/")
    page.click("button:has-text('dunkel')")
    page.wait_for_selector("html[data-bs-theme=dark]")
    assert guest.barriers() == []
    guest.visit("/administration/users/")
    assert guest.barriers() == []
    guest.shoot("users-dark")

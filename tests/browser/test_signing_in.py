from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from tests.browser.conftest import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def selin() -> User:
    user = User.objects.create_user("selin@example.org", "ein kurzer Satz", given_name="Selin", role=Role.STAFF)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.mark.parametrize("language", ["de", "en"])
def test_signing_in_changing_the_language_and_leaving(
    visitor: Callable[..., Visitor], selin: User, language: str
) -> None:
    guest = visitor(language=language)
    page = guest.visit("/account/login/")
    assert guest.barriers() == []
    guest.shoot(f"login-{language}")
    page.fill("[name=login]", selin.email)
    page.fill("[name=password]", "ein kurzer Satz")
    page.click("form .btn-primary")
    page.wait_for_selector(f"h1:has-text('{'Heute' if language == 'de' else 'Today'}')")
    page.click(".k-seg button:has-text('EN')")
    page.wait_for_selector("h1:has-text('Today')")
    page.keyboard.press("/")
    page.wait_for_selector("h1:has-text('Search')")
    guest.visit("/account/")
    page.click("button:has-text('Sign out')")
    page.wait_for_selector("text=Sign in")
    guest.check()


def test_a_wrong_password_is_told_on_the_page(visitor: Callable[..., Visitor], selin: User) -> None:
    guest = visitor(size=PHONE)
    page = guest.visit("/account/login/")
    page.fill("[name=login]", selin.email)
    page.fill("[name=password]", "falsch")
    page.click("form .btn-primary")
    page.wait_for_selector(".k-note.is-stop")
    assert guest.barriers() == []
    guest.shoot("login-wrong")


@pytest.mark.parametrize(
    "path", ["/account/login/code/", "/account/password/reset/", "/account/signup/", "/account/login/"]
)
def test_the_doors_have_no_barriers(visitor: Callable[..., Visitor], path: str) -> None:
    guest = visitor(size=PHONE)
    guest.visit(path)
    assert guest.barriers() == []
    guest.shoot(f"door{path.replace('/', '-')}")


@pytest.mark.parametrize("path", ["/account/email/", "/account/2fa/", "/account/password/change/", "/account/logout/"])
def test_the_rooms_behind_have_none_either(visitor: Callable[..., Visitor], selin: User, path: str) -> None:
    guest = visitor(selin)
    guest.visit(path)
    assert guest.barriers() == []
    guest.shoot(f"room{path.replace('/', '-')}")

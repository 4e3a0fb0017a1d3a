"""A passkey is added and used, with an authenticator that the browser plays."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from tests.browser.conftest import PHONE, WIDE, Visitor

PASSWORD = "ein kurzer Satz"
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def hold_a_key(guest: Visitor) -> None:
    """Give the visitor's browser an authenticator, over Chrome's own protocol."""
    wire = guest.page.context.new_cdp_session(guest.page)
    wire.send("WebAuthn.enable")
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_and_opens_the_house(visitor: Callable[..., Visitor]) -> None:
    user = User.objects.create_user("selin@example.org", PASSWORD, given_name="Selin", role=Role.STAFF)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    guest = visitor(user, WIDE)
    hold_a_key(guest)
    page = guest.visit("/account/2fa/webauthn/add/")
    page.locator("[name=password]").fill(PASSWORD)  # whoever finds an open screen adds nothing
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/webauthn/add/")
    guest.shoot("passkey-add")
    assert guest.barriers() == []
    page.locator("[name=name]").fill("Laptop")
    if page.locator("[name=passwordless]").count():
        page.locator("[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: not url.endswith("/add/"))
    page.wait_for_load_state("networkidle")
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).count() == 1
    for size in (WIDE, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for address in ("/account/2fa/", "/account/2fa/webauthn/"):
            guest.visit(address)
            guest.shoot(f"passkey{address.replace('/', '-')}")
            assert guest.barriers() == []
    page.context.clear_cookies()
    guest.visit("/account/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url(lambda url: "login" not in url)
    assert guest.visit("/programmes/").url.endswith("/programmes/")

"""Signing in with a second step: codes that an app computes, and codes kept on paper."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from kontor.accounts.enums import Role
from kontor.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "ein kurzer Satz"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def selin() -> User:
    user = User.objects.create_user("selin@example.org", PASSWORD, given_name="Selin", role=Role.STAFF)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def code_of(secret: str, at: float | None = None) -> str:
    """Compute what an app shows (RFC 6238: SHA-1, six digits, thirty seconds)."""
    step = struct.pack(">Q", int((at or time.time()) // 30))
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def test_the_codes_are_those_of_the_standard() -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert code_of(secret, 59) == "287082"  # RFC 6238, appendix B
    assert code_of(secret, 1111111109) == "081804"


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def sign_in(client: Client) -> str:
    answer = client.post("/account/login/", {"login": "selin@example.org", "password": PASSWORD}, follow=True)
    return str(answer.request["PATH_INFO"])


def test_an_app_is_added_with_its_first_code(client: Client, selin: User) -> None:
    sign_in(client)
    assert client.get("/account/2fa/totp/activate/").status_code == 302  # whoever finds an open screen adds nothing
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    assert page.status_code == 200
    secret = page.context["form"].secret
    wrong = "000000" if code_of(secret) != "000000" else "111111"
    assert client.post("/account/2fa/totp/activate/", {"code": wrong}).status_code == 200
    assert not Authenticator.objects.exists()
    client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert Authenticator.objects.filter(user=selin, type=Authenticator.Type.TOTP).exists()
    assert secret not in str(list(Authenticator.objects.values_list("pk", "type")))
    assert client.get("/account/2fa/").status_code == 200


def test_without_the_code_nobody_is_in(client: Client, selin: User) -> None:
    TOTP.activate(selin, SECRET)
    assert sign_in(client) == "/account/2fa/authenticate/"
    assert not is_signed_in(client)
    client.post("/account/2fa/authenticate/", {"code": "000000" if code_of(SECRET) != "000000" else "111111"})
    assert not is_signed_in(client)
    used = code_of(SECRET)
    client.post("/account/2fa/authenticate/", {"code": used})
    assert is_signed_in(client)
    other = Client()
    sign_in(other)
    if used == code_of(SECRET):  # still the same half minute: somebody who looked over a shoulder is not let in
        other.post("/account/2fa/authenticate/", {"code": used})
        assert not is_signed_in(other)


def test_a_code_from_paper_works_once(client: Client, selin: User) -> None:
    TOTP.activate(selin, SECRET)
    paper = RecoveryCodes.activate(selin).get_unused_codes()[0]
    for counts in (True, False):
        visitor = Client()
        sign_in(visitor)
        visitor.post("/account/2fa/authenticate/", {"code": paper})
        assert is_signed_in(visitor) == counts

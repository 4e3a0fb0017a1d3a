import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

from kontor.accounts.enums import Role
from kontor.accounts.models import Invitation, User
from kontor.accounts.operations import invitations
from kontor.accounts.operations.demo import ACCOUNTS, PASSWORD, create_demo_accounts, demo_accounts_that_can_sign_in
from kontor.cli import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def selin() -> User:
    user = User.objects.create_user("selin@example.org", "ein kurzer Satz", given_name="Selin", role=Role.STAFF)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_with_e_mail_and_password(client: Client, selin: User) -> None:
    client.post("/account/login/", {"login": "Selin@Example.org", "password": "ein kurzer Satz"})
    assert is_signed_in(client)


def test_signing_in_is_not_announced(client: Client, selin: User) -> None:
    answer = client.post("/account/login/", {"login": selin.email, "password": "ein kurzer Satz"}, follow=True)
    assert is_signed_in(client)
    assert "angemeldet" not in answer.content.decode()


def test_a_wrong_password_says_what_to_do_and_not_which_part_was_wrong(client: Client, selin: User) -> None:
    wrong = client.post("/account/login/", {"login": selin.email, "password": "falsch"})
    nobody = client.post("/account/login/", {"login": "nobody@example.org", "password": "falsch"})
    assert not is_signed_in(client)
    errors = [
        re.findall(r"k-note is-stop.*?<div>(.*?)</div></div>", page.content.decode(), re.S) for page in (wrong, nobody)
    ]
    assert errors[0] == errors[1] != []


def test_with_a_code_from_a_mail(client: Client, selin: User, mailoutbox: list[EmailMessage]) -> None:
    client.post("/account/login/code/", {"email": selin.email})
    code = re.search(r"^[A-Z0-9-]{6,12}$", str(mailoutbox[0].body), re.M)
    assert code is not None
    client.post("/account/login/code/confirm/", {"code": code.group()})
    assert is_signed_in(client)


def test_who_may_no_longer_sign_in_does_not(client: Client, selin: User) -> None:
    User.objects.update(is_active=False)
    client.post("/account/login/", {"login": selin.email, "password": "ein kurzer Satz"})
    assert not is_signed_in(client)


def test_guessing_passwords_is_slowed_down(client: Client, selin: User) -> None:
    for _ in range(6):
        client.post("/account/login/", {"login": selin.email, "password": "falsch"})
    client.post("/account/login/", {"login": selin.email, "password": "ein kurzer Satz"})
    assert not is_signed_in(client)


def test_nobody_signs_up_by_themselves(client: Client) -> None:
    data = {"email": "me@example.org", "password1": "ein kurzer Satz", "password2": "ein kurzer Satz"}
    client.post("/account/signup/", data)
    assert not User.objects.exists()


class TestInvitation:
    @pytest.fixture
    def link(self, selin: User, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: object) -> str:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            invitations.invite(actor=selin, email="Neu@example.org", role=Role.FUNDER, family_name="Lohmann")
        (mail,) = mailoutbox
        assert mail.to == ["neu@example.org"]
        found = re.search(r"http://testserver(/invitation/\S+)", str(mail.body))
        assert found is not None
        return found.group(1)

    def test_its_link_opens_an_account(self, client: Client, link: str) -> None:
        assert "neu@example.org" in client.get(link).content.decode()
        assert not is_signed_in(client)
        data = {"given_name": "Jutta", "family_name": "Lohmann", "password": "ein kurzer Satz"}
        client.post(link, data)
        assert is_signed_in(client)
        user = User.objects.get(email="neu@example.org")
        assert (user.role, str(user)) == (Role.FUNDER, "Jutta Lohmann")
        assert client.post(link, data).status_code == 404

    def test_a_weak_password_is_refused_with_a_reason(self, client: Client, link: str) -> None:
        page = client.post(link, {"given_name": "J", "family_name": "L", "password": "kurz"})
        assert "k-error" in page.content.decode()
        assert not User.objects.filter(email="neu@example.org").exists()

    @pytest.mark.parametrize("end", ["withdrawn", "expired", "invited again"])
    def test_it_ends(self, client: Client, link: str, selin: User, end: str) -> None:
        invitation = Invitation.objects.get()
        if end == "withdrawn":
            invitations.withdraw(actor=selin, invitation=invitation)
        elif end == "expired":
            Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        else:
            invitations.invite(actor=selin, email="neu@example.org")
        assert client.get(link).status_code == 404

    def test_who_has_an_account_is_not_invited(self, selin: User) -> None:
        with pytest.raises(ValidationError, match="selin@example"):
            invitations.invite(actor=selin, email="SELIN@example.org")

    def test_only_an_administrator_gives_a_role(self, client: Client, selin: User) -> None:
        client.force_login(selin)
        data = {"email": "a@example.org", "language": "de", "role": "administrator"}
        client.post("/administration/invitations/", data)
        assert Invitation.objects.get().role == Role.NONE
        User.objects.update(role=Role.ADMINISTRATOR)
        client.post("/administration/invitations/", data | {"email": "b@example.org", "role": "manager"})
        assert Invitation.objects.get(email="b@example.org").role == Role.MANAGER


def test_the_examples_have_one_account_per_role(client: Client) -> None:
    assert len(create_demo_accounts()) == len(ACCOUNTS)
    assert create_demo_accounts() == []
    client.post("/account/login/", {"login": "host@kontor.example", "password": PASSWORD})
    assert is_signed_in(client)
    User.objects.filter(email="host@kontor.example").update(is_active=False)
    assert len(demo_accounts_that_can_sign_in()) == len(ACCOUNTS) - 1


def test_the_shell_invites_the_first_administrator(mailoutbox: list[EmailMessage], transactional_db: None) -> None:
    shell = CliRunner()
    assert shell.invoke(build(), ["invite", "first@example.org", "--role", "administrator"]).exit_code == 0
    assert Invitation.objects.get().role == Role.ADMINISTRATOR
    assert mailoutbox[0].to == ["first@example.org"]
    refused = shell.invoke(build(), ["invite", "x@example.org", "--role", "king"])
    assert refused.exit_code == 2
    assert "administrator" in refused.output

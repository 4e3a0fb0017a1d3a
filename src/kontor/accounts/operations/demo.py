"""One account per role, for the examples only. ``kontor serve`` refuses to start while one of them can sign in."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from kontor.accounts.enums import NameOrder, Role
from kontor.accounts.models import User

DOMAIN = "kontor.example"
PASSWORD = "kontor-probe"  # noqa: S105  (printed at every start of the examples)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """Somebody who signs in to the examples. ``who`` is the word of the roles' table; without ``role`` it is scoped:

    the example's loader links the address to a person in the directory, and their memberships do the rest.
    """

    who: str
    given_name: str
    family_name: str
    role: Role = Role.NONE
    language: str = "de"

    @property
    def email(self) -> str:
        return f"{self.who}@{DOMAIN}"


ACCOUNTS = (
    DemoAccount(who="staff", given_name="Selin", family_name="Aydın", role=Role.STAFF),
    DemoAccount(who="manager", given_name="Thomas", family_name="Möller", role=Role.MANAGER),
    DemoAccount(who="administrator", given_name="Anja", family_name="Brandt", role=Role.ADMINISTRATOR),
    DemoAccount(who="funder", given_name="Jutta", family_name="Lohmann", role=Role.FUNDER),
    DemoAccount(who="contact", given_name="Dirk", family_name="Rehme"),
    DemoAccount(who="host", given_name="Sabine", family_name="Wolter"),
    DemoAccount(who="participant", given_name="Marta", family_name="Vidal", language="en"),
    DemoAccount(who="interpreter", given_name="Lucía", family_name="Ortega"),
    DemoAccount(who="driver", given_name="Uwe", family_name="Kleine"),
    DemoAccount(who="co-organiser", given_name="Núria", family_name="Serra", language="en"),
)


@transaction.atomic
def create_demo_accounts() -> list[User]:
    """Write the accounts that are not there yet."""
    return [_account(entry) for entry in ACCOUNTS if not User.objects.filter(email=entry.email).exists()]


def _account(entry: DemoAccount) -> User:
    user = User.objects.create_user(
        entry.email,
        PASSWORD,
        given_name=entry.given_name,
        family_name=entry.family_name,
        name_order=NameOrder.GIVEN_FIRST,
        role=entry.role,
        language=entry.language,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def demo_accounts_that_can_sign_in() -> list[str]:
    """Return the addresses of the examples' accounts that still have the password everybody knows."""
    found = User.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True)
    return [user.email for user in found if user.check_password(PASSWORD)]

"""Users with one role each."""

from kontor.accounts.enums import Role
from kontor.accounts.models import User


def make_user(name: str = "Selin", role: Role = Role.STAFF, **fields: object) -> User:
    values = {"email": f"{name.lower()}@example.org", "given_name": name, "family_name": "Aydın", "role": role}
    return User.objects.create_user(**(values | fields))  # type: ignore[arg-type]

import pytest

from kontor.accounts.enums import NameOrder, Role
from kontor.accounts.models import User


@pytest.mark.django_db
def test_an_address_is_one_mailbox_however_it_is_typed() -> None:
    user = User.objects.create_user("Selin@Example.org")
    assert User.objects.get_by_natural_key("SELIN@example.ORG") == user


@pytest.mark.parametrize(
    ("order", "name"), [(NameOrder.GIVEN_FIRST, "Selin Aydın"), (NameOrder.FAMILY_FIRST, "Aydın Selin")]
)
def test_a_name_is_written_as_its_country_does(order: NameOrder, name: str) -> None:
    assert str(User(email="a@b.de", given_name="Selin", family_name="Aydın", name_order=order)) == name


@pytest.mark.parametrize(
    ("role", "is_staff"),
    [(Role.NONE, False), (Role.FUNDER, False), (Role.STAFF, True), (Role.MANAGER, True), (Role.ADMINISTRATOR, True)],
)
def test_who_plans_in_the_house(role: Role, is_staff: bool) -> None:
    assert User(role=role).is_staff is is_staff

import pytest
from auditlog.models import LogEntry
from django.test import Client

from kontor.accounts.enums import NameOrder, Role
from kontor.accounts.models import Invitation, User
from kontor.accounts.operations import users
from kontor.accounts.operations.privacy import erase
from kontor.accounts.privacy import Holding, Subject, everything_about, holdings

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return User.objects.create_user("admin@example.org", given_name="Anja", role=Role.ADMINISTRATOR)


@pytest.fixture
def marta(admin: User) -> User:
    user = User.objects.create_user("marta@example.org", "ein kurzer Satz", given_name="Marta", family_name="Vidal")
    users.change_rights(actor=admin, user=user, role=Role.FUNDER, is_active=True)
    users.rename(
        user=user, given_name="Marta", family_name="Vidal", name_order=NameOrder.FAMILY_FIRST, original_name="维达尔"
    )
    return user


def test_a_forgotten_person_is_nowhere(admin: User, marta: User) -> None:
    holding = Holding(label="Guests", export=lambda subject: [{"name": "Vidal"}], erase=lambda subject: ["M. Vidal"])
    with holdings.with_item("test.guests", holding):
        assert set(everything_about(Subject(email=marta.email, user=marta))) == {"Guests", "Konto"}
        erase(actor=admin, subject=Subject(email=marta.email, user=marta))
    marta.refresh_from_db()
    everywhere = (
        str(list(User.objects.values())) + str(list(LogEntry.objects.values())) + str(list(Invitation.objects.values()))
    )
    for word in ("Vidal", "marta@", "维达尔"):
        assert word not in everywhere
    assert not marta.is_active
    assert not marta.check_password("ein kurzer Satz")


def test_everybody_gets_their_own_data_as_a_file(client: Client, marta: User) -> None:
    client.force_login(marta)
    response = client.get("/account/data/")
    assert response.json()["Konto"][0]["original_name"] == "维达尔"
    assert "attachment" in response["Content-Disposition"]


def test_an_administrator_changes_rights_and_forgets_others_but_not_themself(
    client: Client, admin: User, marta: User
) -> None:
    client.force_login(admin)
    page = f"/administration/users/{marta.public_id}/"
    assert "Vidal" in client.get(page).content.decode()
    client.post(page, {"role": "staff", "is_active": "on"})
    marta.refresh_from_db()
    assert marta.role == Role.STAFF
    assert client.post(f"/administration/users/{admin.public_id}/erase/").status_code == 404
    client.post(f"{page}erase/")
    marta.refresh_from_db()
    assert marta.family_name == ""
    client.get("/administration/users/")  # shows what the steps before had to say
    assert "Vidal" not in client.get("/administration/users/").content.decode()


def test_a_person_writes_their_own_name(client: Client, marta: User) -> None:
    client.force_login(marta)
    client.post("/account/", {"given_name": "Marta", "family_name": "Puig", "name_order": "given", "original_name": ""})
    marta.refresh_from_db()
    assert str(marta) == "Marta Puig"


def test_the_trail_shows_staff_who_changed_what(client: Client, admin: User, marta: User) -> None:
    client.force_login(admin)
    text = client.get("/administration/trail/").content.decode()
    assert "Anja" in text
    assert "Fördergeber" in text

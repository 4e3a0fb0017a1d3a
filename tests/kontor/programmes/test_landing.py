"""Those who are not of the house: where signing in leads, and who is a host."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kontor.accounts.models import User
from kontor.directory.models import Person, Position
from kontor.programmes.enums import AppointmentStatus, TeamRole
from kontor.programmes.landing import received_by
from kontor.programmes.models import Appointment, Programme, TeamMember
from tests.factories.weeks import make_week

pytestmark = pytest.mark.django_db


@pytest.fixture
def week() -> Programme:
    return make_week(hosts=1, guests=1)


@pytest.fixture
def user() -> User:
    return User.objects.create_user("somebody@example.org", given_name="Some", family_name="Body")


def landing(user: User) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get("/")
    return answer.headers.get("Location", "")


def speaker(user: User, week: Programme) -> Position:
    person = Person.objects.create(family_name="Host", user=user)
    return Position.objects.create(person=person, organisation=week.appointments.get().host, is_contact=True)


def test_a_guest_lands_on_their_own_agenda(user: User, week: Programme) -> None:
    guest = week.participations.get()
    Person.objects.filter(pk=guest.person_id).update(user=user)
    client = Client()
    client.force_login(user)
    assert client.get("/", follow=True).redirect_chain[-1][0] == reverse("programmes:agenda", args=[guest.agenda_key])


def test_an_unpublished_week_is_nobodys_landing(user: User, week: Programme) -> None:
    Person.objects.filter(participations__programme=week).update(user=user)
    Programme.objects.update(published_at=None)
    assert landing(user) == ""


def test_a_partner_lands_on_the_programmes(user: User, week: Programme) -> None:
    TeamMember.objects.create(programme=week, user=user, role=TeamRole.CO_ORGANISER)
    assert landing(user) == reverse("programmes:list")


def test_a_host_lands_on_the_visits_and_finds_them_in_the_menu(user: User, week: Programme) -> None:
    speaker(user, week)
    assert landing(user) == reverse("programmes:host-visits")
    client = Client()
    client.force_login(user)
    page = client.get(reverse("directory:organisation", args=[week.appointments.get().host.public_id]))
    assert f'href="{reverse("programmes:host-visits")}"' in page.content.decode()


def test_who_no_longer_speaks_for_the_host_sees_no_guests(user: User, week: Programme) -> None:
    position = speaker(user, week)
    assert received_by(user).exists()
    position.until = date(2027, 1, 1)
    position.save()
    assert not received_by(user).exists()


@pytest.mark.parametrize("status", [AppointmentStatus.DECLINED, AppointmentStatus.CANCELLED])
def test_a_host_who_does_not_receive_sees_no_guests(user: User, week: Programme, status: AppointmentStatus) -> None:
    speaker(user, week)
    Appointment.objects.update(status=status)
    client = Client()
    client.force_login(user)
    assert client.get(reverse("programmes:host-visit", args=[week.appointments.get().public_id])).status_code == 404


def test_a_host_who_is_a_guest_too_lands_on_the_visits_and_finds_the_agenda(user: User, week: Programme) -> None:
    guest = week.participations.get().person
    guest.user = user
    guest.save()
    Position.objects.create(person=guest, organisation=week.appointments.get().host, is_contact=True)
    client = Client()
    client.force_login(user)
    page = client.get("/", follow=True)
    assert page.redirect_chain[-1][0] == reverse("programmes:host-visits")
    assert page.content.decode().count(f'href="{reverse("programmes:mine")}"') == 2  # menu and page

"""Coaches of a programme: written down on the set-up page, with drivers who can be in one place at a time."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kontor.programmes.enums import ParticipationRole
from kontor.programmes.forms.programme import CoachForm
from kontor.programmes.models import Coach, Participation, Programme
from kontor.programmes.operations.programmes import programme_from
from tests.factories.programmes import MONDAY, make_participation, make_programme
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def driver(programme: Programme) -> Participation:
    made = make_participation(programme, name="Kleine")
    made.role = ParticipationRole.DRIVER
    made.save()
    return made


def errors(programme: Programme, **data: object) -> dict[str, list[str]]:
    form = CoachForm({"name": "Bus 2", "seats": 30} | data, instance=Coach(programme=programme))
    return {name: [str(one) for one in found] for name, found in form.errors.items()}


def test_a_coach_is_written_down_and_shown_with_its_driver(
    client: Client, programme: Programme, driver: Participation
) -> None:
    client.force_login(make_user())
    page = reverse("programmes:part-new", args=[programme.public_id, "coaches"])
    assert client.post(page, {"name": "Bus 1", "seats": 19, "driver": driver.pk}).status_code == 302
    shown = client.get(reverse("programmes:setup", args=[programme.public_id])).content.decode()
    assert "19 Plätze · Marta Kleine" in shown
    coach = programme.coaches.get()
    gone = reverse("programmes:part-remove", args=[programme.public_id, "coaches", coach.public_id])
    assert client.post(gone).status_code == 302
    assert not programme.coaches.exists()
    driver.refresh_from_db()


def test_only_drivers_of_the_programme_may_drive(programme: Programme, driver: Participation) -> None:
    guest = make_participation(programme, name="Soler")
    other = make_participation(make_programme("Other"), name="Puig")
    Participation.objects.filter(pk=other.pk).update(role=ParticipationRole.DRIVER)
    assert errors(programme, driver=driver.pk) == {}
    assert list(errors(programme, driver=guest.pk)) == ["driver"]
    assert list(errors(programme, driver=other.pk)) == ["driver"]


def test_a_driver_drives_one_coach(programme: Programme, driver: Participation) -> None:
    bus = Coach.objects.create(programme=programme, name="Bus 1", seats=19, driver=driver, until=MONDAY)
    assert list(errors(programme, driver=driver.pk, since=MONDAY + timedelta(days=1))) == ["driver"]
    bus.delete()
    assert errors(programme, driver=driver.pk) == {}


@pytest.mark.parametrize(("field", "days"), [("since", 30), ("until", -3)])
def test_a_coach_is_there_on_some_day_of_the_programme(programme: Programme, field: str, days: int) -> None:
    assert list(errors(programme, **{field: MONDAY + timedelta(days=days)})) == [field]


@pytest.mark.parametrize(("field", "value"), [("seats", 0), ("seats", 121), ("name", ""), ("until", "2027-05-09")])
def test_rubbish_is_refused_where_it_stands(programme: Programme, field: str, value: object) -> None:
    assert list(errors(programme, **{"since": "2027-05-10"} | {field: value})) == [field]


def test_a_programme_made_after_another_has_its_coaches_on_new_days_without_drivers(
    programme: Programme, driver: Participation
) -> None:
    Coach.objects.create(programme=programme, name="Bus 1", seats=19, driver=driver, since=MONDAY)
    made = programme_from(source=programme, title="Again", starts_on=MONDAY + timedelta(days=7), actor=None)
    copied = made.coaches.get()
    assert (copied.name, copied.driver, copied.since) == ("Bus 1", None, MONDAY + timedelta(days=7))

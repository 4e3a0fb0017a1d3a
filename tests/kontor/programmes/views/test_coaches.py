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


@pytest.mark.parametrize(("since", "until", "clashes"), [(0, 4, True), (2, 4, True), (3, 4, False), (None, None, True)])
def test_a_driver_drives_one_coach_at_a_time(
    programme: Programme, driver: Participation, since: int | None, until: int | None, clashes: bool
) -> None:
    Coach.objects.create(
        programme=programme, name="Bus 1", seats=19, driver=driver, since=MONDAY, until=MONDAY + timedelta(days=2)
    )
    days = {name: MONDAY + timedelta(days=day) for name, day in (("since", since), ("until", until)) if day is not None}
    assert list(errors(programme, driver=driver.pk, **days)) == (["driver"] if clashes else [])


@pytest.mark.parametrize(("field", "value"), [("seats", 0), ("seats", 121), ("name", ""), ("until", "2027-05-01")])
def test_rubbish_is_refused_where_it_stands(programme: Programme, field: str, value: object) -> None:
    assert list(errors(programme, **{"since": "2027-05-10"} | {field: value})) == [field]


def test_a_programme_made_after_another_has_its_coaches_on_new_days_without_drivers(
    programme: Programme, driver: Participation
) -> None:
    Coach.objects.create(programme=programme, name="Bus 1", seats=19, driver=driver, since=MONDAY)
    made = programme_from(source=programme, title="Again", starts_on=MONDAY + timedelta(days=7), actor=None)
    copied = made.coaches.get()
    assert (copied.name, copied.driver, copied.since) == ("Bus 1", None, MONDAY + timedelta(days=7))

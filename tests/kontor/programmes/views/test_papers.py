"""The papers page."""

import pytest
from django.test import Client

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.documents.models import Print
from kontor.jobs.models import Job
from kontor.programmes.models import Programme
from tests.factories.programmes import make_programme
from tests.factories.weeks import make_week
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_user("staff@kontor.example", role=Role.STAFF))
    return client


@pytest.fixture
def programme() -> Programme:
    return make_week(hosts=2, guests=4)


def shown(client: Client, programme: Programme) -> str:
    response = client.get(f"/programmes/{programme.public_id}/papers/", headers={"Accept-Language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_a_paper_is_printed_opened_and_told_to_be_out_of_date(staff: Client, programme: Programme) -> None:
    base = f"/programmes/{programme.public_id}/papers/"
    assert "not printed yet" in shown(staff, programme)

    staff.post(f"{base}booklet/print/")
    assert "up to date" in shown(staff, programme)
    assert staff.get(f"{base}booklet/1/").content.startswith(b"%PDF-")

    programme.save()
    assert "out of date" in shown(staff, programme)


def test_all_papers_are_printed_by_one_job(staff: Client, programme: Programme) -> None:
    staff.post(f"/programmes/{programme.public_id}/papers/print/")

    assert Job.objects.get().result == {"printed": 5}
    assert Print.objects.filter(subject=programme.public_id).count() == 5
    assert "not printed yet" not in shown(staff, programme)


def test_nothing_is_printed_before_the_programme_is_published(staff: Client) -> None:
    programme = make_programme()

    staff.post(f"/programmes/{programme.public_id}/papers/booklet/print/")

    assert not Print.objects.exists()
    assert "Publish the programme first." in shown(staff, programme)


def test_an_unknown_paper_and_version_are_not_there(staff: Client, programme: Programme) -> None:
    base = f"/programmes/{programme.public_id}/papers/"

    assert staff.post(f"{base}passport/print/").status_code == 404
    assert staff.get(f"{base}booklet/1/").status_code == 404


def test_a_print_of_one_programme_is_not_opened_through_another(staff: Client, programme: Programme) -> None:
    staff.post(f"/programmes/{programme.public_id}/papers/badges/print/")
    other = make_programme()

    assert staff.get(f"/programmes/{other.public_id}/papers/badges/1/").status_code == 404


def test_a_link_is_renewed(staff: Client, programme: Programme) -> None:
    guest = programme.participations.first()
    assert guest is not None

    staff.post(f"/programmes/{programme.public_id}/links/{guest.public_id}/renew/")

    assert staff.get(f"/a/{guest.agenda_key}/").status_code == 404
    guest.refresh_from_db()
    assert staff.get(f"/a/{guest.agenda_key}/").status_code == 200


def test_the_page_costs_the_same_for_many_guests(staff: Client) -> None:
    few, many = make_week(hosts=1, guests=1), make_week(hosts=3, guests=20)
    shown(staff, few)

    assert count_queries(lambda: shown(staff, few)) == count_queries(lambda: shown(staff, many))


def test_others_do_not_find_it(client: Client, programme: Programme) -> None:
    client.force_login(User.objects.create_user("somebody@kontor.example"))

    assert client.get(f"/programmes/{programme.public_id}/papers/").status_code == 404
    assert client.post(f"/programmes/{programme.public_id}/papers/booklet/print/").status_code == 404

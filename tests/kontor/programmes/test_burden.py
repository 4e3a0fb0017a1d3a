"""A host's year: visits by month, programmes that asked, and when it is too much."""

import pytest
from django.conf import settings
from django.test import Client

from kontor.directory.models import HostOffer
from kontor.programmes.agenda import Wanted
from kontor.programmes.burden import burden_of
from kontor.programmes.enums import AppointmentStatus, ItemKind, TeamRole
from kontor.programmes.models import Appointment, Programme, TeamMember
from kontor.programmes.operations.agenda import publish_entries
from tests.factories.programmes import NOW, at, make_appointment, make_programme
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def host() -> Appointment:
    return make_appointment(make_programme("Erste"), status=AppointmentStatus.CONFIRMED)


def visit(programme: Programme, host: Appointment, key: str, day: int) -> None:
    wanted = Wanted(
        key=key, kind=ItemKind.VISIT, title="x", starts_at=at(day, 9), ends_at=at(day, 10), zone="Europe/Berlin",
        host=host.host,
    )  # fmt: skip
    publish_entries(programme=programme, source=key, wanted=[wanted], actor=None, at=NOW)


def test_visits_are_counted_by_month(host: Appointment) -> None:
    for key, day in (("a", 0), ("b", 1), ("c", 30), ("d", 300)):  # May, May, June, March of the next year
        visit(host.programme, host, key, day)
    found = burden_of(host.host, 2027)
    assert {month.name: month.visits for month in found.months if month.visits} == {"Mai": 2, "Juni": 1}
    assert (found.visits, found.in_words) == (3, "Mai 2, Juni 1")
    assert [month.height for month in found.months if month.visits] == [44, 22]


def test_a_host_asked_too_often_is_pointed_out(host: Appointment, client: Client) -> None:
    for number in range(settings.HOST_TIMES_A_YEAR):
        Appointment.objects.create(
            programme=make_programme(f"Woche {number}"), host=host.host, status=AppointmentStatus.ASKED
        )
    Appointment.objects.create(programme=make_programme("Idee"), host=host.host)
    assert len(burden_of(host.host, 2027).programmes) == settings.HOST_TIMES_A_YEAR + 1
    assert burden_of(host.host, 2027).is_too_much
    assert not burden_of(host.host, 2026).is_too_much
    address = f"/programmes/{host.programme.public_id}/hosts/{host.public_id}/"
    client.force_login(make_user())
    assert "die Grenze liegt bei 4 im Jahr" in client.get(address).content.decode()
    HostOffer.objects.create(organisation=host.host, times_a_year=9)
    assert "die Grenze liegt" not in client.get(address).content.decode()


def test_a_partner_agency_learns_nothing_of_other_programmes(host: Appointment, client: Client) -> None:
    other = Appointment.objects.create(
        programme=make_programme("Geheim"), host=host.host, status=AppointmentStatus.ASKED
    )
    partner = make_user("Anna", role="")  # type: ignore[arg-type]
    TeamMember.objects.create(programme=host.programme, user=partner, role=TeamRole.CO_ORGANISER)
    client.force_login(partner)
    page = client.get(f"/programmes/{host.programme.public_id}/hosts/{host.public_id}/")
    assert page.status_code == 200
    assert str(other.programme) not in page.content.decode()

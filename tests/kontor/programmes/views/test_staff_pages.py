import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kontor.accounts.enums import Role
from kontor.programmes.enums import AppointmentStatus, TeamRole
from kontor.programmes.models import AgendaEntry, AgendaItem, Appointment, Group, Participation, Programme, TeamMember
from tests.factories.programmes import (
    MONDAY,
    at,
    make_appointment,
    make_group,
    make_organisation,
    make_participation,
    make_programme,
)
from tests.factories.users import make_user
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_user())
    return client


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    group = make_group(programme)
    make_participation(programme, group)
    make_appointment(programme, windows=((at(0, 9), at(0, 12)),), status=AppointmentStatus.OFFERED)
    AgendaItem.objects.create(programme=programme, title="Reception", starts_at=at(2, 18), ends_at=at(2, 20))
    programme.tasks.create(title="Book the coach", due_on=MONDAY)
    programme.phases.create(title="The week", starts_on=MONDAY, ends_on=MONDAY)
    programme.partners.create(organisation=make_organisation("Agency"), task="Kick-off")
    return programme


PLAIN = ("overview", "edit", "copy", "hosts", "host-new", "people", "person-new", "items", "item-new", "setup", "tasks",
         "task-new")  # fmt: skip


def pages(programme: Programme) -> list[str]:
    one = programme.public_id
    found = [reverse("programmes:list"), reverse("programmes:new")]
    found += [reverse(f"programmes:{name}", args=[one]) for name in PLAIN]
    for name, row in (
        ("host", programme.appointments.get()), ("person", programme.participations.get()),
        ("item", programme.items.get()), ("task", programme.tasks.get()),
    ):  # fmt: skip
        found.append(reverse(f"programmes:{name}", args=[one, row.public_id]))
    for kind in ("places", "groups", "coaches", "phases", "partners", "team"):
        found.append(reverse("programmes:part-new", args=[one, kind]))
    found.append(reverse("programmes:part", args=[one, "groups", programme.groups.get().public_id]))
    return found


def test_every_page_draws_with_rows_and_without(staff: Client, programme: Programme) -> None:
    for url in pages(programme):
        assert staff.get(url).status_code == 200, url
    empty = make_programme("Empty")
    for name in PLAIN:
        url = reverse(f"programmes:{name}", args=[empty.public_id])
        assert staff.get(url).status_code == 200, url


def test_a_stranger_is_asked_to_sign_in_and_others_find_nothing(client: Client, programme: Programme) -> None:
    for url in pages(programme):
        assert client.get(url).status_code == 302, url
    client.force_login(make_user("Nobody", Role.NONE))
    for url in pages(programme):
        assert client.get(url).status_code == 404, url


def test_a_co_organiser_sees_their_programme_and_no_other(client: Client, programme: Programme) -> None:
    partner = make_user("Partner", Role.NONE)
    TeamMember.objects.create(programme=programme, user=partner, role=TeamRole.CO_ORGANISER)
    other = make_programme("Delegation aus Frankreich")
    client.force_login(partner)
    assert client.get(reverse("programmes:overview", args=[programme.public_id])).status_code == 200
    assert client.get(reverse("programmes:overview", args=[other.public_id])).status_code == 404
    listed = client.get(reverse("programmes:list")).content.decode()
    assert "Katalonien" in listed
    assert "Frankreich" not in listed
    assert client.get(reverse("programmes:new")).status_code == 404
    team = reverse("programmes:part-new", args=[programme.public_id, "team"])
    assert client.get(team).status_code == 404


@pytest.mark.parametrize(("name", "kind"), [("hosts", "hosts"), ("people", "delegates")])
def test_a_list_leads_to_the_import_of_its_own_kind(staff: Client, programme: Programme, name: str, kind: str) -> None:
    text = staff.get(reverse(f"programmes:{name}", args=[programme.public_id])).content.decode()
    address = f"{reverse('imports:new')}?kind={kind}&amp;scope={programme.public_id}"
    assert f'href="{address}"' in text
    wizard = staff.get(address.replace("&amp;", "&")).content.decode()
    assert re.search(f'<option value="{programme.public_id}" selected', wizard)
    assert re.search(f'value="{kind}"[^>]* checked', wizard)


@pytest.mark.parametrize("name", ["list", "hosts", "people", "items"])
def test_lists_take_the_same_number_of_queries_for_one_row_and_for_three(
    staff: Client, programme: Programme, name: str
) -> None:
    url = reverse(f"programmes:{name}", args=[] if name == "list" else [programme.public_id])
    staff.get(url)
    before = count_queries(lambda: staff.get(url))
    group = programme.groups.get()
    for number in (1, 2):
        make_programme(f"Another {number}")
        make_participation(programme, group, f"Person {number}")
        make_appointment(programme, f"Host {number}", windows=((at(1, 9), at(1, 12)),))
        AgendaItem.objects.create(programme=programme, title="Talk", starts_at=at(3, 10), ends_at=at(3, 11))
    assert count_queries(lambda: staff.get(url)) == before
    assert before < 25


def test_a_new_programme_begins_with_its_dates(staff: Client) -> None:
    url = reverse("programmes:new")
    data = {
        "title_0": "Besuch aus Lyon", "title_1": "Visit from Lyon", "kind": "inbound", "starts_on": "2027-06-07",
        "ends_on": "2027-06-11", "zone": "Europe/Berlin", "languages": ["de", "fr"], "day_begins": "08:30",
        "day_ends": "18:30", "lunch_from": "11:45", "lunch_until": "14:00", "lunch_minutes": "60", "visits_a_day": "3",
        "travel_mode": "coach", "boarding_minutes": "10",
    }  # fmt: skip
    assert staff.post(url, data).status_code == 302
    programme = Programme.objects.get()
    assert (str(programme.title), programme.languages) == ("Besuch aus Lyon", ["de", "fr"])
    assert programme.team.get().role == TeamRole.HEAD
    answer = staff.post(url, data | {"ends_on": "2027-06-01", "zone": "Berlin"})
    assert answer.status_code == 422
    answer = staff.post(url, data | {"lunch_minutes": "136"})
    assert (answer.status_code, "nur 135 Minuten" in answer.content.decode()) == (422, True)
    assert Programme.objects.count() == 1


def test_a_host_is_entered_with_its_times(staff: Client, programme: Programme) -> None:
    make_organisation("Senne Robotik", "Gütersloh")
    url = reverse("programmes:host-new", args=[programme.public_id])
    data = {
        "host": "senne robotik", "status": "offered", "kind": "visit", "minutes": "90", "priority": "4",
        "windows-TOTAL_FORMS": "2", "windows-INITIAL_FORMS": "0",
        "windows-0-day": MONDAY.isoformat(), "windows-0-begins": "09:00", "windows-0-ends": "12:00",
    }  # fmt: skip
    assert staff.post(url, data).status_code == 302
    host = Appointment.objects.get(host__name="Senne Robotik")
    assert [(window.starts_at, window.ends_at) for window in host.windows.all()] == [(at(0, 9), at(0, 12))]
    assert host.location is not None
    again = staff.post(url, data)
    assert again.status_code == 422
    wrong = staff.post(url, data | {"host": "Nobody & Sons", "windows-0-ends": "08:00"})
    assert wrong.status_code == 422


def test_a_person_is_entered_once(staff: Client, programme: Programme) -> None:
    url = reverse("programmes:person-new", args=[programme.public_id])
    data = {
        "given_name": "Jordi", "family_name": "Ferrer", "email": "jordi@example.org", "role": "delegate",
        "status": "confirmed", "group": str(Group.objects.get().pk),
    }  # fmt: skip
    assert staff.post(url, data).status_code == 302
    assert staff.post(url, data | {"email": "JORDI@example.org"}).status_code == 422
    assert Participation.objects.filter(person__family_name="Ferrer").count() == 1


def test_the_languages_of_an_interpreter_are_entered_with_the_person(staff: Client, programme: Programme) -> None:
    data = {
        "family_name": "Roca", "email": "roca@example.org", "role": "interpreter", "status": "confirmed",
        "languages": ["de", "ca"],
    }  # fmt: skip
    assert staff.post(reverse("programmes:person-new", args=[programme.public_id]), data).status_code == 302
    entered = Participation.objects.get(person__family_name="Roca")
    assert entered.person.languages == ["de", "ca"]
    url = reverse("programmes:person", args=[programme.public_id, entered.public_id])
    assert staff.post(url, data | {"languages": ["ca"]}).status_code == 302
    entered.person.refresh_from_db()
    assert entered.person.languages == ["ca"]


def test_an_item_abroad_keeps_its_own_zone(staff: Client, programme: Programme) -> None:
    url = reverse("programmes:item-new", args=[programme.public_id])
    data = {
        "title_0": "Auftakt", "kind": "meeting", "day": "2027-03-04", "begins": "10:00", "ends": "12:00",
        "zone": "Atlantic/Canary", "address": "Carrer 1, 17001 Girona", "audience": "all",
    }  # fmt: skip
    assert staff.post(url, data).status_code == 302
    item = AgendaItem.objects.get(kind="meeting")
    assert item.starts_at.isoformat() == "2027-03-04T10:00:00+00:00"
    assert item.latitude == pytest.approx(41.98, abs=0.05)


@pytest.fixture
def publish(staff: Client, programme: Programme) -> Callable[[], None]:
    def run() -> None:
        assert staff.post(reverse("programmes:publish", args=[programme.public_id])).status_code == 302

    return run


def test_items_are_published_and_a_removed_one_is_cancelled(
    staff: Client, programme: Programme, publish: Callable[[], None]
) -> None:
    publish()
    assert AgendaEntry.objects.get().status == "CONFIRMED"
    item = programme.items.get()
    staff.post(reverse("programmes:item-remove", args=[programme.public_id, item.public_id]))
    page = staff.get(reverse("programmes:items", args=[programme.public_id])).content.decode()
    assert "Reception" in page  # the difference is shown before it is published
    publish()
    assert AgendaEntry.objects.get().status == "CANCELLED"


def test_an_item_gets_participants_of_its_own(staff: Client, programme: Programme) -> None:
    item = programme.items.get()
    url = reverse("programmes:item-child", args=[programme.public_id, item.public_id])
    assert staff.post(url).status_code == 302
    assert staff.post(url).status_code == 302
    child = Programme.objects.get(parent=programme)
    assert (str(child.title), child.starts_on) == ("Reception", at(2, 18).date())


def test_a_task_is_ticked_off_and_back(staff: Client, programme: Programme) -> None:
    task = programme.tasks.get()
    url = reverse("programmes:task-toggle", args=[programme.public_id, task.public_id])
    staff.post(url)
    task.refresh_from_db()
    assert task.done_at is not None
    staff.post(url)
    task.refresh_from_db()
    assert task.done_at is None


def test_a_week_becomes_the_template_of_the_next(staff: Client, programme: Programme) -> None:
    url = reverse("programmes:copy", args=[programme.public_id])
    assert staff.post(url, {"title": "Next year", "starts_on": "2028-05-08"}).status_code == 302
    made = Programme.objects.get(starts_on="2028-05-08")
    assert made.groups.get().letter == "A"
    assert made.items.get().starts_at.isoformat() == "2028-05-10T16:00:00+00:00"
    assert (made.participations.count(), made.appointments.count()) == (0, 0)
    assert programme.groups.get().programme == programme

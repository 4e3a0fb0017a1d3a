"""The pages of guests, hosts and the public."""

import pytest
from django.test import Client

from kontor.accounts.models import User
from kontor.directory.models import Organisation, Person, Position
from kontor.programmes.models import Appointment, Participation, Programme
from tests.factories.weeks import make_week
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_week()


@pytest.fixture
def guest(programme: Programme) -> Participation:
    return programme.participations.get(person__family_name="Vidal")


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_agenda_opens_with_its_key_alone(client: Client, guest: Participation) -> None:
    text = page(client, f"/a/{guest.agenda_key}/")

    assert "Buen" in text  # the guest reads Spanish
    assert "Emmer Klemmtechnik 0 KG" in text
    assert "Emmer Klemmtechnik 5 KG" not in text  # the other group's
    assert client.get("/a/nobody/").status_code == 404


def test_the_key_stays_a_secret(client: Client, guest: Participation) -> None:
    response = client.get(f"/a/{guest.agenda_key}/")

    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "Mein Programm"), ("en", "My programme"), ("fr", "Mon programme"), ("es", "Mi programa"),
     ("ca", "El meu programa"), ("zh", "我的日程")],
)  # fmt: skip
def test_the_reader_chooses_the_language_and_it_stays(
    client: Client, guest: Participation, language: str, word: str
) -> None:
    assert word in page(client, f"/a/{guest.agenda_key}/?lang={language}")
    assert word in page(client, f"/a/{guest.agenda_key}/")


def test_a_day_can_be_chosen_and_a_wrong_one_shows_the_first(client: Client, guest: Participation) -> None:
    wednesday = page(client, f"/a/{guest.agenda_key}/?day=2027-05-12")

    assert "Alte Weberei" in wednesday
    assert "Gasthaus am Sparren" not in wednesday
    assert "Gasthaus am Sparren" in page(client, f"/a/{guest.agenda_key}/?day=nonsense")


def test_every_page_of_a_guest_opens(client: Client, guest: Participation, programme: Programme) -> None:
    entry = programme.entries.get(source_key="visit:0")

    assert "05251 555-0120" in page(client, f"/a/{guest.agenda_key}/notes/")
    assert "webcal://" in page(client, f"/a/{guest.agenda_key}/calendar/")
    assert "<path" in page(client, f"/a/{guest.agenda_key}/code/")
    visit = page(client, f"/a/{guest.agenda_key}/e/{entry.public_id}/?lang=de")
    assert "Werkzeugbau, Montage und Prüflabor" in visit
    assert "Keine Fotos" in visit
    other = programme.entries.get(source_key="visit:5")
    assert client.get(f"/a/{guest.agenda_key}/e/{other.public_id}/").status_code == 404


def test_a_renewed_key_closes_the_old_one(client: Client, guest: Participation) -> None:
    old = guest.agenda_key
    guest.agenda_key = "another-key"
    guest.save()

    assert client.get(f"/a/{old}/").status_code == 404
    assert client.get("/a/another-key/").status_code == 200


def test_the_calendar_is_not_sent_twice(client: Client, guest: Participation) -> None:
    first = client.get(f"/a/{guest.agenda_key}/calendar.ics")

    assert first.headers["Content-Type"].startswith("text/calendar")
    again = client.get(
        f"/a/{guest.agenda_key}/calendar.ics", headers={"If-Modified-Since": first.headers["Last-Modified"]}
    )
    assert again.status_code == 304


def test_an_agenda_of_twelve_visits_costs_as_many_queries_as_one_of_four(client: Client) -> None:
    small = make_week(hosts=4, guests=2).participations.first()
    large = make_week(hosts=12, guests=2).participations.first()
    assert small is not None
    assert large is not None

    few = count_queries(lambda: client.get(f"/a/{small.agenda_key}/"))
    assert count_queries(lambda: client.get(f"/a/{large.agenda_key}/")) == few
    assert few < 20


def test_the_public_page_names_only_hosts_who_agreed_and_no_guest(client: Client, programme: Programme) -> None:
    Organisation.objects.filter(name="Emmer Klemmtechnik 1 KG").update(is_public=True)

    text = page(client, f"/p/{programme.public_id}/", **{"Accept-Language": "de"})

    assert "Delegation aus Katalonien" in text
    assert "Emmer Klemmtechnik 1 KG" in text
    assert "Emmer Klemmtechnik 2 KG" not in text
    assert "Vidal" not in text


@pytest.mark.parametrize("change", [{"is_public": False}, {"published_at": None}])
def test_what_is_not_public_is_not_there(client: Client, programme: Programme, change: dict[str, object]) -> None:
    Programme.objects.filter(pk=programme.pk).update(**change)

    assert client.get(f"/p/{programme.public_id}/").status_code == 404


def test_a_badge_leads_strangers_to_the_public_page_or_nowhere(client: Client, guest: Participation) -> None:
    assert client.get(f"/b/{guest.public_id}/").headers["Location"] == f"/p/{guest.programme.public_id}/"
    Programme.objects.update(is_public=False)
    assert client.get(f"/b/{guest.public_id}/").status_code == 404


@pytest.fixture
def host(programme: Programme) -> User:
    """Somebody who speaks for the first host."""
    user = User.objects.create_user("vogt@emmer.example")
    Person.objects.filter(family_name="Vogt-0").update(user=user)
    return user


def test_a_host_sees_its_own_visits_and_nobody_else_s(client: Client, host: User, programme: Programme) -> None:
    own = Appointment.objects.get(host__name="Emmer Klemmtechnik 0 KG")
    other = Appointment.objects.get(host__name="Emmer Klemmtechnik 1 KG")
    client.force_login(host)

    assert "Emmer Klemmtechnik 0 KG" in page(client, "/hosting/")
    text = page(client, f"/hosting/{own.public_id}/")
    assert "Marta Vidal" in text
    assert "vegetarisch" in text
    hidden = Participation.objects.filter(shown_to_participants=False).first()
    assert hidden is not None
    assert str(hidden.person) not in text
    assert client.get(f"/hosting/{own.public_id}/list.pdf").content.startswith(b"%PDF-")
    assert client.get(f"/hosting/{other.public_id}/").status_code == 404
    assert client.get(f"/hosting/{other.public_id}/list.pdf").status_code == 404


def test_a_draft_is_not_shown_to_its_hosts(client: Client, host: User) -> None:
    own = Appointment.objects.get(host__name="Emmer Klemmtechnik 0 KG")
    Programme.objects.update(published_at=None)
    client.force_login(host)

    assert client.get(f"/hosting/{own.public_id}/").status_code == 404
    assert "Emmer" not in page(client, "/hosting/")


def test_a_colleague_without_the_role_of_contact_sees_nothing(client: Client, programme: Programme) -> None:
    user = User.objects.create_user("somebody@emmer.example")
    person = Person.objects.create(family_name="Somebody", user=user)
    Position.objects.create(person=person, organisation=Organisation.objects.get(name="Emmer Klemmtechnik 0 KG"))
    client.force_login(user)

    own = Appointment.objects.get(host__name="Emmer Klemmtechnik 0 KG")
    assert client.get(f"/hosting/{own.public_id}/").status_code == 404


def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    response = client.get("/hosting/")

    assert response.status_code == 302
    assert "login" in response.headers["Location"]

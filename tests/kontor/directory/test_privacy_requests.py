"""Somebody without an account asks what is known of them, and to be forgotten."""

import pytest
from auditlog.models import LogEntry
from django.test import Client
from django.utils import timezone

from kontor.accounts.enums import Role
from kontor.audit.operations.log import about_key
from kontor.common.search.models import SearchEntry
from kontor.directory.models import Person, Position
from kontor.documents.models import Print
from kontor.imports.models import Import, ImportRow
from kontor.messaging.models import Mail
from kontor.programmes.models import Participation, Programme
from kontor.programmes.operations.participations import save_participation
from kontor.programmes.papers.guests import everybody_of
from tests.factories.directory import make_member
from tests.factories.programmes import at, make_appointment, make_programme
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
NAMES = {
    "given_name": "Rosalía María", "family_name": "Puigdomènech", "phone": "+34 93 5550", "salutation": "Frau",
    "title": "Prof. Dr.",
}  # fmt: skip

# Shares a title and given names with her, and no more.
STRANGER = ["Prof. Rosalía María Soler", "Dr. Klein GmbH", "office2@example.org"]
COMPANY = ["Tallers SL", "Prof. Dr. Rosalía María Puigdomènech; Jordi Puig", "33602 Bielefeld"]


@pytest.fixture
def guest() -> Participation:
    programme = make_programme()
    person = Person(email="office@example.org", original_name="罗萨", **NAMES)
    part = Participation(programme=programme, diet="vegan", arrives_at=at(0, 8), shown_to_participants=True)
    saved = save_participation(participation=part, person=person, interests=[], actor=make_user())
    Position.objects.create(person=saved.person, organisation=make_member("Tallers SL"), function="Gerente")
    make_appointment(programme, contact=saved.person)
    Person.objects.create(family_name="Colleague", email="office@example.org")
    Print.objects.create(
        paper="badges", subject=programme.public_id, version=1, stamp="x", fingerprint="x", pages=1,
        made_at=timezone.now(),
    )  # fmt: skip
    shared = {"to": "office@example.org", "language": "es", "subject": "Su programa"}
    Mail.objects.create(**shared, addressee=about_key(saved), text="Hola, Rosalía")
    Mail.objects.create(**shared, name=str(saved.person), text="Su visita, Rosalía")
    Mail.objects.create(**shared, name="Uwe Colleague", text="Hola, Uwe")
    run = Import.objects.create(kind="delegates", file_name="list.xlsx", expires_at=timezone.now())
    for number, cells in enumerate((["Rosalía María", "Puigdomènech", "vegan"], ["Jordi", "Puig", ""], STRANGER)):
        ImportRow.objects.create(
            run=run, number=number, cells=cells, label=" ".join(cells[:2]), state="new",
            changes=[{"model": "directory.person", "after": {"family_name": cells[1]}, "at": 1}],
        )  # fmt: skip
    ImportRow.objects.create(run=run, number=9, cells=COMPANY, label="Tallers SL", state="new")
    return saved


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_user("Anja", Role.ADMINISTRATOR))
    return client


def page_of(guest: Participation) -> str:
    return f"/administration/people/{guest.person.public_id}/"


def test_what_is_known_is_handed_out_and_that_stays_in_the_trail(admin: Client, guest: Participation) -> None:
    assert "Puigdomènech" in admin.get("/administration/people/?q=puigdom").content.decode()
    assert "Colleague" in admin.get(page_of(guest)).content.decode()
    answer = admin.post(f"{page_of(guest)}export/")
    assert answer.json()["Verzeichnis"][0]["family_name"] == "Puigdomènech"
    assert answer.json()["Vorhaben"][0]["diet"] == "vegan"
    assert len(answer.json()["Verzeichnis"]) == 1  # not whoever shares the address
    assert len(answer.json()["Mails"]) == 2
    assert "Uwe" not in answer.content.decode()
    assert LogEntry.objects.filter(action=LogEntry.Action.ACCESS).exists()


def test_without_the_tick_nobody_is_forgotten(admin: Client, guest: Participation) -> None:
    admin.post(f"{page_of(guest)}erase/")
    guest.person.refresh_from_db()
    assert guest.person.family_name == "Puigdomènech"


def test_who_is_forgotten_is_on_no_page_and_no_paper(admin: Client, guest: Participation) -> None:
    programme = guest.programme
    admin.post(f"{page_of(guest)}erase/", {"sure": "on"})
    rows = (Person, Participation, Position, LogEntry, SearchEntry, Mail, ImportRow)
    left = " ".join(str(list(model._default_manager.values())) for model in rows)
    for word in ("Puigdom", "93 5550", "vegan", "罗萨", "Hola, Rosal", "Su visita"):
        assert word not in left
    assert "Hola, Uwe" in left
    stranger, company = ImportRow.objects.filter(number__in=(2, 9)).order_by("number")
    assert (stranger.cells, stranger.label) == (STRANGER, " ".join(STRANGER[:2]))
    assert company.cells == ["Tallers SL", "…", "33602 Bielefeld"]
    assert "Jordi" in left
    assert Person.objects.filter(family_name="Colleague", email="office@example.org").exists()
    assert Participation.objects.filter(programme=programme).count() == 1
    assert everybody_of(programme) == []
    assert not Print.objects.exists()
    assert LogEntry.objects.filter(additional_data__note="personal data erased").count() == 1
    for address in ("people", "hosts", "papers", "items"):
        text = admin.get(f"/programmes/{programme.public_id}/{address}/").content.decode()
        assert "Puigdom" not in text
    assert admin.get(page_of(guest)).status_code == 404
    assert Programme.objects.count() == 1

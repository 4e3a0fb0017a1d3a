"""Delegates and hosts from files, in the delegations' own languages."""

from datetime import UTC, date, datetime

import pytest

from kontor.directory.models import Organisation
from kontor.imports.contract import ScopeError
from kontor.imports.report import Report
from kontor.imports.shell import Wish, dry_run, run_now
from kontor.programmes.enums import AppointmentStatus, ParticipationRole
from kontor.programmes.models import Appointment, Participation, Programme
from tests.factories.programmes import make_programme
from tests.kontor.imports.data import Rows, text, workbook

pytestmark = pytest.mark.django_db

DELEGATES: Rows = (
    ("Misión a Westfalia Oriental",),
    (),
    ("N.º", "Nombre", "Apellidos", "Empresa / Institución", "Cargo", "Población", "Correo electrónico", "Teléfono",
     "Idiomas", "Intereses tecnológicos", "Régimen alimentario", "Llegada", "Salida", "Grupo", "Autoriza publicación",
     "Observaciones"),
    (1, "Montserrat", "Vidal i Roca", "Agència del Nord", "Directora", "Girona", "m.vidal@nord.cat.example",
     "+34 972 555 001", "català, español, inglés", "robótica, moldes", "vegetariana", "09/05/2027 18:40 PAD",
     "14/05/2027 17:20 PAD", "A", "sí", "jefa de delegación"),
    (2, "Jordi", "Puig Sala", "Tallers Puig SL", "Gerente", "Vic", "jordi@puig.cat.example", "+34 972 555 002",
     "català", "fabricación aditiva", "", "09/05/2027 18:40 PAD", "31/02/2027", "B", "no", ""),
    (3, "Jordi", "Puig Sala", "Tallers Puig SL", "Gerente", "Vic", "jordi@puig.cat.example", "", "", "", "", "", "", "",
     "", ""),
    (4, "", "", "Ohne Name SL", "", "", "", "", "", "", "", "", "", "", "", ""),
)  # fmt: skip
HOSTS: Rows = (
    ("Firma", "PLZ Ort", "Ansprechpartner", "Thema", "Thema (englisch)", "Mögliche Zeiten", "Dauer in Minuten",
     "Personen höchstens", "Sprachen", "Pflicht", "Priorität", "Gruppe", "Regeln", "Technologiefelder"),
    ("Modellfabrik Lippe", "32657 Lemgo", "Wiebke Papenfort", "Rundgang", "A walk",
     "11.05.2027 09:00-12:30; Do ab 14 Uhr", "1,5 Std", "25", "Deutsch, Englisch", "ja", "5", "beide zusammen",
     "keine Fotos; feste Schuhe", "Robotik"),
    ("Bega Kunststoff GmbH", "32657 Lemgo", "", "Spritzguss", "", "18.05.2027 9-12", "", "", "", "", "", "A", "", ""),
)  # fmt: skip


def bring(kind: str, programme: Programme, data: bytes, name: str = "liste.xlsx") -> Report:
    return run_now(Wish(kind=kind, name=name, data=data, scope=str(programme.public_id)), actor=None)


def test_a_spanish_list_of_delegates() -> None:
    programme = make_programme()
    report = bring("delegates", programme, workbook(DELEGATES))
    assert (report.tally.created, report.tally.skipped, report.header_row) == (2, 1, 3)
    head = Participation.objects.get(person__family_name="Vidal i Roca")
    assert head.role == ParticipationRole.HEAD
    assert head.arrives_at == datetime(2027, 5, 9, 16, 40, tzinfo=UTC)
    assert {field.code for field in head.interests.all()} == {"robotics", "tool-making"}
    assert (head.group and head.group.letter, head.shown_to_participants) == ("A", True)
    assert head.person.languages == ["ca", "es", "en"]
    assert head.organisation is not None
    assert head.organisation.locations.get().country == "ES"


def test_a_delegate_twice_is_one_person_and_said() -> None:
    report = bring("delegates", make_programme(), workbook(DELEGATES))
    assert Participation.objects.filter(person__family_name="Puig Sala").count() == 1
    twice = [problem for problem in report.problems if problem.row == 6]
    assert ["Jordi Puig Sala" in problem.problem and "Zeile 5" in problem.problem for problem in twice] == [True]


def test_an_impossible_day_names_its_cell() -> None:
    report = dry_run(
        Wish(kind="delegates", name="d.xlsx", data=workbook(DELEGATES), scope=str(make_programme().public_id))
    )
    (found,) = [problem for problem in report.problems if "31.02.2027" in problem.problem]
    assert (found.sheet, found.row, found.column, found.value) == ("Mitglieder", 5, "M", "31/02/2027")
    assert found.mend
    assert Participation.objects.count() == 0


def test_the_same_delegation_twice_changes_nothing() -> None:
    programme = make_programme()
    bring("delegates", programme, workbook(DELEGATES))
    tally = bring("delegates", programme, workbook(DELEGATES)).tally
    assert (tally.created, tally.updated) == (0, 0)
    assert Participation.objects.count() == 2


def test_hosts_with_their_times_and_rules() -> None:
    programme = make_programme()
    bring("hosts", programme, text(HOSTS, encoding="cp1252"), "gastgeber.csv")
    host = Appointment.objects.get(host__name="Modellfabrik Lippe")
    assert (host.minutes, host.capacity, host.is_must, host.priority, host.together) == (90, 25, True, 5, True)
    assert (host.photo_ban, host.safety_shoes, host.needs_nda) == (True, True, False)
    assert host.status == AppointmentStatus.OFFERED
    assert host.topic.data == {"de": "Rundgang", "en": "A walk"}
    spans = [(window.starts_at, window.ends_at) for window in host.windows.all()]
    assert spans == [
        (datetime(2027, 5, 11, 7, tzinfo=UTC), datetime(2027, 5, 11, 10, 30, tzinfo=UTC)),
        (datetime(2027, 5, 13, 12, tzinfo=UTC), datetime(2027, 5, 13, 16, tzinfo=UTC)),
    ]
    assert str(host.contact) == "Wiebke Papenfort"


def test_a_time_outside_the_week_is_left_out_and_said() -> None:
    report = bring("hosts", make_programme(), text(HOSTS), "gastgeber.csv")
    (found,) = [problem for problem in report.problems if problem.row == 3]
    assert "18.05.2027" in found.problem
    assert not Appointment.objects.get(host__name="Bega Kunststoff GmbH").windows.exists()


def test_a_host_in_the_house_is_recognised() -> None:
    programme = make_programme()
    members = (("Firma", "Ort"), ("Bega Kunststoff G.m.b.H.", "Lemgo"))
    run_now(Wish(kind="organisations", name="m.xlsx", data=workbook(members)), actor=None)
    bring("hosts", programme, text(HOSTS), "gastgeber.csv")
    assert Organisation.objects.filter(name__startswith="Bega").count() == 1


def test_a_programme_is_found_by_its_title_and_the_others_are_named() -> None:
    make_programme("Delegation aus Katalonien")
    make_programme("Delegation aus Frankreich", starts_on=date(2027, 5, 10))
    wish = Wish(kind="hosts", name="g.csv", data=text(HOSTS), scope="katalonien")
    assert dry_run(wish).tally.created == 2
    with pytest.raises(ScopeError, match="Frankreich"):
        dry_run(Wish(kind="hosts", name="g.csv", data=text(HOSTS), scope="Hebei"))

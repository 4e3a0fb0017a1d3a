"""Delegates and hosts from files, in the delegations' own languages."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

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


@pytest.mark.parametrize(
    ("headers", "row", "begins", "ends"),
    [
        (("Firma", "Datum", "Von", "Bis"), ("Bega", "11.05.2027", "09:00", "12:00"), (9, 0), (12, 0)),
        (("Company", "Date", "From", "To"), ("Bega", date(2027, 5, 11), "9am", "11:30 am"), (9, 0), (11, 30)),
        (("Unternehmen", "Tag", "Uhrzeit"), ("Bega", "Dienstag", "9-12"), (9, 0), (12, 0)),
        (
            ("Gastgeber", "Beginn", "Ende"),
            ("Bega", datetime(2027, 5, 11, 9, 30), datetime(2027, 5, 11, 12)),
            (9, 30),
            (12, 0),
        ),
        (
            ("Empresa anfitriona", "Fecha", "Hora inicio", "Hora fin"),
            ("Bega", "martes 11 de mayo", "10h", "12h"),
            (10, 0),
            (12, 0),
        ),
        (
            ("Entreprise d'accueil", "Jour", "Heure de début", "Heure de fin"),
            ("Bega", "mardi", "9h", "11h30"),
            (9, 0),
            (11, 30),
        ),
        (("Empresa", "Dia", "Des de", "Fins a"), ("Bega", "dimarts", "9:00", 11.0), (9, 0), (11, 0)),
        (("Azienda ospitante", "Data", "Dalle", "Alle"), ("Bega", "11/05/2027", "9:00", "11:00"), (9, 0), (11, 0)),
        (("公司", "日期", "开始时间", "结束时间"), ("Bega", "2027年5月11日", "9:00", "11:00"), (9, 0), (11, 0)),
        (("Firma", "Montag", "Dienstag", "Mittwoch"), ("Bega", "", "9-12", "nein"), (9, 0), (12, 0)),
        (
            ("Firma", "Datum 1", "von 1", "bis 1", "Datum 2", "von 2", "bis 2"),
            ("Bega", "", "", "", "11.05.", time(14), time(16)),
            (14, 0),
            (16, 0),
        ),
        (("Firma", "Termin 1", "Termin 2"), ("Bega", "11.05.2027 09:00", ""), (9, 0), (11, 0)),
    ],
)
def test_times_in_columns_of_their_own(
    headers: tuple[str, ...], row: tuple[object, ...], begins: tuple[int, int], ends: tuple[int, int]
) -> None:
    programme = make_programme()
    report = bring("hosts", programme, workbook((headers, row)))
    assert [problem for problem in report.problems if problem.severity == "problem"] == []
    window = Appointment.objects.get(host__name="Bega").windows.get()
    local = [moment.astimezone(ZoneInfo("Europe/Berlin")) for moment in (window.starts_at, window.ends_at)]
    assert [(moment.day, moment.hour, moment.minute) for moment in local] == [(11, *begins), (11, *ends)]


def test_a_time_outside_the_week_is_said_at_its_own_column() -> None:
    programme = make_programme()
    rows = (("Firma", "Termin 1", "Termin 2"), ("Bega", "11.05.2027 09:00", "20.05.2027 09:00"))
    problem = bring("hosts", programme, workbook(rows)).problems[0]
    assert (problem.row, problem.column, problem.header) == (2, "C", "Termin 2")
    rows = (("Firma", "Tag", "Uhrzeit"), ("Bega", "Samstag", "9-12"))
    assert "Samstag" in bring("hosts", programme, workbook(rows)).problems[0].value


def test_what_no_column_is_for_is_kept_beside_its_heading_but_never_a_passport() -> None:
    programme = make_programme()
    rows = (
        ("Nr", "Nachname", "Vorname", "Zimmer", "T-Shirt", "Geburtsdatum", "Reisepass-Nr."),
        (1, "Berg", "Dr. Anna", "EZ", "L", date(1980, 5, 1), "C01X00T47"),
        (2, "Li", "Bo", "DZ", "M", "1975", "C02"),
    )
    report = bring("delegates", programme, workbook(rows))
    guest = Participation.objects.get(person__family_name="Berg")
    assert guest.remarks == "Zimmer: EZ\nT-Shirt: L"
    assert (guest.person.given_name, guest.person.title) == ("Anna", "Dr.")
    assert report.left_out_columns == ("A Nr",)


@pytest.mark.parametrize(
    ("headers", "cells", "moment"),
    [
        (("Arrival flight", "Arrival"), ("LH 1834", "09.05.2027 18:40"), datetime(2027, 5, 9, 16, 40, tzinfo=UTC)),
        (("Ankunft", "Ankunft Uhrzeit"), ("09.05.2027", "18:40"), datetime(2027, 5, 9, 16, 40, tzinfo=UTC)),
        (("Vuelo ida", "Vuelo vuelta"), ("VY1812 09/05 10:15", ""), datetime(2027, 5, 9, 8, 15, tzinfo=UTC)),
        (("Ankunft", "Flug"), ("BA 123 on 9 May, 10:30", ""), datetime(2027, 5, 9, 8, 30, tzinfo=UTC)),
    ],
)
def test_arrivals_with_flights(headers: tuple[str, str], cells: tuple[str, str], moment: datetime) -> None:
    report = bring("delegates", make_programme(), workbook((("Nachname", *headers), ("Berg", *cells))))
    guest = Participation.objects.get()
    assert (guest.arrives_at, report.problems) == (moment, ())
    assert cells[0] in guest.arrival_note


def test_national_numbers_are_read_as_those_of_the_list_s_language() -> None:
    rows = (("Apellidos", "Nombre", "Empresa", "Móvil"), ("Puig", "Jordi", "Tallers", "600 000 000"))
    bring("delegates", make_programme(), workbook(rows))
    assert Participation.objects.get().person.phone == "+34 600 00 00 00"


def test_two_people_in_a_cell_of_delegates_are_said() -> None:
    rows = (("Teilnehmer", "Firma"), ("Herr Dr. Müller, Frau Schmidt (GF)", "Bega"))
    report = bring("delegates", make_programme(), workbook(rows))
    assert [(one.column, one.severity) for one in report.problems] == [("A", "problem")]
    assert Participation.objects.get().person.family_name == "Müller"

from datetime import date
from typing import Any

import pytest

from kontor.imports.cells.addresses import Address, read_address, read_city, read_postal
from kontor.imports.cells.contacts import domain_of, read_emails, read_phones, read_vat, read_website
from kontor.imports.cells.dates import read_date
from kontor.imports.cells.model import Hints, Reading
from kontor.imports.cells.people import read_people
from kontor.imports.cells.text import limited, read_list, read_number, read_text, read_yes_no
from kontor.imports.cells.words import read_country, read_languages

DE = Hints()


def codes(reading: Reading[Any]) -> list[str]:
    return [note.code for note in reading.notes]


@pytest.mark.parametrize(
    ("cell", "day", "notes"),
    [
        ("31.02.2022", None, ["date-impossible"]),
        (43922.0, date(2020, 4, 1), ["date-serial"]),
        ("43922", date(2020, 4, 1), ["date-serial"]),
        (2019.0, date(2019, 1, 1), []),
        ("seit 2015", date(2015, 1, 1), []),
        ("1.4.20", date(2020, 4, 1), []),
        ("05/25/2019", date(2019, 5, 25), ["date-month-first"]),
        ("12 de mayo de 2027", date(2027, 5, 12), []),
        ("May 12, 2027", date(2027, 5, 12), []),
        ("Mai 2019", date(2019, 5, 1), []),
        ("2019年5月12日", date(2019, 5, 12), []),
        ("bald", None, ["not-a-date"]),
        ("k. A.", None, []),
    ],
)
def test_dates(cell: Any, day: date | None, notes: list[str]) -> None:
    reading = read_date(cell, DE)
    assert (reading.value, codes(reading)) == (day, notes)


@pytest.mark.parametrize(
    ("cell", "found", "notes"),
    [
        ("info@bega.example; x@y.de", ("info@bega.example", "x@y.de"), []),
        ("Max <max@firma.de>", ("max@firma.de",), []),
        ("a.b(at)firma.de", ("a.b@firma.de",), ["email-mended"]),
        ("m.jostes(at)pader", None, ["email-invalid"]),
        ("kontakt@@teuto.de", None, ["email-invalid"]),
        ("gut@firma.de, schlecht@", ("gut@firma.de",), ["email-invalid"]),
    ],
)
def test_emails(cell: str, found: tuple[str, ...] | None, notes: list[str]) -> None:
    reading = read_emails(cell, DE)
    assert (reading.value, codes(reading)) == (found, notes)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("05251 555 010", ("+49 5251 555010",)),
        ("+49 (0) 5251/555-010", ("+49 5251 555010",)),
        (5251555010.0, ("+49 5251 555010",)),
        ("05231 / 12 34 56", ("+49 5231 123456",)),
        ("0521-12345 / 0171 1234567", ("+49 521 12345", "+49 171 1234567")),
        ("0034 931 23 45 67", ("+34 931 23 45 67",)),
        ("05251 5465-0 / 0171 555 12 34", ("+49 5251 54650", "+49 171 5551234")),
        (49521555100.0, ("+49 521 555100",)),
        ("4.9521E+10", None),
        ("abc", None),
    ],
)
def test_phones(cell: Any, found: tuple[str, ...] | None) -> None:
    assert read_phones(cell, DE).value == found


@pytest.mark.parametrize(
    ("cell", "country", "people"),
    [
        ("Dr. Anna Müller, Geschäftsführerin; Max Schmidt (Vertrieb)", "DE",
         [("Dr.", "Anna", "Müller", "Geschäftsführerin"), ("", "Max", "Schmidt", "Vertrieb")]),
        ("Müller, Dr. Anna", "DE", [("Dr.", "Anna", "Müller", "")]),
        ("Anna Müller, Max Schmidt", "DE", [("", "Anna", "Müller", ""), ("", "Max", "Schmidt", "")]),
        ("Frau Prof. Dr.-Ing. Petra von der Heide", "DE", [("Prof. Dr.-Ing.", "Petra", "von der Heide", "")]),
        ("Montserrat Vidal Puig", "ES", [("", "Montserrat", "Vidal Puig", "")]),
        ("Jordi de la Fuente i Serra", "ES", [("", "Jordi", "de la Fuente i Serra", "")]),
        ("Jean DUPONT", "FR", [("", "Jean", "Dupont", "")]),
        ("Wang Wei (王伟)", "CN", [("", "Wei", "Wang", "")]),
        ("Hr. Schulze / Fr. Meier", "DE", [("", "", "Schulze", ""), ("", "", "Meier", "")]),
        ("Klaus Meier, Tel. 0521 12345", "DE", [("", "Klaus", "Meier", "")]),
        ("Herr Dr. Müller, Frau Schmidt (GF)", "DE", [("Dr.", "", "Müller", ""), ("", "", "Schmidt", "GF")]),
        ("Mr Smith, Ms Jones", "GB", [("", "", "Smith", ""), ("", "", "Jones", "")]),
        ("Dr. K. Berg", "DE", [("Dr.", "K.", "Berg", "")]),
        ("Dott.ssa Maria Rossi", "IT", [("Dott.ssa", "Maria", "Rossi", "")]),
        ("Иванов Иван", "DE", [("", "Иванов", "Иван", "")]),
        ("N.N.", "DE", []),
    ],
)  # fmt: skip
def test_people(cell: str, country: str, people: list[tuple[str, ...]]) -> None:
    found = read_people(cell, Hints(country=country)).value or ()
    assert [(one.title, one.given, one.family, one.function) for one in found] == people


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("33602 Bielefeld", Address(postal_code="33602", city="Bielefeld")),
        ("D-33602 Bielefeld", Address(postal_code="33602", city="Bielefeld", country="DE")),
        ("Bielefeld, 33602", Address(postal_code="33602", city="Bielefeld")),
        ("Musterstr. 1\n33602 Bielefeld", Address(street="Musterstr. 1", postal_code="33602", city="Bielefeld")),
        ("C/ Pallars 12, 08018 Barcelona (Espanya)",
         Address(street="C/ Pallars 12", postal_code="08018", city="Barcelona", country="ES")),
        ("59000 Lille CEDEX 9", Address(postal_code="59000", city="Lille")),
        ("1011 AB Amsterdam", Address(postal_code="1011 AB", city="Amsterdam")),
        ("〒100-0001 Tokyo", Address(postal_code="100-0001", city="Tokyo")),
        ("1000-205 Lisboa", Address(postal_code="1000-205", city="Lisboa")),
        ("01310-100 São Paulo", Address(postal_code="01310-100", city="São Paulo")),
        ("Toronto M5V 3L9", Address(postal_code="M5V 3L9", city="Toronto")),
        ("D 33602 Bielefeld", Address(postal_code="33602", city="Bielefeld", country="DE")),
        ("Halle (Westf.)", Address(city="Halle (Westf.)")),
        ("Rheda-Wiedenbrück", Address(city="Rheda-Wiedenbrück")),
    ],
)  # fmt: skip
def test_addresses(cell: str, address: Address) -> None:
    assert read_city(cell, DE).value == address
    assert read_address(cell, DE).value == address


@pytest.mark.parametrize("cell", [1067.0, "1067", "1067 Dresden"])
def test_a_postal_code_gets_back_the_zero_its_spreadsheet_took(cell: Any) -> None:
    reading = read_postal(cell, DE)
    assert reading.value is not None
    assert reading.value.postal_code == "01067"
    assert codes(reading) == ["postal-zero"]


@pytest.mark.parametrize(
    ("cell", "code", "notes"),
    [("Spanien", "ES", []), ("España", "ES", []), ("Alemania", "DE", []), ("中国", "CN", []), ("Katalonien", "ES", []),
     ("VR China", "CN", []), ("UAE", "AE", []), ("U.S.A.", "US", []), ("GER", "DE", []), ("Paesi Bassi", "NL", []),
     ("Frankreeich", "FR", ["country-typo"]), ("Wunderland", None, ["country-unknown"])],
)  # fmt: skip
def test_countries(cell: str, code: str | None, notes: list[str]) -> None:
    reading = read_country(cell, DE)
    assert (reading.value, codes(reading)) == (code, notes)


@pytest.mark.parametrize(
    ("cell", "found"),
    [("Deutsch, Englisch", ("de", "en")), ("DE/EN", ("de", "en")), ("español y catalán", ("es", "ca")),
     ("ES CA EN", ("es", "ca", "en")), ("Englisch (fließend), Französisch C1", ("en", "fr")),
     ("Castellano, català, anglès", ("es", "ca", "en")), ("englsich", ("en",)), ("Klingonisch", None)],
)  # fmt: skip
def test_languages(cell: str, found: tuple[str, ...] | None) -> None:
    assert read_languages(cell, DE).value == found


@pytest.mark.parametrize(
    ("cell", "number"), [("ca. 1.200 Mitarbeiter", 1200), (180.0, 180), ("50-99", 50), ("viele", None)]
)
def test_numbers(cell: Any, number: int | None) -> None:
    assert read_number(cell, DE).value == number


@pytest.mark.parametrize(
    ("cell", "answer"), [("ja", True), ("Sí", True), ("x", True), ("nein, danke", False), ("evtl.", None)]
)
def test_yes_and_no(cell: str, answer: bool | None) -> None:
    assert read_yes_no(cell, DE).value is answer


@pytest.mark.parametrize(
    ("cell", "address", "domain"),
    [("www.Bega.example", "https://www.bega.example", "bega.example"),
     ("http://bega.example/de/", "http://bega.example/de", "bega.example")],
)  # fmt: skip
def test_websites(cell: str, address: str, domain: str) -> None:
    assert read_website(cell, DE).value == address
    assert domain_of(address) == domain


def test_an_address_that_anybody_may_have_names_no_organisation() -> None:
    assert domain_of("peter@gmx.de") == ""
    assert domain_of("peter@bega.example") == "bega.example"


def test_vat_numbers_are_checked() -> None:
    assert read_vat("DE 136 695 976", DE).value == "DE136695976"
    assert codes(read_vat("DE 136 695 977", DE)) == ["vat-unsure"]
    assert codes(read_vat("keine Nummer", DE)) == ["vat-invalid"]


def test_lists_and_texts() -> None:
    assert read_list("Waagen; IoT\n• Robotik", DE).value == ("Waagen", "IoT", "Robotik")
    assert read_text("-", DE).value is None
    assert read_text("a\x00b", DE).value == "ab"


def test_a_text_that_is_too_long_is_cut_and_that_is_said() -> None:
    reading = limited(10)("x" * 20, DE)
    assert (len(reading.value or ""), codes(reading)) == (10, ["text-cut"])

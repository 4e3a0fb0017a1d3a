import pytest

from kontor.directory.importing.columns import ORGANISATION_COLUMNS
from kontor.imports.columns import Column
from kontor.imports.mapping import HeaderMatcher, How, fingerprint, propose
from kontor.imports.sheets import Table, TableRow
from kontor.programmes.importers.columns import DELEGATE_COLUMNS, HOST_COLUMNS


def table(headers: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    found = tuple(TableRow(number=i + 2, cells=row or ("",) * len(headers)) for i, row in enumerate(rows or ((),)))
    return Table(sheet="", header_row=1, headers=headers, letters=tuple("ABCDEFGHIJKLMNOP"[: len(headers)]), rows=found)


def keys(columns: tuple[Column, ...], headers: tuple[str, ...], *rows: tuple[str, ...]) -> list[str]:
    return [found.key for found in propose(table(headers, *rows), columns, HeaderMatcher(columns))]


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (("Firmenname", "PLZ", "Ort", "E-Mail-Adresse", "Tel.-Nr."), ["name", "postal_code", "city", "email", "phone"]),
        (("Company name", "ZIP code", "City", "Country", "Web site"),
         ["name", "postal_code", "city", "country", "website"]),
        (("Unternehmen", "Strasse", "PLZ/Ort", "Geschäftsführung", "Branche"),
         ["name", "street", "city", "contact", "fields"]),
        (("Mitgl.-Nr.", "Name", "Mitglied seit", "Anzahl Mitarbeitende"), ["number", "name", "since", "employees"]),
        (("FIRMA*", "e-mail:", "Bemerkungen"), ["name", "email", "notes"]),
    ],
)  # fmt: skip
def test_headings_of_organisations(headers: tuple[str, ...], wanted: list[str]) -> None:
    assert keys(ORGANISATION_COLUMNS, headers) == wanted


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (("Nombre", "Apellidos", "Empresa", "Cargo", "Correo electrónico", "Idiomas"),
         ["given", "family", "organisation", "function", "email", "languages"]),
        (("First name", "Last name", "Organisation", "Dietary requirements", "Arrival"),
         ["given", "family", "organisation", "diet", "arrival"]),
        (("Nom", "Prénom", "Entreprise", "Fonction", "Courriel", "Arrivée"),
         ["family", "given", "organisation", "function", "email", "arrival"]),
        (("Nom", "Cognoms", "Empresa", "Càrrec", "Arribada"), ["", "family", "organisation", "function", "arrival"]),
        (("姓名", "单位", "职务", "电子邮件"), ["person", "organisation", "function", "email"]),
    ],
)  # fmt: skip
def test_headings_of_delegations(headers: tuple[str, ...], wanted: list[str]) -> None:
    found = keys(DELEGATE_COLUMNS, headers)
    assert [one for one, want in zip(found, wanted, strict=True) if want] == [want for want in wanted if want]


def test_the_english_topic_is_not_the_german_one() -> None:
    headers = ("Firma", "Thema", "Thema (englisch)", "Mögliche Zeiten", "Technologiefelder")
    assert keys(HOST_COLUMNS, headers) == ["name", "topic", "topic_en", "windows", "fields"]


def test_what_stands_under_a_heading_counts_too() -> None:
    rows = tuple((f"Firma {i} GmbH", f"info@firma{i}.example", f"0521 555-00{i}") for i in range(10, 20))
    assert keys(ORGANISATION_COLUMNS, ("Firma", "Spalte X", "Spalte Y"), *rows) == ["name", "email", "phone"]


def test_a_remembered_mapping_goes_before_the_guess() -> None:
    found = propose(
        table(("Firma", "Ort")), ORGANISATION_COLUMNS, HeaderMatcher(ORGANISATION_COLUMNS), {"Ort": "", "Firma": "name"}
    )
    assert [(one.key, one.how) for one in found] == [("name", How.REMEMBERED), ("", How.REMEMBERED)]


def test_a_source_is_known_by_its_headings() -> None:
    assert fingerprint("organisations", ["Firma", "Ort"]) == fingerprint("organisations", ["FIRMA", "ort"])
    assert fingerprint("organisations", ["Firma", "Ort"]) != fingerprint("delegates", ["Firma", "Ort"])

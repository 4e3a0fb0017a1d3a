"""What a row of a file says, cell by cell and from the rows above it."""

import pytest

from kontor.directory.importing.columns import ORGANISATION_COLUMNS
from kontor.imports.cells.model import Hints
from kontor.imports.mapping import HeaderMatcher, How, keep_rest, propose
from kontor.imports.rows import ReadRow, in_country_of, read_rows
from kontor.imports.sheets import find_table, read_workbook
from tests.kontor.imports.data import Rows, workbook


def rows_of(rows: Rows, hints: Hints | None = None) -> list[ReadRow]:
    matcher = HeaderMatcher(ORGANISATION_COLUMNS)
    table = find_table(read_workbook(workbook(rows), "a.xlsx").sheets[0], matcher.known)
    proposals = keep_rest(propose(table, ORGANISATION_COLUMNS, matcher), table, ORGANISATION_COLUMNS)
    mapping = {one.index: one.key for one in proposals if one.key}
    return read_rows(table, ORGANISATION_COLUMNS, mapping, hints or Hints())


@pytest.mark.parametrize("words", ["siehe oben", "s.o.", "dito", '"', "see above", "ídem", "voir ci-dessus", "同上"])
def test_what_only_points_above_is_taken_from_there_and_said(words: str) -> None:
    rows = rows_of((("Firma", "Ort"), ("Bega", "Lemgo"), ("Emmer", words)))
    assert rows[1].values["city"].city == "Lemgo"
    assert [(note.note.code, note.value) for note in rows[1].notes] == [("as-above", words)]


def test_where_nothing_stands_above_it_is_a_problem() -> None:
    rows = rows_of((("Firma", "Ort"), ("Bega", "siehe oben"), ("Emmer", "Lemgo")))
    assert [note.note.code for note in rows[0].notes] == ["nothing-above"]


def test_a_column_that_means_nothing_is_kept_behind_its_heading_and_a_running_number_is_not() -> None:
    rows = rows_of((("Lfd. Nr.", "Firma", "Ort", "Umsatz Mio. €", "Messestand"), (1, "Bega", "Lemgo", 1.5, "B12"),
                    (2, "Emmer", "Höxter", None, None)))  # fmt: skip
    assert rows[0].text("notes") == "Umsatz Mio. €: 1.5\nMessestand: B12"
    assert "notes" not in rows[1].values


def test_a_column_left_out_by_a_person_stays_out() -> None:
    matcher = HeaderMatcher(ORGANISATION_COLUMNS)
    book = read_workbook(workbook((("Firma", "Ort", "Stand"), ("Bega", "Lemgo", "B12"))), "a.xlsx")
    table = find_table(book.sheets[0], matcher.known)
    proposals = propose(table, ORGANISATION_COLUMNS, matcher, {"Stand": ""})
    kept = keep_rest(proposals, table, ORGANISATION_COLUMNS)
    assert (kept[2].key, kept[2].how) == ("", How.REMEMBERED)


@pytest.mark.parametrize(
    ("headers", "country"),
    [(("Apellidos", "Correo electrónico", "Empresa"), "ES"), (("Prénom", "Société"), "FR"),
     (("Azienda", "Cognome"), "IT"), (("姓名", "单位"), "CN"), (("Name", "Company"), "DE"), (("Firma", "Cargo"), "DE")],
)  # fmt: skip
def test_the_language_of_the_headings_tells_where_a_list_is_from(headers: tuple[str, ...], country: str) -> None:
    assert in_country_of(Hints(), headers).country == country
    assert in_country_of(Hints(country="AT", is_sure=True), headers).country == "AT"

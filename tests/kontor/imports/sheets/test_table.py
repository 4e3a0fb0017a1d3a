import pytest

from kontor.imports.cells.text import read_text
from kontor.imports.columns import Column
from kontor.imports.mapping import HeaderMatcher
from kontor.imports.sheets import Sheet, UnreadableFileError, find_table, read_workbook, shown
from tests.kontor.imports.data import MEMBERS, workbook

COLUMNS = tuple(
    Column(key=key, label=key, headers=headers, read=read_text)
    for key, headers in {
        "name": ("Firma", "Name"), "place": ("PLZ Ort",), "street": ("Straße",), "fields": ("Branche",),
        "contact": ("Ansprechpartner",), "email": ("E-Mail", "AP Mail"), "phone": ("Telefon", "Kontakt Telefon"),
        "since": ("seit",), "notes": ("Bemerkung",), "contact_name": ("Kontakt Name",),
    }.items()
)  # fmt: skip
known = HeaderMatcher(COLUMNS).known


def sheet_of(rows: object) -> Sheet:
    return Sheet(name="", rows=tuple(tuple("" if cell is None else cell for cell in row) for row in rows))  # type: ignore[attr-defined]


def test_the_header_is_found_under_title_rows_and_the_empty_column_and_the_sum_are_left_out() -> None:
    table = find_table(read_workbook(workbook(MEMBERS, merged=("A1:F1",)), "a.xlsx").sheets[0], known)
    assert table.header_row == 4
    assert "" not in table.headers
    assert table.letters == ("A", "B", "D", "E", "F", "G", "H", "I", "J")
    assert [row.number for row in table.rows] == list(range(5, 14))


def test_a_header_over_two_lines_is_read_as_one() -> None:
    rows = (("Firma", "Kontakt", ""), ("", "Name", "Telefon"), ("Bega", "Uwe Klein", "05261 1"))
    table = find_table(sheet_of(rows), known)
    assert table.headers == ("Firma", "Kontakt Name", "Kontakt Telefon")


def test_groups_that_are_headings_themselves_are_not_the_header() -> None:
    rows = (
        ("", "", "PLZ Ort", "Ansprechpartner", "", "Bemerkung"),
        ("Firma", "seit", "Straße", "Name", "Telefon", "Branche"),
        ("Bega", "2019", "Weg 1", "Uwe Klein", "05261 1", "Guss"),
    )  # fmt: skip
    assert find_table(sheet_of(rows), known).header_row == 2


def test_a_header_repeated_on_a_later_page_is_no_row() -> None:
    rows = (("Firma", "Straße"), ("Bega", "Weg 1"), ("Firma", "Straße"), ("Lippe", "Weg 2"))
    assert [row.number for row in find_table(sheet_of(rows), known).rows] == [2, 4]


def test_without_a_header_row_the_sheet_is_refused_unless_somebody_says_so() -> None:
    rows = (("Bega GmbH", "Lemgo"), ("Hellweg GmbH", "Paderborn"))
    with pytest.raises(UnreadableFileError) as caught:
        find_table(sheet_of(rows), known)
    assert caught.value.code == "no-header"
    assert find_table(sheet_of(rows), known, header_row=0).headers == ("A", "B")


@pytest.mark.parametrize(("cell", "text"), [(33602.0, "33602"), (1.5, "1.5"), ("  a ", "a"), (True, "ja")])
def test_a_cell_is_shown_as_its_spreadsheet_shows_it(cell: object, text: str) -> None:
    assert shown(cell) == text  # type: ignore[arg-type]


def test_totals_and_footnotes_are_no_rows_but_short_names_are() -> None:
    rows = (
        ("Firma", "PLZ Ort", "Telefon"), ("Bega", "32657 Lemgo", "1"), ("Gesamt", "", 12), ("Summe:", 3, 4.5),
        ("* Angaben ohne Gewähr", "", ""), ("1) nur Vollmitglieder", "", ""), ("Quelle: eigene Erhebung", "", ""),
        ("Total Energie", "12345 Ort", ""), ("Emmer", "", ""), (32, "", ""),
    )  # fmt: skip
    assert [row.number for row in find_table(sheet_of(rows), known).rows] == [2, 8, 9]


def test_a_name_under_two_groups_is_called_after_its_group_and_others_are_not() -> None:
    rows = (
        ("Firma", "", "Kontakt", ""), ("Name", "Straße", "Name", "Telefon"), ("Bega", "Weg 1", "Uwe Klein", "1"),
    )  # fmt: skip
    assert find_table(sheet_of(rows), known).headers == ("Firma Name", "Straße", "Kontakt Name", "Kontakt Telefon")

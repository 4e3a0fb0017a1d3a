import io
import zipfile
from collections.abc import Callable

import pytest

from kontor.imports.sheets import UnreadableFileError, read_workbook
from kontor.imports.sheets.guards import MB
from kontor.imports.sheets.text import find_delimiter
from tests.kontor.imports.data import text, workbook
from tests.kontor.imports.old_formats import ods, xls

HEAD = ("Firma", "Ort", "Straße")
ROWS = (HEAD, ("Müller & Söhne", "Gütersloh", "Königstraße 5"), ("Böhme", "Höxter", "Größe 1"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_text_file_of_any_usual_encoding_and_delimiter_gives_its_rows(encoding: str, delimiter: str) -> None:
    book = read_workbook(text(ROWS, encoding=encoding, delimiter=delimiter), "liste.csv")
    assert book.sheets[0].rows == ROWS


def test_a_spanish_and_a_chinese_text_file_keep_their_letters() -> None:
    spanish = (("Nombre", "Población"), ("Íñigo Muñoz", "L’Hospitalet"), ("Núria Peña", "Lleida"))
    assert read_workbook(text(spanish, encoding="cp1252"), "a.csv").sheets[0].rows == spanish
    chinese = (("公司", "城市"), ("河北机械有限公司", "石家庄"), ("北京增材制造中心", "北京"))
    assert read_workbook(text(chinese, encoding="gb18030"), "a.csv").sheets[0].rows == chinese


def test_a_comma_inside_quotes_and_excels_own_first_line_do_not_mislead() -> None:
    assert find_delimiter('Firma;Ort\n"Müller, Söhne; Co";Lemgo\n"a, b";c') == ";"
    book = read_workbook(b"sep=,\r\nFirma,Ort\r\nBega,Lemgo\r\n", "a.csv")
    assert book.sheets[0].rows[1:] == (("Firma", "Ort"), ("Bega", "Lemgo"))


def test_a_workbook_keeps_its_row_numbers_and_leaves_broken_formulas_empty() -> None:
    book = read_workbook(workbook(((), (), ("Firma", "Ort"), ("Bega", "#REF!"))), "a.xlsx")
    assert book.sheets[0].rows == (("", ""), ("", ""), ("Firma", "Ort"), ("Bega", ""))


def test_a_cell_merged_downwards_counts_for_each_of_its_rows() -> None:
    rows = (("Ort", "Firma"), ("Lemgo", "Bega"), (None, "Lippe Sensorik"))
    book = read_workbook(workbook(rows, merged=("A2:A3",)), "a.xlsx")
    assert [row[0] for row in book.sheets[0].rows] == ["Ort", "Lemgo", "Lemgo"]


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_workbook(data, name)
    return caught.value.code


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 200, "foto.xlsx", "file-other"),
        (b"%PDF-1.7 ...", "liste.xlsx", "file-other"),
        (b"\xff\xd8\xff\xe0" + b"1" * 99, "liste.csv", "file-other"),
        (b"", "leer.csv", "file-empty"),
        (b"  \n\n ", "leer.csv", "file-empty"),
        (b"a" * (60 * MB), "gross.csv", "file-too-large"),
        (b"Firma;Ort\n", "liste.xlsx", "file-not-what-it-says"),
        (b"PK\x03\x04 broken", "liste.xlsx", "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "geheim.xlsx", "file-locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 900, "alt.xls", "file-other"),
        (b"<html><table><tr><td>Firma</td></tr></table></html>", "export.xls", "file-other"),
        (b"Firma;Ort\x00\x00\x01\x02;;", "x.csv", "file-binary"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_reason(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name) == code


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert code_of(zipped(xl__worksheets__sheet1_xml=b"0" * (60 * MB)), "bombe.xlsx") == "file-bomb"


def test_word_and_plain_zip_files_are_named_as_what_they_are() -> None:
    assert code_of(zipped(word__document_xml=b"<w/>"), "a.xlsx") == "file-other"
    assert code_of(zipped(readme=b"hello"), "a.xlsx") == "file-other"


def test_three_hundred_columns_are_refused() -> None:
    wide = (tuple(f"Spalte {i}" for i in range(300)), tuple(range(300)))
    assert code_of(workbook(wide), "breit.xlsx") == "too-many-columns"


def test_an_empty_workbook_is_said_to_be_empty() -> None:
    assert code_of(workbook(()), "leer.xlsx") == "file-empty"


@pytest.mark.parametrize("write", [ods, xls])
def test_opendocument_and_excel_97_give_their_rows(write: Callable[[object], bytes]) -> None:
    rows = (("Firma", "PLZ"), ("Köln & Söhne", 33602), (None, "Łódź"))
    sheet = read_workbook(write(rows), f"a.{write.__name__}").sheets[0]
    assert sheet.rows == (("Firma", "PLZ"), ("Köln & Söhne", 33602.0), ("", "Łódź"))


def test_the_old_macintosh_is_told_by_its_line_ends() -> None:
    data = "Firma\tOrt\rKäse & Söhne\tKöln\rÅngström AB\tMalmö\r".encode("mac_roman")
    assert read_workbook(data, "a.txt").sheets[0].rows[1:] == (("Käse & Söhne", "Köln"), ("Ångström AB", "Malmö"))

"""Workbooks as people keep them, made by code: everything in them is invented."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]

MEMBERS: Rows = (
    ("Firmenliste Ostwestfalen, Stand 03/2027",),
    (),
    ("vertraulich, nur für den Dienstgebrauch",),
    ("Firma", "PLZ Ort", None, "Straße", "Branche / Thema", "Ansprechpartner", "AP Mail", "Telefon", "seit",
     "Bemerkung"),
    ("Hellweg Antriebe GmbH", "33100 Paderborn", None, "Frankfurter Weg 12", "Antriebstechnik; 3D-Druck",
     "Dr. Anna Müller, Max Schmidt", "a.mueller@hellweg.example; m.schmidt@hellweg.example", "05251 555 010", 2019, ""),
    ("Bega Kunststoff", "32657 Lemgo", None, "Am Bauhof 3", "Kunststofftechnik", "Uwe Klein", "info@bega.example",
     5261555020.0, "01.04.2020", "ruft zurück"),
    ("Dalke Küchentechnik", "33330 Gütersloh", None, None, "Smart Kitchen", None, "export@dalke.example", None, 43922),
    ("Pader Hydraulik", "33100 Paderborn", None, None, "Fluidtechnik", None, "m.jostes(at)pader", None,
     date(2015, 5, 1)),
    ("Teuto Verpackung", "33602 Bilefeld", None, None, "Verpackung", "Sabine Krüger",
     "kontakt@teuto.example", None, 2018),
    (None, "33428 Harsewinkel", None, None, "Agrartechnik", None, None, None, 2020, None),
    ("Emmer Holzwerke", "32825 Blomberg", None, None, "Holztechnik", None, "post@emmer.example", None, "31.02.2022"),
    ("Hellweg-Antriebe G.m.b.H.", "33100 Paderborn", None, None, None, None, None, "05251/555-014", None, None),
    ("Hellweg Antriebe mbH & Co. KG", "33100 Paderborn", None, None, None, None, "info@hellweg.example"),
    ("Summe: 9",),
)  # fmt: skip


def workbook(
    rows: Rows, *, sheet: str = "Mitglieder", merged: Sequence[str] = (), before: dict[str, Rows] | None = None
) -> bytes:
    """Return an .xlsx; ``before`` puts other sheets in front, ``merged`` merges ranges such as ``A1:D1``."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    for name, content in {**(before or {}), sheet: rows}.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(content):
            for column, value in enumerate(row):
                if value is not None:
                    page.write(number, column, value)
        for area in merged if name == sheet else ():
            first = area.split(":")[0]
            page.merge_range(area, "", None)
            page.write(first, content[int(first[1:]) - 1][ord(first[0]) - 65])
    book.close()
    return out.getvalue()


def text(rows: Rows, *, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)

"""``mitglieder.xlsx``: 150 organisations with the mess that such a list gathers over twenty years."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from parts.members import Member, members
from parts.people import ASCII, Contact
from parts.sheet import Cell, Sheet

HEADS = (
    "Mitgl.-Nr.", "Firma / Einrichtung", "Art", "Straße", "PLZ Ort", "", "Ansprechpartner", "E-Mail", "Telefon",
    "Internet", "Mitglied seit", "Technologiefelder", "Wir bieten", "Wir suchen", "Mitarbeitende", "Gegründet",
    "Sprachen", "Empfängt Delegationen", "Öffentlich",
)  # fmt: skip
WIDTHS = (9, 36, 16, 24, 26, 3, 44, 36, 18, 32, 14, 36, 40, 40, 13, 10, 24, 12, 10)
NOTES = (
    "Diese Liste ist ein Beispiel. Alle Personen und Einrichtungen sind erfunden; die Orte gibt es wirklich.",
    "Adressen unter .example und Rufnummern mit 555 gehören niemandem.",
    "Bitte Änderungen an das Büro melden.",
)
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September")
# What is written again further down, as somebody else would type it: number of the member → name in the second row.
TWICE = {
    22: "Hellweg Antriebstechnik G.m.b.H.",
    29: "BEGA Verpackungstechnik",
    36: "Egge Moebelbeschlaege GmbH",
    45: "Niewoehner Gebäudetechnik mbH & Co. KG",
    54: "Hagemeister Kuechentechnik Gesellschaft mit beschränkter Haftung",
    63: None,  # the same row once more
    1: "HS Senne (Hochschule Senne)",
}
TWO_PLACES = {40: ("Dieselstraße 4", "32052 Herford"), 27: ("Am Gewerbepark 2", "59302 Oelde")}
WRONG_MAIL = {48: "vertrieb@@luekewille-antriebstechnik.example", 71: "info(at)", 96: "siehe Internet"}


def _people(member: Member) -> str:
    """Several people in one cell, written as the person of that day wrote them."""
    people = member.contacts
    match member.number % 4:
        case 0:
            return "; ".join(f"{one.name}, {one.function}" for one in people)
        case 1:
            return "\n".join(f"{one.name} ({one.function})" for one in people)
        case 2:
            return " / ".join(one.name for one in people)
        case _:
            return "; ".join(f"{one.family}, {one.title + ' ' if one.title else ''}{one.given}" for one in people)


def _mail(member: Member) -> str:
    def address(one: Contact) -> str:
        return f"{one.mailbox}@{member.domain}"

    if member.number in WRONG_MAIL:
        return WRONG_MAIL[member.number]
    match member.number % 5:
        case 0:
            return "; ".join(address(one) for one in member.contacts)
        case 1:
            return f"info@{member.domain}"
        case 2:
            return f"{address(member.contacts[0])} "  # a space behind it, as pasted
        case _:
            return address(member.contacts[0])


def _since(member: Member) -> Cell:
    """A date, or a text that means one."""
    year, month, day = member.since
    match member.number % 6:
        case 0:
            return f"{day:02d}.{month:02d}.{year}"
        case 1:
            return f"{month}/{year}"
        case 2:
            return f"{day}. {MONTHS[month - 1]} {year}"
        case 3:
            return str(year)
        case _:
            return date(year, month, day)


def _employees(member: Member) -> Cell:
    match member.number % 5:
        case 0:
            return f"ca. {member.employees}"
        case 1:
            return f"{member.employees:,}".replace(",", ".")
        case _:
            return member.employees


def _cells(member: Member) -> list[Cell]:
    town = f"{'D-' if member.number % 11 == 3 else ''}{member.town.code} {member.town.name}"
    name = member.name.translate(ASCII) if member.number % 17 == 5 else member.name
    web = ("www.", "https://www.", "")[member.number % 3] + member.domain
    phone = member.phone if member.number % 4 else "+49 (0)" + member.phone.replace("-", " ")[1:]
    return [
        f"M{member.number:04d}", name, member.kind, member.street, town, None, _people(member), _mail(member), phone,
        web, _since(member), member.fields, member.offer, member.need, _employees(member), member.founded,
        member.languages, "ja" if member.is_host else "nein", "ja" if member.is_public else "nein",
    ]  # fmt: skip


def _again(member: Member, name: str | None) -> list[Cell]:
    """The same organisation once more: another number, fewer cells, another spelling."""
    cells = _cells(member)
    cells[0] = f"M{member.number + 400:04d}"
    if name:
        cells[1] = name
        for column in (2, 10, 12, 13, 15):
            cells[column] = None
    return cells


def _rows() -> Iterator[tuple[Member, list[Cell]]]:
    known = {member.number: member for member in members()}
    again = iter(TWICE.items())
    for member in known.values():
        yield member, _cells(member)
        if member.number % 21 == 20:
            number, name = next(again)
            yield known[number], _again(known[number], name)


def _fill(sheet: Sheet, line: int) -> None:
    for member, cells in _rows():
        sheet.row(line, cells)
        place = TWO_PLACES.get(member.number) if cells[0] == f"M{member.number:04d}" else None
        if place:  # a second address in a row of its own, the name merged over both
            sheet.down(line, line + 1, 1, str(cells[1]))
            line += 1
            sheet.row(line, [None, None, None, *place])
        line += 1


def write(path: Path) -> None:
    """Write the list; title rows, merged heads, an empty column, a sheet of notes."""
    sheet = Sheet(path, "Mitglieder", "Cluster Maschinen am Teuto e. V.")
    last = len(HEADS) - 1
    sheet.title(0, last, "Mitgliederliste, Cluster Maschinen am Teuto e. V. und Partner")
    sheet.title(1, last, "Stand: 1. Oktober 2026. Beispiel: alle Personen und Einrichtungen sind erfunden.")
    sheet.span(3, 3, 4, "Anschrift")
    sheet.span(3, 6, 9, "Kontakt")
    sheet.span(3, 11, 13, "Profil")
    sheet.heads(4, HEADS)
    sheet.widths(WIDTHS)
    _fill(sheet, 5)
    sheet.notes("Hinweise", NOTES)
    sheet.close()

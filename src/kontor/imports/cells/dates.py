"""Dates as people and spreadsheets write them."""

import re
from datetime import date, datetime, timedelta

from kontor.common.folding import plain
from kontor.imports.cells.model import Hints, Note, Reading, fix, problem
from kontor.imports.cells.text import clean
from kontor.imports.sheets.model import Cell

_EXCEL_EPOCH = datetime(1899, 12, 30)
_MONTHS = (
    "januar jan janner january enero gener janvier ene gen janv gennaio",
    "februar feb february febrero febrer fevrier febr fevr febbraio",
    "marz mar maerz march marzo marc mars mrz",
    "april apr abril avril abr avr aprile",
    "mai may mayo maig maggio",
    "juni jun june junio juny juin giugno giu",
    "juli jul july julio juliol juillet juil luglio lug",
    "august aug agosto agost aout ago",
    "september sep sept septiembre setembre septembre set settembre sett",
    "oktober okt october oct octubre octobre ottobre ott",
    "november nov noviembre novembre",
    "dezember dez december dec diciembre desembre decembre dic des dicembre",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_NUMERIC = re.compile(r"^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})$")
_ISO = re.compile(r"^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$")
_WORDS = re.compile(r"^(\d{1,2}) (?:de |d )?([a-z]+) (?:de |del )?(\d{4}|\d{2})$")
_WORDS_US = re.compile(r"^([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$")
_MONTH_YEAR = re.compile(r"^(?:(\d{1,2})\s*[./-]\s*|([^\W\d_]+)\.?\s+(?:de\s+)?)(\d{4})$")
_YEAR = re.compile(r"^(?:seit |since |desde |depuis |ca\.? )?((?:19|20)\d\d)$", re.IGNORECASE)
_FIRST_WORD = re.compile(r"^([^\W\d_]{2,10})[.,]*\s+(?=\S)")
_DAYS = (
    "mo mon montag montags monday mondays lunes dl dilluns lundi lunedi",
    "di die dienstag dienstags tue tues tuesday tuesdays martes dt dimarts mardi martedi",
    "mi mit mittwoch mittwochs wed wednesday wednesdays miercoles dc dimecres mercredi mercoledi",
    "do don donnerstag donnerstags thu thur thurs thursday thursdays jueves dj dijous jeudi giovedi",
    "fr fre freitag freitags fri friday fridays viernes dv divendres vendredi venerdi",
    "sa sam samstag samstags sat saturday saturdays sabado ds dissabte samedi sonnabend sabato",
    "so son sonntag sonntags sun sunday sundays domingo dg diumenge dimanche domenica",
)
WEEKDAYS = {word: number for number, words in enumerate(_DAYS) for word in words.split()}
_CLOCK = re.compile(r"[T ,]+\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*Uhr)?(?:Z|[+-]\d{2}:?\d{2})?$")


def from_serial(number: float) -> datetime | None:
    """Return the moment of an Excel serial between 1954 and 2119, the span in which one is told from another number."""
    return _EXCEL_EPOCH + timedelta(days=number) if 20_000 <= number <= 80_000 else None


def read_date(cell: Cell, hints: Hints) -> Reading[date]:
    """Return the day. Day comes before month unless it cannot; a year alone is its first day."""
    if isinstance(cell, datetime):
        return Reading(value=cell.date())
    if isinstance(cell, date):
        return Reading(value=cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(float(cell))
    text = clean(cell)
    if not text:
        return Reading()
    if re.fullmatch(r"\d{4,5}(?:[.,]\d+)?", text):
        return _of_number(float(text.replace(",", ".")))
    return _of_text(_CLOCK.sub("", text))


def _of_number(number: float) -> Reading[date]:
    if 1850 <= number <= 2100 and number.is_integer():
        return Reading(value=date(int(number), 1, 1))
    moment = from_serial(number)
    if moment is None:
        return Reading(notes=(problem("not-a-date"),))
    return Reading(value=moment.date(), notes=(fix("date-serial", date=f"{moment:%d.%m.%Y}"),))


def _of_text(text: str) -> Reading[date]:
    first = _FIRST_WORD.match(text)
    if first and plain(first[1]) in WEEKDAYS:
        text = text[first.end() :]
    if match := _YEAR.match(text):
        return Reading(value=date(int(match[1]), 1, 1))
    if match := _ISO.match(text):
        return build(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.match(text):
        day, month, year = int(match[1]), int(match[3]), _century(match[4])
        if month > 12 >= day and match[2] == "/":
            found = build(year, day, month)
            notes = (fix("date-month-first", date=f"{found.value:%d.%m.%Y}"),) if found.value else found.notes
            return Reading(value=found.value, notes=notes)
        return build(year, month, day)
    words = plain(text)
    if (match := _WORDS.match(words)) and match[2] in MONTHS:
        return build(_century(match[3]), MONTHS[match[2]], int(match[1]))
    if (match := _WORDS_US.match(words)) and match[1] in MONTHS:
        return build(int(match[3]), MONTHS[match[1]], int(match[2]))
    if match := _MONTH_YEAR.match(text):
        number = int(match[1]) if match[1] else MONTHS.get(plain(match[2]), 0)
        if number or match[1]:
            return build(int(match[3]), number, 1)
    return Reading(notes=(problem("not-a-date"),))


def build(year: int, month: int, day: int) -> Reading[date]:
    """Return the day, or the note that there is no such day."""
    try:
        return Reading(value=date(year, month, day))
    except ValueError:
        return Reading(notes=(_impossible(day, month, year),))


def _impossible(day: int, month: int, year: int) -> Note:
    return problem("date-impossible", date=f"{day:02d}.{month:02d}.{year}")


def _century(text: str) -> int:
    year = int(text)
    if year >= 100:
        return year
    return year + (2000 if year < 60 else 1900)

"""Streets, postal codes and towns, alone or in one cell. What place it is, the city table says later."""

import re
from dataclasses import dataclass

from kontor.imports.cells.model import Hints, Note, Reading, fix, problem
from kontor.imports.cells.text import clean
from kontor.imports.cells.words import find_country
from kontor.imports.sheets.model import Cell, shown

_DIGITS = {
    "DE": 5,
    "FR": 5,
    "ES": 5,
    "IT": 5,
    "AT": 4,
    "CH": 4,
    "BE": 4,
    "LU": 4,
    "DK": 4,
    "CN": 6,
    "US": 5,
    "CZ": 5,
    "FI": 5,
}
_PREFIX = r"(?:(?P<country>[A-Z]{1,3})(?:\s*[-–]\s*|\s+(?=\d{4,6}\b))|(?:CEDEX|PLZ|CP|C\.P\.|〒)\s*)?"
_CODE = (
    r"(?P<code>\d{5}-\d{3,4}\b|\d{3}-\d{4}\b|\d{4}-\d{3}\b|\d{4}\s?[A-Z]{2}\b|\d{2}-\d{3}|[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
    r"|\d{3}\s\d{2}\b|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\d{4,6})"
)
_CODE_CITY = re.compile(rf"^{_PREFIX}{_CODE}[ ,;/-]*(?P<city>[^\d\s,;].*)?$")
_CITY_CODE = re.compile(rf"^(?P<city>[^\d,;(]+?)[ ,;(-]+{_PREFIX}{_CODE}\)?$")
_CEDEX = re.compile(r"\s+CEDEX(?:\s+\d+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What a cell says of an address; empty where it says nothing."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""


def read_postal(cell: Cell, hints: Hints) -> Reading[Address]:
    """A postal code, perhaps with its town. A zero lost at the front comes back."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _restored(shown(cell), hints)
    text = clean(cell)
    if not text:
        return Reading()
    if text.isdigit():
        return _restored(text, hints)
    found = split_place(text)
    if not found.postal_code:
        note = () if found.city else (problem("postal-unread", value=text),)
        return Reading(value=found if found.city else None, notes=note)
    inner = _restored(found.postal_code, hints, found.country) if found.postal_code.isdigit() else None
    code = inner.value.postal_code if inner and inner.value else found.postal_code
    return Reading(
        value=Address(postal_code=code, city=found.city, country=found.country), notes=inner.notes if inner else ()
    )


def _restored(digits: str, hints: Hints, country: str = "") -> Reading[Address]:
    expected = _DIGITS.get(country or hints.country)
    if expected and len(digits) == expected - 1 and expected >= 5:
        code = digits.zfill(expected)
        return Reading(
            value=Address(postal_code=code, country=country), notes=(fix("postal-zero", value=digits, code=code),)
        )
    notes: tuple[Note, ...] = ()
    if not 3 <= len(digits) <= 7:
        return Reading(notes=(problem("postal-unread", value=digits),))
    return Reading(value=Address(postal_code=digits, country=country), notes=notes)


def split_place(text: str) -> Address:
    """Return the parts of "33602 Bielefeld", "D-33602 Bielefeld", "Bielefeld, 33602" or "08018 Barcelona (Espanya)".

    >>> split_place("D-33602 Bielefeld")
    Address(street='', postal_code='33602', city='Bielefeld', country='DE')
    """
    text = " ".join(text.replace("\n", ", ").split()).strip(" ,;")
    text, country = _take_country(text)
    match = _CODE_CITY.match(text) or _CITY_CODE.match(text)
    if not match:
        return Address(city="" if any(char.isdigit() for char in text) else text, country=country)
    marked = match["country"] or ""
    city = _CEDEX.sub("", _bare(match["city"] or ""))
    return Address(
        postal_code=match["code"].strip(), city=city, country=country or (find_country(marked) or "" if marked else "")
    )


def _bare(city: str) -> str:
    """Take off what is left of separators; a bracket goes only where its partner is missing."""
    city = city.strip(" ,;-")
    return city.strip("() ") if city.count("(") != city.count(")") else city


def _take_country(text: str) -> tuple[str, str]:
    """Take a country off the end: "…, Deutschland", "… (España)"."""
    match = re.search(r"[,;(/]\s*([^,;()/\d]{2,30})\)?$", text)
    if match:
        country = find_country(match[1])
        if country and (len(match[1].strip()) > 3 or match[1].strip().isupper()):
            return text[: match.start()].strip(" ,;("), country
    return text, ""


def read_city(cell: Cell, hints: Hints) -> Reading[Address]:
    """A town, perhaps with its postal code, its country or a whole address."""
    text = clean(cell)
    if not text:
        return Reading()
    if isinstance(cell, int | float):
        return read_postal(cell, hints)
    if _CEDEX.search(text) and "\n" not in text:
        return Reading(value=split_place(_CEDEX.sub("", text)))
    return read_address(cell, hints)


def read_address(cell: Cell, hints: Hints) -> Reading[Address]:
    """A whole address in one cell, in one line or several."""
    text = clean(cell)
    if not text:
        return Reading()
    flat = ", ".join(part.strip(" ,") for part in text.split("\n") if part.strip(" ,"))
    flat, country = _take_country(flat)
    pieces = [piece.strip() for piece in re.split(r"[,;]", flat) if piece.strip()]
    for index in range(len(pieces)):
        place = split_place(pieces[index])
        if place.postal_code:
            street = ", ".join(pieces[:index])
            city = place.city or (pieces[index + 1] if index + 1 < len(pieces) else "")
            if not place.city and index + 1 >= len(pieces) and index:
                street, city = ", ".join(pieces[: index - 1]), pieces[index - 1]
            found = Address(street=street, postal_code=place.postal_code, city=city, country=country or place.country)
            return _with_zero(found, hints)
    inline = re.match(rf"^(?P<street>.*\d\s?[a-zA-Z]?)\s+{_PREFIX}{_CODE}\s+(?P<city>\D+)$", flat)
    if inline:
        found = Address(
            street=inline["street"], postal_code=inline["code"], city=inline["city"].strip(), country=country
        )
        return _with_zero(found, hints)
    if len(pieces) > 1 and not any(char.isdigit() for char in pieces[-1]):
        if any(char.isdigit() for char in pieces[0]):
            return Reading(value=Address(street=", ".join(pieces[:-1]), city=pieces[-1], country=country))
        return Reading(value=Address(city=pieces[0], country=country or find_country(pieces[-1]) or ""))
    if any(char.isdigit() for char in flat):
        return Reading(value=Address(street=flat, country=country))
    return Reading(value=Address(city=flat, country=country))


def _with_zero(found: Address, hints: Hints) -> Reading[Address]:
    if not found.postal_code.isdigit():
        return Reading(value=found)
    restored = _restored(found.postal_code, hints, found.country)
    code = restored.value.postal_code if restored.value else found.postal_code
    return Reading(
        value=Address(street=found.street, postal_code=code, city=found.city, country=found.country),
        notes=restored.notes,
    )


def read_street(cell: Cell, hints: Hints) -> Reading[Address]:
    """A street; a cell that goes on with postal code and town gives these too."""
    text = clean(cell)
    if not text:
        return Reading()
    if re.search(r"[,;\n]", text) or re.search(r"\d\s+\d{5}\s+\D{3}", text):
        whole = read_address(cell, hints)
        if whole.value and whole.value.street:
            return whole
    return Reading(value=Address(street=" ".join(text.split())))

"""E-mail addresses, telephone numbers, web addresses, VAT numbers; several to a cell where that happens."""

import re
from contextlib import suppress

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from stdnum.eu import vat
from stdnum.exceptions import ValidationError

from kontor.imports.cells.model import Hints, Note, Reading, fix, problem
from kontor.imports.cells.text import clean
from kontor.imports.sheets.model import Cell, shown

_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|\(ät\)|\(a\)|＠|\s@\s|\sat\s)\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s*", re.IGNORECASE)
_MAIL_SPLIT = re.compile(r"[;,|\n\s<>()\[\]\"]+|(?<=\w)/(?=\w)")
_FREE_MAIL = frozenset({
    "gmail.com", "googlemail.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "freenet.de",
    "outlook.com", "outlook.de", "outlook.es", "hotmail.com", "hotmail.de", "hotmail.es", "hotmail.fr", "live.com",
    "live.de", "icloud.com", "me.com", "mac.com", "yahoo.com", "yahoo.de", "yahoo.es", "yahoo.fr", "aol.com",
    "arcor.de", "online.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "163.com", "126.com",
    "qq.com", "sina.com", "foxmail.com", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr",
    "telefonica.net", "mail.ru"
})  # fmt: skip
_PHONE_SPLIT = re.compile(
    r"[;,|\n]+|(?<=\d)\s+/\s+(?=\+|0\d{2})|\b(?:oder|or|und|mobil|handy|fax|tel|cell)\b[.:]*", re.IGNORECASE
)
_SCIENTIFIC = re.compile(r"(\d[.,]\d+|\d)E\+?(\d{1,2})", re.IGNORECASE)
_CODES = ("49", "34", "33", "39", "43", "41", "31", "32", "44", "48", "86")  # a number without its plus
_WEB = re.compile(r"^(?:https?:)?/*(?:www\.)?([^/\s:?#]+\.[^/\s:?#]{2,})(.*)$", re.IGNORECASE)


def check_email(text: str) -> str | None:
    """Return the address in its usual form, or None. No look into the network."""
    try:
        found = validate_email(text, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return None
    return found.normalized if "." in found.domain else None


def read_emails(cell: Cell, hints: Hints) -> Reading[tuple[str, ...]]:
    """Return every address of the cell, mended where ``(at)`` stands for @."""
    text = clean(cell)
    if not text:
        return Reading()
    mended = _DOT.sub(".", _AT.sub("@", re.sub(r"(?i)mailto:|e-?mail:", "", text)))
    found: list[str] = []
    notes: list[Note] = []
    for part in filter(None, _MAIL_SPLIT.split(mended)):
        if "@" not in part:
            continue
        address = check_email(part.strip(".,:;'").replace("..", "."))
        if address is None:
            notes.append(problem("email-invalid", value=part))
        elif address not in found:
            found.append(address)
    if not found and not notes:
        notes.append(problem("email-invalid", value=text))
    if found and "@" not in text:
        notes.append(fix("email-mended", email=found[0]))
    return Reading(value=tuple(found) or None, notes=tuple(notes))


def domain_of(address: str) -> str:
    """Return the domain by which an organisation is known; nothing for addresses that anybody may have.

    Takes an e-mail or a web address.
    """
    if "@" in address:
        domain = address.rsplit("@", 1)[1].lower()
        return "" if domain in _FREE_MAIL else domain.removeprefix("www.")
    match = _WEB.match(address.strip())
    return match[1].lower() if match else ""


def read_website(cell: Cell, hints: Hints) -> Reading[str]:
    text = clean(cell).split("\n")[0].strip()
    if not text:
        return Reading()
    match = _WEB.match(text.split(" ")[0].split(";")[0].rstrip(",;."))
    if not match or "@" in text:
        return Reading(notes=(problem("website-invalid", value=text),))
    scheme = "http" if text.lower().startswith("http:") else "https"
    www = "www." if re.match(r"(?i)(?:https?:)?/*www\.", text) else ""
    return Reading(value=f"{scheme}://{www}{match[1].lower()}{match[2].rstrip('/')}")


def read_phones(cell: Cell, hints: Hints) -> Reading[tuple[str, ...]]:
    """Return every number of the cell in international form; one that lost its zero in a spreadsheet gets it back."""
    text = clean(cell)
    if not text:
        return Reading()
    notes: list[Note] = []
    if scientific := _SCIENTIFIC.fullmatch(text):
        if len(scientific[1].replace(",", ".").partition(".")[2]) < int(scientific[2]) - 1:
            return Reading(notes=(problem("phone-rounded", value=text),))
        cell = float(text.replace(",", "."))
    if isinstance(cell, int | float):
        text = shown(cell)
        if text.startswith(_CODES) and len(text) > 10:
            text = "+" + text
        elif hints.country in {"DE", "FR", "AT", "CH", "NL", "BE", "GB"} and not text.startswith("0"):
            text = "0" + text
            notes.append(fix("phone-zero", phone=text))
    found: list[str] = []
    for part in _PHONE_SPLIT.split(text):
        if sum(char.isdigit() for char in part) < 3:
            continue
        number = parse_phone(part, hints.country)
        if number is None:
            notes.append(problem("phone-invalid", value=part.strip()))
        elif number not in found:
            found.append(number)
    if not found and not notes:
        notes.append(problem("phone-invalid", value=text))
    return Reading(value=tuple(found) or None, notes=tuple(notes))


def parse_phone(text: str, country: str) -> str | None:
    """Return the number in international form, or None where it cannot be one."""
    tidy = re.sub(r"^\s*00(?=[1-9])", "+", re.sub(r"\(0\)", "", text.strip().strip(":.")))
    try:
        number = phonenumbers.parse(tidy, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def read_vat(cell: Cell, hints: Hints) -> Reading[str]:
    """Return the VAT number in short form; one whose check digit is wrong is kept out and said."""
    text = clean(cell)
    if not text:
        return Reading()
    bare = re.sub(r"[\s.\-/]", "", text).upper()
    if bare.isdigit() and len(bare) == 9:
        bare = hints.country + bare
    with suppress(ValidationError):
        return Reading(value=vat.validate(bare))
    if re.fullmatch(r"[A-Z]{2}(?=(?:\D*\d){5})[A-Z0-9]{5,13}", bare):
        return Reading(value=bare, notes=(fix("vat-unsure", value=bare),))
    return Reading(notes=(problem("vat-invalid", value=text),))

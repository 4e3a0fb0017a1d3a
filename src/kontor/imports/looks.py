"""Whether a text looks like a value of some kind: for the proposal of a mapping, so quick and forgiving."""

import re

from kontor.imports.cells.words import find_country, find_language

_MAIL = re.compile(r"\S+(?:@|\(at\))\S+\.\w{2,}")
_WEB = re.compile(
    r"^(?:https?://|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|eu|es|cat|fr|example|info|io|cn)/?$", re.I
)
_PHONE = re.compile(r"^[+0(][\d\s()/.+-]{5,}\d")
_POSTAL = re.compile(r"^(?:[A-Z]{1,2}[- ])?\d{4,5}$")
_POSTAL_CITY = re.compile(r"^(?:[A-Z]{1,2}[- ])?\d{4,5}\s+[^\W\d_]{2,}")
_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|^\d{4}-\d{2}-\d{2}|^(?:19|20)\d\d$")
_HOURS = re.compile(r"\d{1,2}(?:[:.]\d{2})?\s*(?:-|–|bis)\s*\d{1,2}|ab \d{1,2}|vormittag|nachmittag|ganzt", re.I)
_VAT = re.compile(r"^[A-Z]{2}[\s-]?[\dA-Z]{8,12}$")
_FORM = re.compile(
    r"\b(?:GmbH|G\.m\.b\.H|mbH|KG|AG|SE|e\.\s?V|OHG|UG|S\.?L\.?U?|S\.?A\.?S?|SARL|Ltd|Inc|B\.V|Co\.)\b", re.I
)


def email(text: str) -> bool:
    return bool(_MAIL.search(text))


def website(text: str) -> bool:
    return "@" not in text and bool(_WEB.match(text.strip()))


def phone(text: str) -> bool:
    return bool(_PHONE.match(text.strip())) and 5 <= sum(char.isdigit() for char in text) <= 40


def postal(text: str) -> bool:
    return bool(_POSTAL.match(text.strip()))


def postal_city(text: str) -> bool:
    return bool(_POSTAL_CITY.match(text.strip()))


def day(text: str) -> bool:
    return bool(_DATE.match(text.strip()))


def hours(text: str) -> bool:
    return bool(_HOURS.search(text))


def vat(text: str) -> bool:
    return bool(_VAT.match(text.strip()))


def country(text: str) -> bool:
    return find_country(text) is not None


def languages(text: str) -> bool:
    parts = [part for part in re.split(r"[,;/\n]+|\bund\b|\band\b", text) if part.strip()]
    return bool(parts) and all(find_language(part) for part in parts)


def company(text: str) -> bool:
    return bool(_FORM.search(text))


def not_address(text: str) -> bool:
    """For names: not an e-mail address, a number or a web address."""
    return not (email(text) or website(text) or phone(text) or text.strip().replace(".", "").isdigit())

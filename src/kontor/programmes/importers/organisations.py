"""Which organisation a delegate or a host belongs to: one that is known, or a new one. Nobody is asked."""

import phonenumbers

from kontor.directory.duplicates import SAME, Likeness, Reason
from kontor.directory.importing.book import Book
from kontor.directory.importing.rows import OrganisationRow
from kontor.imports.cells.words import find_country

_NAME = {Reason.SAME_NAME, Reason.SHORT_NAME}
_TOP_LEVELS = {"cat": "ES", "eus": "ES", "gal": "ES", "uk": "GB", "bzh": "FR", "nrw": "DE", "berlin": "DE"}


def known_organisation(book: Book, row: OrganisationRow, least: float = SAME) -> Likeness | None:
    """Return the entry the row means: surely the same, or of the same name and nowhere else."""
    for like in book.find(row):
        by_name = _NAME.intersection(like.reasons) and Reason.OTHER_PLACE not in like.reasons
        if like.score >= least or (by_name and Reason.OTHER_FORM not in like.reasons):
            return like
    return None


def country_of(phones: tuple[str, ...], emails: tuple[str, ...]) -> str:
    """Return the country somebody's telephone number or address speaks of, "" where neither does."""
    for phone in phones:
        try:
            region = phonenumbers.region_code_for_number(phonenumbers.parse(phone, None))
        except phonenumbers.NumberParseException:
            region = None
        if region is None and phone.startswith("+"):
            regions = phonenumbers.region_codes_for_country_code(phonenumbers.parse(phone, None).country_code or 0)
            region = regions[0] if regions else None
        if region and region != "ZZ":
            return str(region)
    for mail in emails:
        labels = [label for label in mail.rsplit(".", 2)[1:] if label not in {"example", "com", "org", "net", "eu"}]
        if labels:
            last = labels[-1]
            return _TOP_LEVELS.get(last) or (find_country(last) or "" if len(last) == 2 else "")
    return ""

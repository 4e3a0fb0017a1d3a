"""The country that addresses and numbers speak of."""

import phonenumbers

from kontor.imports.cells.words import find_country

_TOP_LEVELS = {"cat": "ES", "eus": "ES", "gal": "ES", "uk": "GB", "bzh": "FR", "nrw": "DE", "berlin": "DE"}


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

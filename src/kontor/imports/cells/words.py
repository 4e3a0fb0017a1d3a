"""Countries and languages by their names in the house's languages."""

from functools import cache

import pycountry
from babel import Locale
from rapidfuzz import fuzz, process

from kontor.common.folding import fold, plain
from kontor.imports.cells.model import Hints, Note, Reading, fix, problem
from kontor.imports.cells.text import clean, split_list
from kontor.imports.sheets.model import Cell

_READ_IN = ("de", "en", "fr", "es", "ca", "zh", "it", "nl", "pl", "pt")
_MORE_COUNTRIES = {
    "d": "DE", "brd": "DE", "bundesrepublik": "DE", "bundesrepublik deutschland": "DE", "f": "FR", "e": "ES", "a": "AT",
    "i": "IT", "b": "BE", "l": "LU", "p": "PT", "s": "SE", "n": "NO", "usa": "US", "us": "US",
    "vereinigte staaten": "US",
    "united states of america": "US", "uk": "GB", "england": "GB", "scotland": "GB", "schottland": "GB", "wales": "GB",
    "grossbritannien": "GB", "great britain": "GB", "holland": "NL", "pays bas": "NL", "tschechei": "CZ",
    "prc": "CN", "vr china": "CN", "pr china": "CN", "volksrepublik china": "CN", "people s republic of china": "CN",
    "katalonien": "ES", "catalunya": "ES", "cataluna": "ES", "catalonia": "ES", "catalogne": "ES", "sudkorea": "KR",
    "russland": "RU", "russia": "RU", "taiwan": "TW", "hongkong": "HK", "hong kong": "HK", "turkei": "TR",
    "turkiye": "TR",
    "uae": "AE", "vae": "AE", "eau": "AE", "ger": "DE", "u s a": "US", "u k": "GB", "czech rep": "CZ", "korea": "KR",
    "republic of korea": "KR", "sudkorea korea": "KR", "coree": "KR", "corea": "KR", "rumanien": "RO", "rsa": "ZA",
    "nl": "NL", "fl": "LI", "moldawien": "MD", "weissrussland": "BY", "mazedonien": "MK", "birma": "MM",
    "elfenbeinkuste": "CI", "r p china": "CN", "rp china": "CN", "rpc": "CN", "r p chine": "CN", "中华人民共和国": "CN",
    "nrw": "DE", "nordrhein westfalen": "DE", "bayern": "DE", "schweiz": "CH", "osterreich": "AT", "oesterreich": "AT",
}  # fmt: skip
_MORE_LANGUAGES = {
    "deu": "de", "ger": "de", "dt": "de", "d": "de", "deutsch": "de", "eng": "en", "engl": "en", "e": "en", "gb": "en",
    "uk": "en", "f": "fr", "franz": "fr", "fra": "fr", "fre": "fr", "span": "es", "esp": "es", "spa": "es", "sp": "es",
    "castellano": "es", "castella": "es", "kastilisch": "es", "cat": "ca", "kat": "ca", "mandarin": "zh", "chi": "zh",
    "cn": "zh", "hochchinesisch": "zh", "putonghua": "zh", "普通话": "zh", "汉语": "zh", "flamisch": "nl", "jp": "ja",
    "ita": "it", "niederl": "nl", "pol": "pl", "por": "pt", "rus": "ru", "tur": "tr", "baskisch": "eu", "euskera": "eu",
}  # fmt: skip


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for text in (country.alpha_3, country.name, getattr(country, "official_name", "")):
            names.setdefault(plain(text), country.alpha_2)
        names[plain(country.alpha_2)] = country.alpha_2
    known = set(names.values())
    for language in _READ_IN:
        for code, name in Locale(language).territories.items():
            if code in known:
                names.setdefault(fold(name), code)
                names.setdefault(plain(name), code)
    names.update(_MORE_COUNTRIES)
    return {name: code for name, code in names.items() if name}


@cache
def _languages() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in _READ_IN:
        for code, name in Locale(language).languages.items():
            if len(code) == 2:
                names.setdefault(plain(name), code)
                names.setdefault(fold(name), code)
                names.setdefault(code, code)
    return names | _MORE_LANGUAGES


def find_country(text: str) -> str | None:
    """Return the ISO 3166-1 code of a country's name or code in any of the languages read.

    >>> find_country("España"), find_country("Frankreich"), find_country("中国")
    ('ES', 'FR', 'CN')
    """
    names = _countries()
    bare = plain(text)
    return names.get(bare) or (names.get(fold(text)) if len(bare) > 3 else None)


def read_country(cell: Cell, hints: Hints) -> Reading[str]:
    text = clean(cell)
    if not text:
        return Reading()
    code = find_country(text) or next(filter(None, (find_country(part) for part in split_list(text))), None)
    if code:
        return Reading(value=code)
    near = process.extractOne(fold(text), _countries().keys(), scorer=fuzz.ratio, score_cutoff=82)
    if near and len(text) > 3 and near[0][0] == fold(text)[:1]:
        code = _countries()[near[0]]
        return Reading(value=code, notes=(fix("country-typo", value=text, name=country_name(code)),))
    return Reading(notes=(problem("country-unknown", value=text),))


def country_name(code: str, language: str = "de") -> str:
    return str(Locale(language).territories.get(code, code))


def near_country(text: str) -> str:
    """Return the code of the country whose name is most like the text, "" where none is near."""
    near = process.extractOne(fold(text), _countries().keys(), scorer=fuzz.WRatio, score_cutoff=70)
    return _countries()[near[0]] if near else ""


def country_choices(language: str) -> list[tuple[str, str]]:
    """Return every country, by its name in a language."""
    codes = {country.alpha_2 for country in pycountry.countries}
    return sorted(((code, country_name(code, language)) for code in codes), key=lambda pair: fold(pair[1]))


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a language's name or code; "fluent", "C1" and the like behind it are left out."""
    names = _languages()
    words = plain(text).split()
    for end in range(len(words), 0, -1):
        found = names.get(" ".join(words[:end])) or names.get(fold(" ".join(words[:end])))
        if found:
            return found
    return None


def read_languages(cell: Cell, hints: Hints) -> Reading[tuple[str, ...]]:
    """Return the codes in the order of the cell."""
    codes: list[str] = []
    notes: list[Note] = []
    for part in split_list(clean(cell)):
        for word in _apart(part):
            code = find_language(word)
            if code is None and len(word) > 3:
                near = process.extractOne(fold(word), _languages().keys(), scorer=fuzz.ratio, score_cutoff=84)
                code = _languages()[near[0]] if near else None
            if code is None:
                notes.append(problem("language-unknown", value=word))
            elif code not in codes:
                codes.append(code)
    return Reading(value=tuple(codes) or None, notes=tuple(notes))


def _apart(part: str) -> list[str]:
    """Cut "DE/EN", "ES CA EN" and "deutsch und englisch"; a blank cuts only where every word is a language."""
    pieces = [piece for chunk in part.split("/") for piece in chunk.split("+") if piece.strip()]
    words: list[str] = []
    for piece in pieces:
        inner = [word for word in plain(piece).split() if word not in {"und", "and", "y", "i", "et", "u"}]
        if (len(inner) > 1 and all(word in _languages() for word in inner)) or any(
            f" {joint} " in f" {piece} " for joint in ("und", "and", "y", "et", "u.", "i")
        ):
            words.extend(inner)
        else:
            words.append(piece.strip())
    return words

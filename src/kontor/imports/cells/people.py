"""Names of people: titles, forms of address, name order, functions; several people to a cell."""

import re
from dataclasses import dataclass

from kontor.common.folding import has_cjk, plain
from kontor.imports.cells.model import Hints, Reading, problem
from kontor.imports.cells.text import clean
from kontor.imports.sheets.model import Cell

_SALUTATIONS = {
    "frau": "Frau", "fr": "Frau", "herr": "Herr", "hr": "Herr", "herrn": "Herr", "mr": "Mr", "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Ms", "senor": "Sr.", "sr": "Sr.", "senora": "Sra.", "sra": "Sra.", "srta": "Sra.", "sres": "",
    "don": "Sr.",
    "dona": "Sra.", "dna": "Sra.", "monsieur": "M.", "madame": "Mme", "mme": "Mme", "mlle": "Mme",
    "mademoiselle": "Mme", "signor": "Sig.", "sig": "Sig.", "signora": "Sig.ra", "ssa": "Sig.ra", "madam": "Ms",
}  # fmt: skip
_TITLE = re.compile(
    r"^(?:Prof(?:essor(?:in)?)?|Dr(?:a)?|Dott(?:ssa)?|Dott\.ssa|Dipl|Mag|Ing|PD|Priv|Doz|Univ|habil|h|c|mult|rer|nat|pol|phil|med|jur|iur|oec|"
    r"Lic|RA|StB|MdB|MdL)\.?(?:-[A-Za-zäöü]+\.?(?:\s?\(FH\)|\s?\(BA\))?)*$"
    r"|^Dipl\.?-?[A-Za-zäöü.]+$|^Dr\.-Ing\.?$|^\((?:FH|BA|TU|Univ\.)\)$|^M\.?Sc\.?$|^B\.?Sc\.?$",
)
_AFTER = re.compile(r",?\s+(?:Ph\.?D\.?|MBA|M\.?Sc\.?|B\.?Sc\.?|M\.?A\.?|B\.?A\.?|LL\.?M\.?|M\.?Eng\.?)(?=$|[,\s])")
_COMMA_PERSON = re.compile(
    r",\s*(?=(?:Herrn?|Frau|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Sra?\.|Srta\.|Señora?|Sig\.(?:ra)?|M\.|Mme|Mlle|Dott\.(?:ssa)?)"
    r"(?:\s+(?:Prof\.?|Dr\.?(?:-Ing\.)?|Dipl\.\S*))*\s+[^\W\d_a-zß-ÿ])"
)
_PARTICLES = frozenset({
    "von", "vom", "zu", "zur", "zum", "van", "der", "den", "de", "del", "della", "dela", "di", "da", "dos", "las",
    "los", "la", "le", "du", "ten", "ter", "af", "i", "y"
})  # fmt: skip
_SPLIT = re.compile(r"[;\n|•]+|\s/\s|(?<=[a-zäöüß.)])/(?=[A-ZÄÖÜ])|\s+(?:und|and|u\.|&|\+|et|y)\s+(?=[A-ZÄÖÜ])")
_BRACKET = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_CONTACT = re.compile(r"\S+@\S+|(?:Tel|Fon|Mobil|Phone|T|M)?[.:]?\s*\+?\d[\d\s/()-]{5,}\d", re.IGNORECASE)
_FUNCTION = re.compile(
    r"\b(?:gesch[aä]fts|leit|vertrieb|einkauf|marketing|inhaber|vorstand|prokur|assist|manager|director|direct|head|chief|"
    r"officer|ceo|cto|cfo|coo|president|founder|gr[uü]nder|technik|technisch|export|sales|referent|projekt|respons|"
    r"jefe|gerent|cap de|conseill|engineer|ingenieur|research|professor|partner|owner|counsel|export|produktion|"
    r"personal|entwicklung|f\s?&\s?e|r\s?&\s?d|gf|vp)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in its parts. ``original`` is the name in a script other than Latin."""

    given: str = ""
    family: str
    title: str = ""
    salutation: str = ""
    original: str = ""
    function: str = ""
    family_first: bool = False

    @property
    def key(self) -> str:
        """By which two spellings of one person are recognised, whatever the order of the names."""
        return " ".join(sorted(plain(f"{self.given} {self.family} {self.original}").split()))


def read_people(cell: Cell, hints: Hints) -> Reading[tuple[PersonName, ...]]:
    """Return everybody named in the cell."""
    text = clean(cell)
    if not text:
        return Reading()
    people: list[PersonName] = []
    for part in _parts(text):
        person = parse_person(part, hints.country)
        if person is not None and person.key not in {other.key for other in people}:
            people.append(person)
    if not people:
        return Reading(notes=(problem("no-name", value=text),))
    return Reading(value=tuple(people))


def _parts(text: str) -> list[str]:
    """Cut into people. A comma cuts only where both sides are whole names: "Müller, Anna" is one person."""
    parts: list[str] = []
    for part in _rough_parts(text):
        pieces = [piece.strip() for piece in _BRACKET.sub(" ", part).split(",") if piece.strip()]
        whole = [piece for piece in pieces if len(_bare_words(piece)) >= 2 and not _FUNCTION.search(piece)]
        if len(pieces) > 1 and len(whole) == len(pieces):
            parts.extend(piece.strip() for piece in part.split(",") if piece.strip())
        elif parts and _FUNCTION.search(part) and len(_bare_words(part)) < 2:
            parts[-1] += f" ({part})"
        else:
            parts.append(part)
    return parts


def _rough_parts(text: str) -> list[str]:
    """Cut at the usual signs, and before a form of address that follows a person who is whole already."""
    parts: list[str] = []
    for part in filter(None, (part.strip(" ,") for part in _SPLIT.split(text))):
        begun = ""
        for piece in _COMMA_PERSON.split(part):
            head = begun.split()
            whole = head and (len(_bare_words(begun)) >= 2 or plain(head[0]) in _SALUTATIONS)
            if begun and not whole:
                begun = f"{begun}, {piece}"
                continue
            parts += [begun] if begun else []
            begun = piece
        parts.append(begun)
    return parts


def without_titles(text: str) -> tuple[str, str, str]:
    """Return form of address, title and what is left of a name that has them in front ("Dr. Anna")."""
    salutation, title, words = _strip_front(text.split())
    return salutation, title, " ".join(words)


def _bare_words(text: str) -> list[str]:
    return [word for word in text.split() if not _TITLE.match(word) and plain(word) not in _SALUTATIONS]


def parse_person(text: str, country: str = "DE") -> PersonName | None:
    """Return one person's name in its parts, or None where there is no name."""
    text = _CONTACT.sub(" ", text)
    if plain(text) in {"n n", "nn", "unbekannt", "vakant", "offen", "tba"}:
        return None
    function = ""
    for bracket in _BRACKET.findall(text):
        if has_cjk(bracket):
            text = text.replace(f"({bracket})", f" {bracket} ")
        elif bracket not in {"FH", "BA", "TU", "Univ.", "at"} and not function:
            function = bracket.strip()
    text = _BRACKET.sub(" ", text)
    original = "".join(word for word in text.split() if has_cjk(word))
    text = " ".join(word for word in text.split() if not has_cjk(word))
    title_after = " ".join(match.strip(" ,") for match in _AFTER.findall(f"{text} "))
    text = _AFTER.sub("", text).strip(" ,-–")
    head, found, tail = text.partition(",")
    if not found and " - " in text:
        head, found, tail = text.partition(" - ")
    if found and (_FUNCTION.search(tail) or (len(_bare_words(head)) >= 2 and len(tail.split()) > 2)):
        function, text, found = function or tail.strip(" ,"), head, ""
    if not text and original:
        return PersonName(family=original[:1], given=original[1:], original=original, family_first=True)
    salutation, title, words = _strip_front(_name_words(text if not found else f"{tail} , {head}"))
    if not words or not any(char.isalpha() for word in words for char in word):
        return None
    given, family, family_first = _order(words, country)
    title = " ".join(filter(None, (title, title_after)))
    return PersonName(
        given=given, family=family, title=title[:60], salutation=salutation, original=original, function=function[:160],
        family_first=family_first,
    )  # fmt: skip


def _name_words(text: str) -> list[str]:
    return [word for word in text.split() if word.strip(".-–") or word == ","]


def _strip_front(words: list[str]) -> tuple[str, str, list[str]]:
    salutation, titles = "", []
    while len(words) > 1 or (words and _TITLE.match(words[0])):
        word = words[0]
        if plain(word) in _SALUTATIONS and (len(words) > 1):
            salutation = salutation or _SALUTATIONS[plain(word)]
        elif word == "M." and len(words) > 2:
            salutation = "M."
        elif _TITLE.match(word):
            titles.append(word)
        else:
            break
        words = words[1:]
    if "," in words:  # "Müller, Dr. Anna": the title stands behind the comma and came first here already
        comma = words.index(",")
        behind = words[comma + 1 :]
        inner_salutation, inner_title, behind = _strip_front(behind) if behind else ("", "", [])
        titles += [inner_title] if inner_title else []
        salutation = salutation or inner_salutation
        words = [*words[:comma], ",", *behind]
    return salutation, " ".join(titles), words


def _order(words: list[str], country: str) -> tuple[str, str, bool]:
    """Return given name, family name, and whether the family name is written first in that country."""
    family_first = country in {"CN", "HU", "KR", "JP", "VN", "TW"}
    if "," in words:
        comma = words.index(",")
        return " ".join(words[:comma]), " ".join(words[comma + 1 :]), family_first
    capitals = [word for word in words if len(word) > 1 and word.isupper() and not word.endswith(".")]
    if capitals and len(capitals) < len(words):
        first, last = words.index(capitals[0]), words.index(capitals[-1])
        while first > 1 and plain(words[first - 1]) in _PARTICLES:
            first -= 1
        family = " ".join(_cased(word) for word in words[first : last + 1])
        return " ".join(words[:first] + words[last + 1 :]), family, family_first and first == 0
    if all(word.isupper() for word in words if len(word) > 1) and len(words) > 1:
        words = [_cased(word) for word in words]
    if len(words) == 1:
        return "", words[0], family_first
    if family_first and len(words) in {2, 3}:
        return " ".join(words[1:]), words[0], True
    start = len(words) - 1
    if country in {"ES", "CA", "MX", "AR", "CO", "CL", "PE", "PT"} and len(words) >= 3:
        start = len(words) - 2
    joint = next((i for i, word in enumerate(words) if word in {"i", "y"} and 1 < i < len(words) - 1), 0)
    if joint:
        start = joint - 1
    while start > 1 and plain(words[start - 1]) in _PARTICLES:
        start -= 1
    for index in range(1, start):
        if plain(words[index]) in _PARTICLES and words[index].islower() and country not in {"ES", "CA"}:
            start = index
            break
    return " ".join(words[:start]), " ".join(words[start:]), False


def _cased(word: str) -> str:
    if plain(word) in _PARTICLES:
        return word.lower()
    return "-".join("'".join(piece.capitalize() for piece in part.split("'")) for part in word.split("-"))

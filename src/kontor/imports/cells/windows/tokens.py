"""Cuts a text in the one spelling into days, hours and the words between them."""

import re
from datetime import date, time
from functools import partial

from kontor.common.folding import plain
from kontor.imports.cells.dates import MONTHS, WEEKDAYS, build
from kontor.imports.cells.model import Hints, Note, fix
from kontor.imports.cells.windows.model import DAY_BEGINS, DAY_ENDS, NOON, Kind, Token, Told
from kontor.imports.cells.windows.spelling import MONTH, NUMBERS_OF_OTHERS, spelled

_MORNING, _AFTERNOON, _ALL = (DAY_BEGINS, NOON), (time(13), DAY_ENDS), (DAY_BEGINS, DAY_ENDS)
_PARTS = {
    **dict.fromkeys(("vormittag", "vormittags", "vorm", "vm", "morgens", "morgen", "fruh", "morning", "mornings",
                     "manana", "mati", "matin", "matinee", "mananas", "matins"), _MORNING),
    **dict.fromkeys(("nachmittag", "nachmittags", "nachm", "nm", "afternoon", "afternoons", "tarde", "tardes", "tarda",
                     "pomeriggio"), _AFTERNOON),
    **dict.fromkeys(("ganztagig", "flexibel", "flexible", "egal", "durchgehend"), _ALL),
    **dict.fromkeys(("mittag", "mittags", "noon", "midday", "mediodia", "migdia", "midi", "mezzogiorno"),
                    (NOON, time(14))),
    **dict.fromkeys(("abend", "abends", "evening", "evenings", "noche", "vespre", "soir", "sera"),
                    (time(17), time(21))),
}  # fmt: skip
_NOON = {"mittag", "mittags", "noon", "midday", "mediodia", "migdia", "midi", "mezzogiorno"}
_WORDS = {
    **dict.fromkeys(("ab", "from", "after", "nach", "desde", "von", "depuis", "dalle", "dal", "partir"), Kind.FROM),
    **dict.fromkeys(("bis", "until", "till", "to", "vor", "before", "hasta", "fins", "a", "al", "au", "alle"),
                    Kind.UNTIL),
    **dict.fromkeys(("nicht", "ausser", "kein", "keine", "ohne", "not", "except", "excluding", "excepto", "salvo",
                     "excepte", "sauf", "pas", "tranne"), Kind.NOT),
    **dict.fromkeys(("und", "and", "oder", "or", "y", "i", "et", "e", "o", "ou", "sowie", "u", "od", "bzw"), Kind.JOIN),
    "everyday": Kind.EVERY,
}  # fmt: skip
_FILLERS = frozenset({
    "uhr", "h", "am", "um", "im", "in", "an", "den", "dem", "der", "je", "jeden", "jede", "jedem", "jeder", "each",
    "every", "the", "on", "at", "of", "el", "la", "los", "las", "le", "les", "l", "de", "del", "d", "en", "jeweils",
    "gern", "gerne", "moglich", "ware", "nur", "only", "ca", "circa", "etwa", "zeit", "woche", "week", "hrs", "bitte",
    "best", "besten", "am besten", "beide", "tage", "tag", "day", "days", "dia", "jour", "giorno", "free", "frei",
    "verfugbar", "available", "disponible", "jeweiligen", "a las", "ore", "heures", "horas", "hores", "clock", "so",
    "du", "die", "mit", "son", "das", "es", "passt", "geht", "ok", "slot", "termin",
})  # fmt: skip
_DOUBTFUL = frozenset({"die", "mit", "son", "so"})  # German words that are also short for a day
_TOKEN = re.compile(
    r"(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    r"|(?P<date>\d{1,2}\. ?\d{1,2}\.(?: ?\d{4}|\d{2}(?![\d:.]| ?(?:uhr|h\b)))?|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|\d{1,2}-\d{1,2}-\d{4})"
    rf"|(?P<wordday>\d{{1,2}}(?:\.|st|nd|rd|th)?\s+(?:de |d'|of )?(?:{MONTH})\b\.?(?:,? +(?:de |del )?\d{{4}}\b)?)"
    rf"|(?P<monthday>\b(?:{MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?! ?[:h]\d)(?:,? \d{{4}}\b)?)"
    r"|(?P<clock>\d{1,2} ?(?::|\.|h) ?\d{2}(?!\d|\.\d) ?(?:uhr|h\b|hrs?\b)? ?(?:[ap]\.?m\b\.?)?"
    r"|\d{1,2} ?(?:uhr|h\b|[ap]\.?m\b\.?|o'clock))"
    r"|(?P<number>\d+)"
    r"|(?P<dash>-)|(?P<cut>[;\n|])|(?P<join>[,/+&])"
    r"|(?P<word>[^\W\d_]+\.?)"
)


def tokens_of(text: str, hints: Hints) -> tuple[Told, list[Note]]:
    """Return what a text says of times. Notes tell of days that do not exist and of months written first."""
    told, notes = Told(), list[Note]()
    words = {plain(word): word for word in re.findall(r"\w+", text)}
    known = spelled(text, hints)
    for other in NUMBERS_OF_OTHERS.findall(known):
        told.unread.append(other.strip())
    matches = list(_TOKEN.finditer(NUMBERS_OF_OTHERS.sub(" ", known)))
    for place, match in enumerate(matches):
        kind, said = str(match.lastgroup), match.group()
        after = str(matches[place + 1].lastgroup) if place + 1 < len(matches) else ""
        if kind in {"iso", "date", "wordday", "monthday"}:
            told.tokens.append(Token(kind=Kind.DAY, day=_date(kind, said, hints, notes)))
        elif kind in {"clock", "number"}:
            _hour(kind, said, told)
        elif kind in {"dash", "cut", "join"}:
            told.tokens.append(Token(kind=Kind(kind)))
        else:
            _word(plain(said), words, told, after)
    return told, notes


def _word(word: str, words: dict[str, str], told: Told, after: str) -> None:
    if word in WEEKDAYS and not (word in _DOUBTFUL and after in {"word", "monthday"}):
        told.tokens.append(Token(kind=Kind.DAY, day=WEEKDAYS[word]))
    elif word in _NOON and told.tokens and told.tokens[-1].kind in {Kind.DASH, Kind.UNTIL, Kind.FROM}:
        told.tokens.append(Token(kind=Kind.HOUR, hour=NOON))
    elif word in _PARTS:
        begins, ends = _PARTS[word]
        told.tokens.append(Token(kind=Kind.PART, hour=begins, ends=ends))
    elif word in _WORDS:
        told.tokens.append(Token(kind=_WORDS[word]))
    elif word not in _FILLERS and word:
        told.unread.append(words.get(word, word))


def _hour(kind: str, said: str, told: Told) -> None:
    """A bare number is an hour only where something beside it makes it one."""
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    half = "pm" if re.search(r"p\.?m", said) else "am" if re.search(r"a\.?m", said) else ""
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        hour, minute = 23, 59
    if hour > 23 or minute > 59:
        told.unread.append(said)
        return
    bare = kind == "number" or (len(numbers) == 1 and bool(half))
    told.tokens.append(
        Token(kind=Kind.HOUR, hour=time(hour, minute), half=half, bare=bare and not said.startswith("0"))
    )


def _date(kind: str, said: str, hints: Hints, notes: list[Note]) -> date | None:
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    year = (hints.first_day or date.today()).year
    if kind == "iso":
        found = build(numbers[0], numbers[1], numbers[2])
    elif kind in {"wordday", "monthday"}:
        month = next((MONTHS[part] for part in plain(said).split() if part in MONTHS), 0)
        found = build(numbers[1] if len(numbers) > 1 else year, month, numbers[0])
    else:
        if len(numbers) > 2:
            year = numbers[2] + (2000 if numbers[2] < 100 else 0)
        turned = _month_first(said, numbers, year, hints)
        if turned is not None:
            notes.append(fix("date-month-first", date=f"{turned:%d.%m.%Y}"))
            return turned
        found = build(year, numbers[1], numbers[0])
    notes.extend(found.notes)
    return found.value


def _month_first(said: str, numbers: list[int], year: int, hints: Hints) -> date | None:
    """ "5/12/2027" is the twelfth of May where only that is a day, or a day of the programme."""
    if "/" not in said:
        return None
    usual, turned = build(year, numbers[1], numbers[0]).value, build(year, numbers[0], numbers[1]).value
    inside = partial(_inside, hints)
    return turned if turned is not None and (usual is None or (inside(turned) and not inside(usual))) else None


def _inside(hints: Hints, day: date) -> bool:
    return bool(hints.first_day and hints.last_day and hints.first_day <= day <= hints.last_day)

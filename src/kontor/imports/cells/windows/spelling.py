"""Brings the ways of writing times, in the house's languages, to one spelling that the tokens are cut from."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from kontor.imports.cells.dates import MONTHS, WEEKDAYS
from kontor.imports.cells.model import Hints

MONTH = "|".join(sorted((word for word in MONTHS if len(word) >= 3), key=len, reverse=True))
_NEAR = timedelta(days=21)
_CHINESE_DAYS = dict(zip("一二三四五六日天", ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
                                             "sonntag", "sonntag"), strict=True))  # fmt: skip
_CHINESE: tuple[tuple[str, str | Callable[["re.Match[str]"], str]], ...] = (
    (r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})[日号]?", r" \3.\2.\1 "),
    (r"(\d{1,2})月\s*(\d{1,2})[日号]?", r" \2.\1. "),
    (r"(?:周|星期|礼拜)([一二三四五六日天])", lambda match: f" {_CHINESE_DAYS[match[1]]} "),
    (r"(\d{1,2})[点时]半", r"\1:30"),
    (r"(\d{1,2})[点时](\d{1,2})分?", r"\1:\2"),
    (r"(\d{1,2})[点时]", r"\1:00"),
    (r"下午\s*(\d{1,2}:\d{2})", r" \1pm"),
    (r"(?:上午|早上)\s*(?=\d)", " "),
    (r"上午|早上", " vormittag "), (r"下午", " nachmittag "), (r"中午", " mittag "), (r"晚上", " abend "),
    (r"全天|整天", " ganztagig "), (r"每天|随时", " everyday "), (r"[到至~～]", "-"),
    (r"[和或及、，]", ", "), (r"；", ";"),
)  # fmt: skip
_DATE = r"\d[\d./-]*\d\.?"
_LONG_DAYS = "|".join(word for word in WEEKDAYS if word.endswith(("tag", "mittwoch", "sonnabend")))
_SAID: tuple[tuple[str, str], ...] = (
    (r"(\d\d)t(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:z\b|[+-]\d\d:?\d\d)?", r"\1 \2"),
    (r"(?<=\d\d:\d\d)(?::\d\d)\b", ""),
    (r"(?<=:\d\d)\s*/\s*(?=\d{4}-)", " - "),
    (rf"\b({_DATE}),? +(\d[\d:.h]*)( ?uhr)? ?(?:-|bis|to|a) ?\1,? +", r"\1 \2 - "),
    (r"(?<![\d-])([01]\d|2[0-3]):?([0-5]\d)(?: ?uhr| ?h)? ?(?:-|bis|to) ?([01]\d|2[0-3])([0-5]\d)(?!\d)",
     r"\1:\2-\3:\4"),
    (r"\b(?:nicht|not|no|pas|non) (?:vor|before|earlier than|antes de(?: las)?|abans de(?: les)?|avant|prima delle)\b",
     " ab "),
    (r"\b(?:nicht|not|no|pas|non) (?:nach|later than|after|spater als|despues de(?: las)?|mes tard de(?: les)?|apres|"
     r"dopo le)\b", " bis "),
    (r"\b(?:spatestens|at the latest|como muy tarde|au plus tard)(?: bis)?\b", " bis "),
    (r"\b(?:fruhestens|at the earliest)(?: ab)?\b", " ab "),
    (r"\bvor- ?(?:und|/|&|u\.) ?nachmittags?\b", " ganztagig "),
    (rf"\b({_LONG_DAYS})s?(vormittag|nachmittag|morgen|mittag|abend)s?\b", r"\1 \2"),
    (r"(?<=\d) (?:de|por) la tarde\b|(?<=\d) de la tarda\b|(?<=\d) de l'apres-midi\b", " pm"),
    (r"(?<=\d) (?:de|por) la manana\b|(?<=\d) del mati\b|(?<=\d) du matin\b", " am"),
    (r"\b(?:(?:den )?ganzen? tag|ganzer tag|ganzt\.|all day(?: long)?|(?:full|whole|entire) day|todo el dia|"
     r"dia completo|"
     r"tot el dia|toute la journee|journee(?: entiere| complete)?|tutto il giorno|ganztags)", " ganztagig "),
    (r"\b(?:(?:por|de) la manana|(?:pel|al|del) mati|le matin|in the morning|am (?:vormittag|morgen)|"
     r"(?:la |di )?mattina|mattino)\b", " vormittag "),
    (r"\b(?:(?:por|de) la tarde|(?:a|de) la tarda|(?:l')?apres[- ]midi|in the afternoon|am nachmittag|"
     r"(?:nel |di )?pomeriggio)\b", " nachmittag "),
    (r"\b(?:jeden tag|alle tage|an allen tagen|jederzeit|any ?time|any day|every ?day|each day|todos los dias|cada dia|"
     r"tots els dies|tous les jours|chaque jour|tutti i giorni|ogni giorno|(?:die )?ganze woche|"
     r"all week|the whole week|toda la semana|tota la setmana|toute la semaine|taglich|daily|diari[oa]?|immer)\b",
     " everyday "),
    (r"\b(?:(?:an )?werktagen|werktags|week ?days|working days|dias laborables|dies feiners|jours ouvr(?:able|e)s|"
     r"giorni feriali)\b", " mo-fr "),
    (r"\bzwischen (\S+(?: uhr)?) und ", r" ab \1 bis "), (r"\bbetween (\S+) and ", r" from \1 to "),
    (r"\b(?:entre|between) (?:las |les )?(\S+) (?:y|i|et)(?: las| les)? ", r" de \1 a "),
    (r"\ba partir (?:de las |de les |de |du |d')", " ab "), (r"\bdes de(?: les)? ", " ab "),
    (r"\bjusqu'?(?:a|au)\b", " bis "), (r"\bfins a(?: les)?\b", " bis "),
)  # fmt: skip
_SEP = (
    r"\s*(?:-|/|,|&|\+|\b(?:und|u\.|and|y|i|et|e|bis|to|al|a|au|oder|or|sowie)\b)\s*"
    rf"(?:(?:el|the|le|den|dem|am|{_LONG_DAYS}|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri)\.?,? )?"
)
_DAY_OF_LIST = re.compile(rf"(?<![\d.:/])(\d{{1,2}})(\.{_SEP}|-)(?=\d{{1,2}}\. ?(1[0-2]|0?[1-9])\.(?!\d\d?:))")
_DAY_OF_WORDS = re.compile(
    rf"(?<![\d.:])(\d{{1,2}})\.?({_SEP})(?=\d{{1,2}}(?:\.|st|nd|rd|th)?\s+(?:de |d'|of )?({MONTH})\b)"
)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\.? (\d{{1,2}}) ?- ?(\d{{1,2}})(?! ?[:h]|\d)")
_WEEK = re.compile(r"\b(?:kw|cw|week|wk|semana|setmana|semaine|settimana)\.? ?(\d{1,2})\b(?! ?[:.]\d)")
_BARE_DAY = re.compile(
    rf"\b(am|den|dem|on|the|el|dia|le|il) (\d{{1,2}})(?![\d:h]|\.\d| ?(?:-|bis) ?\d| ?(?:uhr|h\b|[ap]\.?m))"
    rf"(?!(?:\.|st|nd|rd|th)? (?:de |of )?(?:{MONTH})\b)(?:\.|st|nd|rd|th)?"
)
_SHORT_DATE = re.compile(
    r"(?<![\d.:/-])(\d{1,2})([./])(\d{1,2})(?![\d./]|:\d| ?(?:uhr|h\b|[ap]m)| ?(?:-|bis) ?\d\d?[:.h])"
)
NUMBERS_OF_OTHERS = re.compile(
    r"\b(?:max\.? ?|bis zu |up to |ca\.? ?)?\d+ ?(?:-? ?\d+ ?)?(?:personen|pers\b\.?|pax|people|persons|teilnehm\w*"
    r"|gaste|personas|persones|personnes|persone|min\b\.?|minuten|minutes|minutos|minuti|人)"
)


def unaccented(text: str) -> str:
    """Return the text in small letters without accents, its signs left as they are."""
    text = unicodedata.normalize("NFKC", text.replace("–", "-").replace("—", "-").replace("’", "'"))
    text = text.casefold().replace("·", "").replace("\t", " ")
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def spelled(text: str, hints: Hints) -> str:
    """Return the text in the one spelling. Days of the month alone, weeks and short dates are taken from the hints."""
    for pattern, said in _CHINESE:
        text = re.sub(pattern, said, text)
    text = unaccented(text)
    for pattern, words in _SAID:
        text = re.sub(pattern, words, text)
    text = _MONTH_FIRST.sub(r"\2. \1 - \3. \1", text)
    for _round in range(12):
        longer = _DAY_OF_LIST.sub(r"\1.\3.\2", text)
        longer = _DAY_OF_WORDS.sub(r"\1. \3\2", longer)
        if longer == text:
            break
        text = longer.replace("...", ".").replace("..", ".")
    if hints.first_day is None or hints.last_day is None:
        return text
    text = _WEEK.sub(lambda match: _week(match, hints), text)
    text = _SHORT_DATE.sub(lambda match: _short(match, hints), text)
    return _BARE_DAY.sub(lambda match: _bare(match, hints), text)


def _days(hints: Hints, more: timedelta = timedelta()) -> list[date]:
    if hints.first_day is None or hints.last_day is None:
        return []
    first, last = hints.first_day - more, hints.last_day + more
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def _week(match: "re.Match[str]", hints: Hints) -> str:
    """The programme's own week adds nothing; another one is spelled out, so that it is noticed."""
    year = hints.first_day.isocalendar().year if hints.first_day else 0
    number = int(match[1])
    if number in {day.isocalendar().week for day in _days(hints)} or not 1 <= number <= 52:
        return " "
    return f" {date.fromisocalendar(year, number, 1)} - {date.fromisocalendar(year, number, 5)} "


def _short(match: "re.Match[str]", hints: Hints) -> str:
    """ "12.05" is a day where it is one near the programme, else an hour; so is "12/05"."""
    for day in _days(hints, _NEAR):
        if (day.day, day.month) == (int(match[1]), int(match[3])):
            return f"{day.day}.{day.month}.{day.year}"
    return match[0]


def _bare(match: "re.Match[str]", hints: Hints) -> str:
    found = [day for day in _days(hints) if day.day == int(match[2])]
    return f" {found[0]} " if len(found) == 1 else match[0]

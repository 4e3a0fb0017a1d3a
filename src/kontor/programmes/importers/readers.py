"""Cells that only lists of a programme have: arrivals, groups, priorities, house rules."""

import re
from dataclasses import dataclass
from datetime import datetime, time

from kontor.common.folding import plain
from kontor.imports.cells.model import Hints, Reading, problem
from kontor.imports.cells.text import clean, read_yes_no
from kontor.imports.cells.times import read_moment
from kontor.imports.cells.windows import read_bound
from kontor.imports.sheets.model import Cell, shown
from kontor.programmes.enums import ParticipationRole

_TOGETHER = re.compile(r"zusammen|gemeinsam|together|junt|ensemble")
_ANY = re.compile(r"egal|beide|alle|any|either|both|ambos|tots|todos|cualquiera|indiff|offen")
_HEAD = re.compile(
    r"delegationsleit|leit\w+ der delegation|head of (?:the )?delegation|jef\w* de (?:la )?delegaci|"
    r"cap de (?:la )?delegaci|chef\w* de (?:la )?delegation|团长"
)
_ROLES = (
    (_HEAD, ParticipationRole.HEAD),
    (re.compile(r"dolmetsch|interpret|interprete"), ParticipationRole.INTERPRETER),
    (re.compile(r"\bfahrer|\bdriver|conductor|chauffeur"), ParticipationRole.DRIVER),
    (re.compile(r"begleit|companion|acompan|accompagn"), ParticipationRole.COMPANION),
    (re.compile(r"redner|referent|speaker|ponente|ponent|intervenant"), ParticipationRole.SPEAKER),
    (re.compile(r"aussteller|exhibitor|expositor|exposant"), ParticipationRole.EXHIBITOR),
    (re.compile(r"\bgast\b|\bguest\b|invitad|convidad"), ParticipationRole.GUEST),
)
_PRIORITIES = {"hoch": 5, "high": 5, "sehr hoch": 5, "alta": 5, "mittel": 3, "medium": 3, "media": 3, "normal": 3,
               "niedrig": 1, "gering": 1, "low": 1, "baja": 1}  # fmt: skip
_MUST = re.compile(r"\b(?:muss|pflicht|must|unbedingt|obligat|gesetzt|fix)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A moment (local) as far as it could be read, and the words it was told in. ``hour``: told without its day."""

    moment: datetime | None
    words: str
    hour: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    letters: tuple[str, ...] = ()
    together: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """What a host's rules come to, and the words."""

    photo_ban: bool
    needs_nda: bool
    safety_shoes: bool
    words: str


_FLIGHT = re.compile(r"\b(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\s?\d{2,4}\b(?![.:/])|\b[A-Z]{3}\s?(?:[-–>/]|→)\s?[A-Z]{3}\b")


def read_told(cell: Cell, hints: Hints) -> Reading[Told]:
    """Return when somebody comes or goes: a day with or without its hour, an hour alone, a flight."""
    words = clean(cell)
    if not words:
        return Reading()
    if isinstance(cell, time):
        return Reading(value=Told(moment=None, words=words, hour=cell))
    if isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 24 * 60)
        hour = time(minutes // 60 % 24, minutes % 60)
        return Reading(value=Told(moment=None, words=f"{hour:%H:%M}", hour=hour))
    bare = _FLIGHT.sub(" ", words) if isinstance(cell, str) else cell
    if isinstance(bare, str) and not any(char.isdigit() for char in bare) and bare != words:
        return Reading(value=Told(moment=None, words=words))
    found = read_moment(bare, hints)
    if found.value is None and isinstance(bare, str):
        bound = read_bound(bare, hints).value
        if bound is not None and bound.hour is not None and bound.day is None:
            return Reading(value=Told(moment=None, words=words, hour=bound.hour))
    return Reading(value=Told(moment=found.value, words=words), notes=found.notes)


def told_together(one: Told, other: Told) -> Told:
    """Put the day of one column and the hour of another together."""
    moment, hour = one.moment or other.moment, one.hour or other.hour
    if moment is not None and moment.time() == time():
        later = next((told.moment for told in (one, other) if told.moment and told.moment.time() != time()), None)
        moment = datetime.combine(moment.date(), later.time() if later else hour or time())
    words = one.words if other.words in one.words else f"{one.words}, {other.words}"
    return Told(moment=moment, words=words, hour=hour)


def read_groups(cell: Cell, hints: Hints) -> Reading[Groups]:
    """Letters of groups; "both together"; nothing for "any"."""
    text = plain(shown(cell))
    if not text:
        return Reading()
    together = bool(_TOGETHER.search(text))
    bare = re.sub(r"\b(?:gruppen?|groups?|grupos?|grups?|groupes?|bus|y|i|und|and|et|oder|or|nur|only)\b", " ", text)
    letters = tuple(dict.fromkeys(word.upper() for word in re.findall(r"\b[a-h]\b", bare)))
    if not letters:
        letters = tuple(chr(64 + int(digit)) for digit in re.findall(r"\b[1-8]\b", bare))
    if not letters and not together and not _ANY.search(text):
        return Reading(notes=(problem("group-unread", value=shown(cell)),))
    return Reading(value=Groups(letters=letters, together=together))


def read_role(cell: Cell, hints: Hints) -> Reading[ParticipationRole]:
    role = role_in(clean(cell))
    return Reading(value=role or (ParticipationRole.DELEGATE if clean(cell) else None))


def role_in(text: str) -> ParticipationRole | None:
    """Return the role a text names anywhere."""
    folded = plain(text)
    return next((role for pattern, role in _ROLES if pattern.search(folded)), None)


def is_head(text: str) -> bool:
    return bool(_HEAD.search(plain(text)))


def read_priority(cell: Cell, hints: Hints) -> Reading[int]:
    text = plain(shown(cell))
    if not text:
        return Reading()
    if text in _PRIORITIES:
        return Reading(value=_PRIORITIES[text])
    digits = re.match(r"^([1-5])(?:\b|$)", text)
    if digits:
        return Reading(value=int(digits[1]))
    if _MUST.search(text):
        return Reading(value=5)
    return Reading(notes=(problem("priority-unread", value=shown(cell)),))


def read_must(cell: Cell, hints: Hints) -> Reading[bool]:
    if _MUST.search(plain(shown(cell))):
        return Reading(value=True)
    return read_yes_no(cell, hints)


def read_rules(cell: Cell, hints: Hints) -> Reading[HouseRules]:
    """Find the rules the house keeps apart in a host's words; the words stay."""
    words = clean(cell)
    if not words:
        return Reading()
    folded = plain(words)
    return Reading(
        value=HouseRules(
            photo_ban=bool(re.search(r"(?:kein\w*|no|nicht|sin|sense|pas de|ohne) (?:foto|photo|film|bild)|fotoverbot|"
                                     r"photo ban|fotografier\w* (?:verboten|nicht)", folded)),
            needs_nda=bool(re.search(r"\bnda\b|vertraulich|geheimhaltung|confidential|non disclosure", folded)),
            safety_shoes=bool(re.search(r"sicherheitsschuh|feste\w* (?:geschlossene )?schuh|safety shoe|sturdy shoe|"
                                        r"calzado de seguridad|chaussures de securite", folded)),
            words=words,
        )
    )  # fmt: skip

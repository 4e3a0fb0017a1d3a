"""How surely two entries are the same organisation, and why."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz, process

from kontor.common.folding import fold
from kontor.directory.names import match_key, same_form, split_legal_form

_NUMBER = re.compile(r"\d+")
SAME = 0.95
"""From here on a row updates the entry without asking."""
MAYBE = 0.78
"""From here on a person is asked."""


class Reason(StrEnum):
    """What speaks for it; ``kontor.directory.phrases`` has the words."""

    SAME_VAT = "same-vat"
    SAME_NAME = "same-name"
    SIMILAR_NAME = "similar-name"
    SHORT_NAME = "short-name"
    OTHER_FORM = "other-form"
    SAME_DOMAIN = "same-domain"
    SAME_EMAIL = "same-email"
    SAME_PHONE = "same-phone"
    SAME_STREET = "same-street"
    SAME_PLACE = "same-place"
    OTHER_PLACE = "other-place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is compared. ``key`` is whatever names the entry for the caller."""

    key: int
    name: str
    short_names: tuple[str, ...] = ()
    city: str = ""
    more_cities: tuple[str, ...] = ()
    postal_code: str = ""
    country: str = ""
    street: str = ""
    domain: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    vat_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    key: int
    score: float
    reasons: tuple[Reason, ...]


def compare(one: Facts, other: Facts) -> Likeness:
    """Return how surely the two are the same. The name leads; place, domain, telephone, VAT number confirm or doubt."""
    reasons: list[Reason] = []
    score, by_name = _names(one, other)
    reasons.append(by_name)
    vat = bool(one.vat_id and one.vat_id == other.vat_id)
    if vat:
        reasons.insert(0, Reason.SAME_VAT)
        score = max(score, 0.8) + 0.18
    elif one.vat_id and other.vat_id:
        score -= 0.25
    for agrees, weight, reason in (
        (bool(one.domain and one.domain == other.domain), 0.09, Reason.SAME_DOMAIN),
        (bool(set(one.emails) & set(other.emails)), 0.08, Reason.SAME_EMAIL),
        (bool(set(one.phones) & set(other.phones)), 0.08, Reason.SAME_PHONE),
        (bool(one.street) and _street(one.street) == _street(other.street), 0.06, Reason.SAME_STREET),
    ):
        if agrees:
            score += weight
            reasons.append(reason)
    score += _place(one, other, reasons)
    forms = split_legal_form(one.name).form, split_legal_form(other.name).form
    if not same_form(*forms):
        reasons.append(Reason.OTHER_FORM)
        score = min(score - 0.06, 0.93 if not vat else 0.99)
    if by_name is not Reason.SAME_NAME and not vat:
        score = min(score, 0.94)
    return Likeness(key=other.key, score=round(max(0.0, min(score, 1.0)), 2), reasons=tuple(reasons))


def _names(one: Facts, other: Facts) -> tuple[float, Reason]:
    first, second = match_key(one.name), match_key(other.name)
    if first and first.replace(" ", "") == second.replace(" ", ""):
        return 0.9, Reason.SAME_NAME
    short = {fold(name) for name in other.short_names if name} & {
        first,
        *(fold(name) for name in one.short_names if name),
    }
    if short or second in {fold(name) for name in one.short_names if name}:
        return 0.86, Reason.SHORT_NAME
    numbers = set(_NUMBER.findall(first)), set(_NUMBER.findall(second))
    if numbers[0] != numbers[1]:
        return 0.5, Reason.SIMILAR_NAME  # "Halle 1" and "Halle 2" are spelt alike and are two
    ratio = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second) - 2) / 100
    if _contains(first, second):
        ratio = max(ratio, 0.86)
    return ratio * 0.88, Reason.SIMILAR_NAME


def _contains(first: str, second: str) -> bool:
    """Whether one name is the other with words before or behind: "Emmer" in "Emmer Klemmtechnik" says too little."""
    short, long = sorted((first, second), key=len)
    return len(short) >= 8 and " " in short and f" {short} " in f" {long} "


def _place(one: Facts, other: Facts, reasons: list[Reason]) -> float:
    if not (one.city and other.city):
        return 0.05
    cities = {fold(city) for city in (other.city, *other.more_cities)}
    if not cities.isdisjoint({fold(city) for city in (one.city, *one.more_cities)}) or (
        one.postal_code and one.postal_code == other.postal_code
    ):
        reasons.append(Reason.SAME_PLACE)
        return 0.06
    reasons.append(Reason.OTHER_PLACE)
    return -0.08 if one.country in ("", other.country) or not other.country else -0.2


def _street(street: str) -> str:
    return fold(street).replace("strasse", "str").replace(" ", "")


@dataclass(slots=True)
class Register:
    """Every entry that a row could be, findable by what it may share with it; comparing all with all takes too long."""

    _facts: dict[int, Facts] = field(default_factory=dict)
    _by: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    _names: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._facts)

    def add(self, facts: Facts) -> None:
        """Add an entry, or what more has become known of it."""
        self._facts[facts.key] = facts
        self._names[facts.key] = match_key(facts.name)
        for key in self._keys(facts):
            self._by[key].add(facts.key)

    def facts(self, key: int) -> Facts:
        return self._facts[key]

    def find(self, facts: Facts, limit: int = 3) -> list[Likeness]:
        """Return the entries that may be the same, likeliest first, none below ``MAYBE``."""
        keys: set[int] = set()
        for key in self._keys(facts):
            keys |= self._by.get(key, set())
        name = match_key(facts.name)
        if len(name) > 3:
            keys |= {
                found[2] for found in process.extract(name, self._names, scorer=fuzz.ratio, score_cutoff=84, limit=8)
            }
        found = [compare(facts, self._facts[key]) for key in keys]
        return sorted((like for like in found if like.score >= MAYBE), key=lambda like: (-like.score, like.key))[:limit]

    @staticmethod
    def _keys(facts: Facts) -> Iterable[tuple[str, str]]:
        name = match_key(facts.name)
        yield "name", name.replace(" ", "")
        words = name.split()
        if len(words) > 1:
            yield "head", " ".join(words[:2])
        for short in facts.short_names:
            if short:
                yield "name", fold(short).replace(" ", "")
        for kind, values in (
            ("domain", (facts.domain,)), ("vat", (facts.vat_id,)), ("email", facts.emails), ("phone", facts.phones)
        ):  # fmt: skip
            for value in values:
                if value:
                    yield kind, value

"""Proposes which column of a file is which, from its headings and from what stands under them."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz import fuzz

from kontor.common.folding import fold
from kontor.imports.columns import Column
from kontor.imports.sheets.model import Table, shown

SURE, GUESS = 0.88, 0.7
_NAMED = 0.9  # a heading that is itself a value
_SAMPLE = 40  # rows whose values are looked at
_FILLERS = frozenset({
    "der", "die", "das", "des", "den", "dem", "the", "of", "de", "la", "el", "los", "las", "le", "les", "del",
    "dels", "und", "and", "y", "i", "et", "bitte", "please", "pflichtfeld", "pflicht", "required", "optional",
    "falls", "vorhanden", "if", "any", "obligatorio", "nr", "angabe", "ihre", "ihr", "your", "su", "tu",
    "votre", "vuestra"
})  # fmt: skip


_COUNTS = frozenset({"nr", "no", "lfd", "lfd nr", "lfdnr", "laufende nummer", "n", "num", "pos", "id", "序号", "编号"})


class How(StrEnum):
    SURE = "sure"
    GUESS = "guess"
    REMEMBERED = "remembered"
    KEPT = "kept"  # no column of ours is meant; kept beside its heading
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """``key`` is the importer's column, or "" where the file's column is left out."""

    index: int
    key: str
    how: How


def fingerprint(kind: str, headers: Sequence[str]) -> str:
    """Return what tells one source of lists from another: its headings, whatever their case."""
    return hashlib.sha256("\x1f".join([kind, *map(fold, headers)]).encode()).hexdigest()


class HeaderMatcher:
    """Compares headings with an importer's columns; keeps what it has compared."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._named = {column.key: column.named_by for column in columns if column.named_by is not None}
        self._known = [
            (column.key, [(spelling, _tidy(spelling)) for spelling in map(fold, {column.key, *column.headers})])
            for column in columns
        ]
        self._scores: dict[str, dict[str, float]] = {}

    def scores(self, header: str) -> dict[str, float]:
        """Return how well the heading names each column, 0 to 1."""
        if header not in self._scores:
            whole = fold(header)
            tidy = _tidy(whole)
            self._scores[header] = {
                key: max((_likeness(whole, tidy, *spelling) for spelling in spellings), default=0.0)
                for key, spellings in self._known
            }
            for key, named_by in self._named.items():
                if named_by(header):
                    self._scores[header][key] = max(self._scores[header][key], _NAMED)
        return self._scores[header]

    def known(self, text: str) -> float:
        """Return how surely the text is a heading at all; what only resembles one counts nothing."""
        if len(text.strip()) < 2 or (any(char.isdigit() for char in text) and "@" in text):
            return 0.0
        if any(char.isdigit() for char in text) and any(named_by(text) for named_by in self._named.values()):
            return 0.0  # a date may head a column, but stands in rows more often
        best = max(self.scores(text).values(), default=0.0)
        return best if best >= 0.8 else 0.0


def _tidy(folded: str) -> str:
    """Return the words that say something: no fillers, no numbers ("1. Firma", "Termin 2") unless there is no more."""
    words = [word for word in folded.split() if word not in _FILLERS]
    return " ".join([word for word in words if not word.isdigit()] or words)


def _likeness(whole: str, tidy: str, known: str, known_tidy: str) -> float:
    if whole == known:
        return 1.0
    if not tidy or not known_tidy:
        return 0.0
    if tidy == known_tidy or whole.replace(" ", "") == known.replace(" ", ""):
        return 0.98
    if f" {known_tidy} " in f" {tidy} " and len(known_tidy) > 2:
        return 0.72 + 0.24 * len(known_tidy) / len(tidy)
    if f" {tidy} " in f" {known_tidy} " and len(tidy) > 3:
        return 0.6 + 0.2 * len(tidy) / len(known_tidy)
    if min(len(tidy), len(known_tidy)) < 4:
        return 0.0
    ratio = fuzz.token_sort_ratio(tidy, known_tidy) / 100
    return ratio * 0.97 if ratio >= 0.84 else 0.0


def propose(
    table: Table, columns: Sequence[Column], matcher: HeaderMatcher, remembered: Mapping[str, str] | None = None
) -> tuple[Proposal, ...]:
    """Return one proposal for each column of the table, best pairs first; ``remembered`` goes from heading to key."""
    taken: dict[int, Proposal] = {}
    by_key = {column.key: column for column in columns}
    for index, header in enumerate(table.headers):
        key = (remembered or {}).get(header)
        if key is not None and (not key or key in by_key):
            taken[index] = Proposal(index=index, key=key, how=How.REMEMBERED)
    used = {proposal.key for proposal in taken.values()}
    pairs = _pairs(table, columns, matcher)
    # A heading that names two columns equally well ("Nom" is a given name in Catalan, a family name in French) waits
    # for those that name only one.
    ways = Counter(index for score, index, _key in pairs if score >= SURE)
    for score, index, key in sorted(pairs, key=lambda pair: (-round(pair[0], 2), ways[pair[1]], pair[1], -pair[0])):
        if index in taken or score < GUESS or (key in used and not by_key[key].many):
            continue
        taken[index] = Proposal(index=index, key=key, how=How.SURE if score >= SURE else How.GUESS)
        used.add(key)
    left_out = (Proposal(index=i, key="", how=How.LEFT_OUT) for i in range(len(table.headers)) if i not in taken)
    return tuple(sorted([*taken.values(), *left_out], key=lambda proposal: proposal.index))


def keep_rest(proposals: Sequence[Proposal], table: Table, columns: Sequence[Column]) -> tuple[Proposal, ...]:
    """Let the column for remarks take what is left out: nothing of a list is lost. Running numbers say nothing."""
    keeper = next((column.key for column in columns if column.keeps), "")
    return tuple(
        Proposal(index=one.index, key=keeper, how=How.KEPT)
        if keeper and one.how == How.LEFT_OUT and table.headers[one.index] and not _is_numbering(table, one.index)
        else one
        for one in proposals
    )  # fmt: skip


def _is_numbering(table: Table, index: int) -> bool:
    texts = [text for row in table.rows[:_SAMPLE] if (text := shown(row.cells[index]))]
    numbers = [int(text.rstrip(".")) for text in texts if text.rstrip(".").isdigit()]
    if len(numbers) != len(texts):
        return False
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return fold(table.headers[index]) in _COUNTS or (len(numbers) > 1 and all(step == 1 for step in steps))


def _pairs(table: Table, columns: Sequence[Column], matcher: HeaderMatcher) -> list[tuple[float, int, str]]:
    pairs: list[tuple[float, int, str]] = []
    for index, header in enumerate(table.headers):
        values = [text for row in table.rows[:_SAMPLE] if (text := shown(row.cells[index]))]
        by_header = matcher.scores(header)
        for place, column in enumerate(columns):
            score = by_header[column.key]
            if column.looks is not None and values and not (column.named_by and column.named_by(header)):
                score = _weigh(score, _share(values, column.looks), len(values), telling=column.telling)
            if score > 0:
                pairs.append((score - place * 1e-6, index, column.key))
    return pairs


def _share(values: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(map(looks, values)) / len(values)


def _weigh(header: float, share: float, count: int, *, telling: bool) -> float:
    """A heading is believed unless what stands under it is something else; values alone make a guess."""
    if header >= 0.6:
        return header * (0.9 + 0.1 * share) if share > 0.3 or count < 2 else header * (0.75 + share / 2)
    return 0.74 * share if telling and share >= 0.95 and count >= 3 and header == 0 else 0.0

"""What the pages of an import show of its rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kontor.imports.cells.model import Severity
from kontor.imports.contract import importers
from kontor.imports.enums import Decision, Outcome, RowState
from kontor.imports.mapping import SURE, HeaderMatcher
from kontor.imports.models import Import, ImportRow
from kontor.imports.phrases import say

_MENDED = ("name", "date", "phone", "code", "email", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One note in words. ``mended`` is the value taken instead of the cell's."""

    severity: str
    text: str
    mend: str
    mended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """``tone`` is "bad" where a person must look, "fix" where something was mended."""

    index: int
    value: str
    tone: str
    remarks: Sequence[Remark]
    is_edited: bool
    is_used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    row: ImportRow
    cells: Sequence[ShownCell]
    remarks: Sequence[Remark]  # on the row as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownColumn:
    index: int
    letter: str
    header: str
    key: str
    is_sure: bool
    is_kept: bool  # as a remark, behind its heading
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTab:
    key: str
    label: str | Promise
    tone: str
    count: int


TABS: tuple[tuple[str, str | Promise, str], ...] = (
    ("all", _("all rows"), ""), ("new", _("new"), "k-pos"), ("updated", _("to update"), "k-sea"),
    ("maybe", _("maybe double"), "k-warn"), ("needs", _("need you"), "k-neg"),
)  # fmt: skip
_FILTERS = {
    "all": Q(), "new": Q(state=RowState.NEW), "updated": Q(state__in=[RowState.UPDATED, RowState.SAME]),
    "maybe": Q(state=RowState.MAYBE), "needs": Q(needs_person=True),
}  # fmt: skip


def rows_of(run: Import, tab: str) -> "QuerySet[ImportRow]":
    return run.rows.filter(_FILTERS.get(tab, Q()))


def tabs(run: Import) -> list[ShownTab]:
    return [
        ShownTab(key=key, label=label, tone=tone, count=rows_of(run, key).count()) for key, label, tone in TABS
    ]  # fmt: skip


def columns(run: Import) -> list[ShownColumn]:
    """Return the file's columns, what each is taken for, and how surely."""
    ours = {column.key: column for column in importers[run.kind].columns}
    matcher = HeaderMatcher(importers[run.kind].columns)
    notes = Counter(
        note["column"]
        for row in run.rows.filter(needs_person=True).values_list("notes", flat=True)
        for note in row
        if note["severity"] in {Severity.BLOCK, Severity.PROBLEM}
    )
    found = []
    for index, (letter, header) in enumerate(run.columns):
        key = run.mapping.get(str(index), "")
        sure = bool(key) and matcher.scores(header).get(key, 0.0) >= SURE
        kept = key in ours and ours[key].keeps and bool(ours[key].heading_in(header))
        found.append(
            ShownColumn(
                index=index, letter=letter, header=header, key=key, is_sure=sure, is_kept=kept, notes=notes[letter]
            )
        )  # fmt: skip
    return found


def choices(run: Import) -> list[tuple[str, str]]:
    """Return what a column may be, by label."""
    return [(column.key, str(column.label)) for column in importers[run.kind].columns]


def shown(run: Import, rows: Sequence[ImportRow]) -> list[ShownRow]:
    phrases = importers[run.kind].phrases
    letters = {letter: index for index, (letter, _header) in enumerate(run.columns)}
    used = {int(index) for index, key in run.mapping.items() if key}
    return [_row(row, letters, used, phrases) for row in rows]


def _row(row: ImportRow, letters: Mapping[str, int], used: set[int], phrases: Mapping[str, Any]) -> ShownRow:
    by_index: dict[int, list[Remark]] = {}
    whole: list[Remark] = []
    for note in row.notes:
        text, mend = say(note["code"], note["params"], phrases)
        mended = next((str(note["params"][key]) for key in _MENDED if key in note["params"]), "")
        is_fix = note["severity"] == Severity.FIX
        remark = Remark(severity=note["severity"], text=text, mend=mend, mended=mended if is_fix else "")
        place = letters.get(note["column"])
        (whole if place is None else by_index.setdefault(place, [])).append(remark)
    cells = [
        ShownCell(
            index=index, value=row.fixes.get(str(index), value), remarks=by_index.get(index, []),
            tone=_tone(by_index.get(index, [])), is_edited=str(index) in row.fixes, is_used=index in used,
        )
        for index, value in enumerate(row.cells)
    ]  # fmt: skip
    return ShownRow(row=row, cells=cells, remarks=whole)


def _tone(remarks: Sequence[Remark]) -> str:
    severities = {remark.severity for remark in remarks}
    if severities & {Severity.BLOCK, Severity.PROBLEM}:
        return "bad"
    return "fix" if Severity.FIX in severities else "note" if severities else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What taking over would do now: rows by what becomes of them."""

    new: int
    updated: int
    same: int
    waiting: int
    blocked: int
    skipped: int
    without_a_value: int

    @property
    def taken(self) -> int:
        return self.new + self.updated + self.same


def plan(run: Import) -> Plan:
    """Count what the rules and the people have decided so far, for rows that are still open."""
    counted: Counter[str] = Counter()
    without = 0
    for state, decision, needs in run.rows.filter(outcome=Outcome.OPEN).values_list(
        "state", "decision", "needs_person"
    ):
        word = _becomes(state, decision)
        counted[word] += 1
        without += needs and word in {"new", "updated", "same"}
    return Plan(
        new=counted["new"], updated=counted["updated"], same=counted["same"], waiting=counted["waiting"],
        blocked=counted["blocked"], skipped=counted["skipped"], without_a_value=without,
    )  # fmt: skip


def _becomes(state: str, decision: str) -> str:
    if state == RowState.BLOCKED:
        return "blocked"
    if decision == Decision.SKIP:
        return "skipped"
    if decision == Decision.NEW:
        return "new"
    if state == RowState.MAYBE:
        return "updated" if decision == Decision.MERGE else "waiting"
    return str(state)

"""Teaching the house the words of a list that it did not understand, and deciding about doubles all at once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kontor.accounts.models import User
from kontor.imports.contract import Lesson, LessonError, importers
from kontor.imports.enums import Decision, Outcome, RowState
from kontor.imports.models import Import

NEW = "+"
"""Stands for a choice of its own, made of the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A word that was not understood, and in how many rows. ``suggested`` is a choice's value or ""."""

    code: str
    word: str
    count: int
    suggested: str


def unknown_words(run: Import, user: object, limit: int = 40) -> list[tuple[str, Lesson, list[Unknown]]]:
    """Return the words of an import that somebody may teach, by kind, the commonest first."""
    lessons = {code: one for code, one in importers[run.kind].lessons.items() if one.may.test(user)}
    found: Counter[tuple[str, str]] = Counter()
    for notes in run.rows.filter(outcome=Outcome.OPEN).values_list("notes", flat=True):
        found.update({(note["code"], note["params"]["value"]) for note in notes if note["code"] in lessons})
    return [
        (code, lesson, [
            Unknown(code=code, word=word, count=count, suggested=lesson.suggest(word))
            for (own, word), count in found.most_common() if own == code
        ][:limit])
        for code, lesson in lessons.items() if any(own == code for own, _word in found)
    ]  # fmt: skip


def teach(*, run: Import, actor: User | None, code: str, wanted: Mapping[str, str]) -> list[str]:
    """Teach words (word → choice, or ``NEW``); return what could not be taught. The rows are to be checked again."""
    lesson = importers[run.kind].lessons[code]
    troubles: list[str] = []
    for word, value in wanted.items():
        try:
            if value == NEW and lesson.new is not None and lesson.may_new is not None and lesson.may_new.test(actor):
                text = lesson.new(actor, word)
            elif value != NEW:
                text = lesson.teach(actor, word, value)
            else:
                continue
        except LessonError as error:
            troubles.append(str(error))
            continue
        if text:
            _replace(run, code, word, text)
    return troubles


def _replace(run: Import, code: str, word: str, text: str) -> None:
    """Put a text in the place of every cell that holds just the word."""
    letters = {letter: index for index, (letter, _header) in enumerate(run.columns)}
    changed = []
    for row in run.rows.filter(outcome=Outcome.OPEN):
        for note in row.notes:
            place = letters.get(note["column"])
            if note["code"] == code and note["params"].get("value") == word and place is not None:
                row.fixes = {**row.fixes, str(place): text}
                changed.append(row)
    run.rows.model._default_manager.bulk_update(changed, ["fixes"], batch_size=200)


def merge_all(*, run: Import) -> int:
    """Decide that every possible double nobody has decided about is what it seems to be."""
    return run.rows.filter(state=RowState.MAYBE, outcome=Outcome.OPEN, decision=Decision.AUTO).update(
        decision=Decision.MERGE
    )

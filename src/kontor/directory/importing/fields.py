"""Finds technology fields by any word in any language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from kontor.directory.models import FieldSynonym, TechnologyField
from kontor.directory.vocabulary import key_of
from kontor.imports.cells.model import Note, fix, problem

_JOINTS = re.compile(r"\s+(?:und|and|y|i|et|&|\+)\s+|/")


@dataclass(slots=True)
class FieldFinder:
    """The vocabulary in memory, for a pass over many rows."""

    _by_key: dict[str, TechnologyField] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "FieldFinder":
        finder = cls()
        fields = {found.pk: found for found in TechnologyField.objects.all()}
        for synonym in FieldSynonym.objects.only("key", "field_id"):
            finder._by_key[synonym.key] = fields[synonym.field_id]
        for found in fields.values():
            for label in (
                (found.label.data or {}).values() if isinstance(found.label.data, dict) else [str(found.label)]
            ):
                finder._by_key.setdefault(key_of(label), found)
        return finder

    def find(self, words: Iterable[str]) -> tuple[list[TechnologyField], list[Note]]:
        """Return the fields of some words, each once, and what there is to say about words that name none."""
        fields: dict[int, TechnologyField] = {}
        notes: list[Note] = []
        for word in words:
            found, more = self._one(word)
            notes.extend(more)
            fields.update((one.pk, one) for one in found)
        return list(fields.values()), notes

    def _one(self, word: str) -> tuple[list[TechnologyField], list[Note]]:
        exact = self._by_key.get(key_of(word)) or self._by_key.get(key_of(re.sub(r"\(.*?\)", "", word)))
        if exact is not None:
            return [exact], []
        parts = [self._by_key.get(key_of(part)) for part in _JOINTS.split(word)]
        if len(parts) > 1 and all(parts):
            return [part for part in parts if part is not None], []
        near = process.extractOne(key_of(word), self._by_key.keys(), scorer=fuzz.ratio, score_cutoff=88)
        if near is not None and len(word) > 4:
            guess = self._by_key[near[0]]
            return [guess], [fix("field-guess", value=word, name=str(guess.label))]
        return [], [problem("field-unknown", value=word)]

"""The technology fields as they are drawn up: ``fields.toml``, read once, and looked up by any of their words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kontor.common.folding import fold

LANGUAGES = ("de", "en", "fr", "es", "ca", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One technology field. ``words`` holds per language its label and then its synonyms."""

    code: str
    parent: str
    words: dict[str, tuple[str, ...]]

    @property
    def labels(self) -> dict[str, str]:
        return {language: words[0] for language, words in self.words.items()}


@cache
def entries() -> tuple[Entry, ...]:
    """Return every field, parents before their children."""
    raw = tomllib.loads((Path(__file__).parent / "fields.toml").read_text("utf-8"))
    found = [
        Entry(
            code=code, parent=body.get("parent", ""), words={language: tuple(body[language]) for language in LANGUAGES}
        )
        for code, body in raw.items()
    ]
    return tuple(sorted(found, key=lambda entry: bool(entry.parent)))


def key_of(word: str) -> str:
    """Return the form under which a word is looked up."""
    return fold(word)[:120]

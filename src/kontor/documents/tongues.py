"""The one or two languages of a paper, and texts in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from babel import Locale
from django.utils import translation
from i18nfield.strings import LazyI18nString

from kontor.documents.words import django_name, spoken, words

Pair = dict[str, str]
NOTHING: Pair = {"a": "", "b": ""}


@dataclass(frozen=True, slots=True)
class Tongues:
    """``first`` leads; ``second`` stands beside it, or is empty. Templates show a pair as ``a`` and ``b``."""

    first: str
    second: str = ""

    @classmethod
    def of(cls, languages: Iterable[str]) -> "Tongues":
        """Take the first two languages that the house has words in; German and English where none is given."""
        known = list(dict.fromkeys(spoken(language) for language in languages if language)) or ["de", "en"]
        return cls(*known[:2])

    @property
    def languages(self) -> list[str]:
        return [self.first, self.second] if self.second else [self.first]

    def each(self, write: Callable[[str], str]) -> Pair:
        """Return what ``write`` makes in each language, while dates and numbers follow that language."""
        pair = dict(NOTHING)
        for side, language in zip("ab", self.languages, strict=False):
            with translation.override(django_name(language)):
                pair[side] = write(language)
        return _once(pair)

    def word(self, key: str, **values: object) -> Pair:
        return self.each(lambda language: words(language)[key].format(**values))

    def words(self) -> dict[str, Pair]:
        """Return every word, for a template to choose from."""
        return {
            key: {"a": text, "b": words(self.second)[key] if self.second else ""}
            for key, text in words(self.first).items()
        }

    def text(self, value: LazyI18nString | str | None) -> Pair:
        """Return a text that staff wrote: the leading language always says something, the other only its own."""
        data = value.data if isinstance(value, LazyI18nString) else value
        if not isinstance(data, dict):
            return {"a": str(data or "").strip(), "b": ""}
        said = {key.split("-")[0]: str(text).strip() for key, text in data.items() if text}
        first = said.get(self.first) or said.get("en") or next(iter(said.values()), "")
        return _once({"a": first, "b": said.get(self.second, "") if self.second else ""})

    def names_of(self, codes: Iterable[str]) -> Pair:
        """Return languages by their names: "Deutsch, Englisch"."""
        found = list(codes)
        return self.each(lambda language: ", ".join(language_name(code, language) for code in found))


def language_name(code: str, language: str) -> str:
    """Return a language's name in another: ("fr", "de") → "Französisch"."""
    names = Locale.parse(language).languages
    return str(names.get(code.split("-")[0], code))


def _once(pair: Pair) -> Pair:
    """Say the same thing once only."""
    return {"a": pair["a"], "b": "" if pair["b"] == pair["a"] else pair["b"]}

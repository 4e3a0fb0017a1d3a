"""Reading plain JSON values field by field, with errors that name row, field, value and mend."""

from collections.abc import Iterator, Mapping
from typing import Any

from planwerk.core.errors import ProblemError

_NONE = object()


class Row:
    """One JSON object. Every field is asked for by name; ``done`` refuses those that nobody asked for."""

    def __init__(self, where: str, data: object) -> None:
        if not isinstance(data, dict):
            raise ProblemError(where, field="value", value=_short(data), mend="give an object with named fields")
        self.where = where
        self._data: Mapping[str, Any] = data
        self._asked: set[str] = set()

    def _get(self, name: str, default: object) -> Any:
        self._asked.add(name)
        value = self._data.get(name, default)
        if value is _NONE:
            raise ProblemError(self.where, field=name, value=None, mend="give it, there is no default")
        return value

    def _wrong(self, name: str, value: object, mend: str) -> ProblemError:
        return ProblemError(self.where, field=name, value=_short(value), mend=mend)

    def any(self, name: str) -> object:
        """Return a value of whatever kind."""
        return self._get(name, _NONE)

    def text(self, name: str, default: object = _NONE) -> str:
        value = self._get(name, default)
        if isinstance(value, str):
            return value
        raise self._wrong(name, value, "give a text")

    def maybe_text(self, name: str) -> str | None:
        return None if self._get(name, None) is None else self.text(name)

    def number(self, name: str, default: object = _NONE) -> int:
        value = self._get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12:
            return value
        raise self._wrong(name, value, "give a whole number")

    def maybe_number(self, name: str) -> int | None:
        return None if self._get(name, None) is None else self.number(name)

    def flag(self, name: str, default: bool) -> bool:
        value = self._get(name, default)
        if isinstance(value, bool):
            return value
        raise self._wrong(name, value, "give true or false")

    def values(self, name: str, default: object = ()) -> list[Any]:
        value = self._get(name, default)
        if isinstance(value, list | tuple):
            return list(value)
        raise self._wrong(name, value, "give a list")

    def texts(self, name: str, default: object = ()) -> tuple[str, ...]:
        values = self.values(name, default)
        for value in values:
            if not isinstance(value, str):
                raise self._wrong(name, value, "give a list of texts")
        return tuple(values)

    def slots(self, name: str) -> frozenset[int]:
        """Return slots, which are written counted from 1, as positions."""
        values = self.values(name)
        for value in values:
            if isinstance(value, bool) or not isinstance(value, int):
                raise self._wrong(name, value, "give a list of slots counted from 1")
        return frozenset(value - 1 for value in values)

    def slot(self, name: str) -> int | None:
        """Return one slot as a position, ``None`` when it is not given."""
        value = self.maybe_number(name)
        return None if value is None else value - 1

    def pair(self, name: str) -> tuple[str, str] | None:
        """Return two texts, ``None`` when they are not given."""
        if self._get(name, None) is None:
            return None
        return pair_of(self.where, name, list(self.texts(name)))

    def rows(self, name: str, one: str, default: object = ()) -> Iterator["Row"]:
        """Yield each object of a list; errors call it ``one`` and its number."""
        for number, value in enumerate(self.values(name, default), 1):
            yield Row(f"{one} {number}", value)

    def row(self, name: str) -> "Row | None":
        """Return an object, ``None`` when it is not given."""
        value = self._get(name, None)
        return None if value is None else Row(name, value)

    def done(self) -> None:
        for name, value in self._data.items():
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise self._wrong(name, value, f"no such field; there are {known}")


def pair_of(where: str, name: str, texts: list[str]) -> tuple[str, str]:
    """Return exactly two texts."""
    if len(texts) != 2 or not all(text.strip() for text in texts):
        raise ProblemError(where, field=name, value=_short(texts), mend="give two languages")
    return texts[0], texts[1]


def _short(value: object) -> object:
    """Return a value that is short enough for a message."""
    text = repr(value)
    return value if len(text) <= 80 else text[:77] + "..."

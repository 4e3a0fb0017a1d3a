"""The one mechanism by which a higher app adds to a lower one.

A lower app owns a ``Registry``; higher apps register in their ``AppConfig.ready``. Once every app has loaded the
registries are frozen, so that what a page shows never depends on what happened to be imported before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

_all: list["Registry[object]"] = []


class RegistryError(Exception):
    """A registration came twice, too late, or was asked for and never made."""


@dataclass(slots=True, kw_only=True)
class _Entry(Generic[T]):
    order: int
    place: int
    item: T


@dataclass(slots=True)
class Registry(Generic[T]):
    """Items by key, in the order of ``order`` and then of registration."""

    name: str
    _entries: dict[str, _Entry[T]] = field(default_factory=dict, init=False)
    _frozen: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        _all.append(self)  # type: ignore[arg-type]

    def register(self, key: str, item: T, *, order: int = 100) -> T:
        """Add an item. Its key is new and the apps are still loading, or this fails."""
        if self._frozen:
            raise RegistryError(
                f"{self.name}: {key!r} comes after all apps have loaded. Register it in AppConfig.ready."
            )
        if key in self._entries:
            raise RegistryError(f"{self.name}: {key!r} is registered already.")
        self._entries[key] = _Entry(order=order, place=len(self._entries), item=item)
        return item

    def __getitem__(self, key: str) -> T:
        try:
            return self._entries[key].item
        except KeyError:
            known = ", ".join(self.keys()) or "nothing"
            raise RegistryError(f"{self.name}: {key!r} is not registered. Registered: {known}.") from None

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[T]:
        return (item for _, item in self.items())

    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.items())

    def items(self) -> tuple[tuple[str, T], ...]:
        ranked = sorted(self._entries.items(), key=lambda pair: (pair[1].order, pair[1].place))
        return tuple((key, entry.item) for key, entry in ranked)

    def freeze(self) -> None:
        self._frozen = True

    @contextmanager
    def with_item(self, key: str, item: T) -> Iterator[T]:
        """Hold one more item (or another one under the same key) for the length of a test."""
        before = dict(self._entries)
        self._entries[key] = _Entry(order=0, place=-1, item=item)
        try:
            yield item
        finally:
            self._entries = before


def freeze_all() -> None:
    """Close every registry. Called once, by the last app to load."""
    for registry in _all:
        registry.freeze()

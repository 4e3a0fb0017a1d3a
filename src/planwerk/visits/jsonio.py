"""Plain JSON values to frozen dataclasses and back, with errors that name the row, the field and the mend."""

import types
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from planwerk.core.errors import ProblemError

T = TypeVar("T")


def encode(value: object) -> Any:
    """Return a dataclass as plain JSON values; fields that hold their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        shown = {f.name: getattr(value, f.name) for f in fields(value)}
        return {f.name: encode(shown[f.name]) for f in fields(value) if f.default != shown[f.name]}
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def decode(kind: type[T], data: Any, where: str) -> T:
    """Return ``data`` as a ``kind``. ``where`` says what it is in an error.

    Raises ProblemError for a missing, unknown or ill-typed field.
    """
    found = _decode(kind, data, where, "")
    assert isinstance(found, kind)  # noqa: S101 - narrows for the type checker; _decode has raised otherwise
    return found


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, data: Any, where: str, field: str) -> Any:
    if get_origin(kind) is tuple:
        return _tuple(kind, data, where, field)
    if isinstance(kind, types.UnionType):
        return None if data is None else _decode(get_args(kind)[0], data, where, field)
    if is_dataclass(kind):
        return _dataclass(kind, data, where)
    if issubclass(kind, StrEnum):
        if data not in list(kind):
            raise ProblemError(where, field=field, value=data, mend=f"give one of {', '.join(kind)}")
        return kind(data)
    wanted = {int: "a whole number", str: "a text", bool: "true or false"}[kind]
    if kind is int and isinstance(data, float) and data.is_integer():
        data = int(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ProblemError(where, field=field, value=data, mend=f"give {wanted}")
    return data


def _tuple(kind: Any, data: Any, where: str, field: str) -> tuple[Any, ...]:
    inner = get_args(kind)[0]
    if not isinstance(data, list):
        raise ProblemError(where, field=field, value=data, mend="give a list")
    if inner is int and all(type(one) is int for one in data):
        return tuple(data)
    return tuple(_decode(inner, one, _row(where, field, number, one), field) for number, one in enumerate(data, 1))


def _row(where: str, field: str, number: int, one: Any) -> str:
    name = one.get("id") if isinstance(one, dict) else None
    return f"{where}, {field} {number}" + (f" ({name!r})" if isinstance(name, str) else "")


def _dataclass(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise ProblemError(where, field=kind.__name__, value=data, mend="give an object with named fields")
    known = {field.name: field for field in fields(kind)}
    for name in data:
        if name not in known:
            raise ProblemError(where, field=name, value=data[name], mend=f"remove it, or use {', '.join(known)}")
    for name, field in known.items():
        if name not in data and field.default is MISSING:
            raise ProblemError(where, field=name, value=None, mend="give it, there is no default")
    hints = _hints(kind)
    return kind(**{name: _decode(hints[name], value, where, name) for name, value in data.items()})

"""Checks that several parts of a problem share; each raises ``ProblemError`` with where, field, value and mend."""

from collections.abc import Collection, Iterable, Mapping

from planwerk.core.errors import ProblemError


def unique_index(name: str, ids: Iterable[str]) -> dict[str, int]:
    """Return each id's position; refuse an empty id and one that comes twice."""
    index: dict[str, int] = {}
    for position, value in enumerate(ids):
        if not value.strip():
            raise ProblemError(f"{name} {position + 1}", field="id", value=value, mend="give every row an id")
        if value in index:
            mend = f"it is also number {index[value] + 1}; give every row an id of its own"
            raise ProblemError(f"{name} {position + 1}", field="id", value=value, mend=mend)
        index[value] = position
    return index


def check_number(
    where: str, field: str, value: int | None, low: int, high: int, *, optional: bool = False, shift: int = 0
) -> None:
    """Refuse a number outside ``low..high``; ``shift`` is added to all three when they are said."""
    if value is None:
        if not optional:
            raise ProblemError(where, field=field, value=None, mend=f"give {low + shift} to {high + shift}")
    elif not low <= value <= high:
        mend = f"give {low + shift} to {high + shift}" if low <= high else "nothing fits here: leave it out"
        raise ProblemError(where, field=field, value=value + shift, mend=mend)


def check_slots(where: str, field: str, slots: Iterable[int], count: int) -> None:
    """Refuse a slot that the event does not have."""
    for slot in slots:
        check_number(where, field, slot, 0, count - 1, shift=1)


def check_known(where: str, field: str, value: str, known: Collection[str]) -> None:
    """Refuse a name that stands nowhere."""
    if value not in known:
        some = ", ".join(repr(name) for name in sorted(known)[:5])
        mend = f"give one of {some}{', …' if len(known) > 5 else ''}" if known else "none is defined: leave it out"
        raise ProblemError(where, field=field, value=value, mend=mend)


def check_after(after: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse precedences that name an unknown meeting.

    A circle of precedences is no invalid problem but an infeasible one: it is found and explained when solving.
    """
    for meeting, earlier in after.items():
        for name in earlier:
            check_known(f"meeting {meeting}", "after", name, after)

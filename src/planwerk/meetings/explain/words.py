"""How explanations name things."""

from collections.abc import Collection, Iterable

from planwerk.meetings.problem import Meeting

MOST = 12  # names in one sentence


def listed(names: Iterable[str]) -> str:
    """Return names as a phrase: ``1, 2 and 3``, cut after a dozen."""
    rows = list(names)
    if len(rows) > MOST:
        return f"{', '.join(rows[:MOST])} and {len(rows) - MOST} more"
    return rows[0] if len(rows) == 1 else f"{', '.join(rows[:-1])} and {rows[-1]}"


def slots(numbers: Collection[int]) -> str:
    """Return slots, counted from 1, as a phrase."""
    rows = sorted(numbers)
    if not rows:
        return "no slot"
    return f"slot{'s' * (len(rows) > 1)} {listed(str(row + 1) for row in rows)}"


def count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def who(meeting: Meeting) -> str:
    """Return a meeting with its participants."""
    return f"meeting {meeting.id} (participants {listed(meeting.participants)})"

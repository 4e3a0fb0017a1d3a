"""How long a visit takes for a group."""

from collections.abc import Sequence

from kontor.programmes.enums import Interpreting
from kontor.programmes.models import Appointment, Group
from kontor.visits.rows import Week, key_of

# Talking takes double the time with consecutive interpreting; walking and looking do not.
CONSECUTIVE_PERCENT = 150
GRID = 5


def minutes_for(appointment: Appointment, group: Group) -> int:
    """Return the minutes of a group's visit, longer where every sentence is said twice."""
    if not needs_consecutive(appointment, group):
        return appointment.minutes
    return -(-appointment.minutes * CONSECUTIVE_PERCENT // (100 * GRID)) * GRID


def needs_consecutive(appointment: Appointment, group: Group) -> bool:
    """Say whether the group is interpreted consecutively at this host: not where they share a language."""
    return group.interpreting == Interpreting.CONSECUTIVE and not shares_language(appointment, group)


def shares_language(appointment: Appointment, group: Group) -> bool:
    """Say whether a host and a group understand each other without help."""
    return bool(set(appointment.languages or appointment.host.languages) & set(group.languages))


def length_of(week: Week, appointment: Appointment, groups: Sequence[str]) -> int:
    """Return how long a visit of these groups together takes: as long as the slowest of them."""
    return max((minutes_for(appointment, one) for one in week.groups if key_of(one) in groups), default=0)

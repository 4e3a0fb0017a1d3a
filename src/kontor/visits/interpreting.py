"""Which visits need an interpreter, and who among the programme's interpreters speaks the languages."""

from dataclasses import dataclass

from kontor.programmes.enums import Interpreting
from kontor.programmes.models import Appointment, Group, Participation
from kontor.visits.lengths import shares_language
from kontor.visits.rows import Week, key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """That a group needs ``people`` interpreters at a host. ``pair`` is the engine's name of the two languages."""

    pair: str
    people: int


def need_of(week: Week, appointment: Appointment, group: Group) -> Need | None:
    """Return what a group needs at a host, ``None`` where nobody of the programme could interpret.

    A visit is not refused for want of somebody whom the programme does not have: it is planned as if the host saw to
    it. Two people take turns where the interpreting is simultaneous and two can.
    """
    if group.interpreting == Interpreting.NONE or not group.languages or shares_language(appointment, group):
        return None
    able = [one for one in week.interpreters if _interprets(one, appointment, group)]
    if not able:
        return None
    pair = f"{'+'.join(sorted(group.languages))}:{'+'.join(sorted(_spoken(appointment)))}"
    if any(one.group_id is not None for one in able):
        pair = f"{pair}@{key_of(group)}"
    wanted = 2 if group.interpreting == Interpreting.SIMULTANEOUS else 1
    return Need(pair=pair, people=min(wanted, len(able)))


def pairs_of(week: Week, participation: Participation) -> tuple[str, ...]:
    """Return the pairs, among those that are needed, that somebody interprets."""
    found = {
        need.pair
        for appointment in week.plannable
        for group in week.groups_of(appointment)
        if (need := need_of(week, appointment, group)) and _interprets(participation, appointment, group)
    }
    return tuple(sorted(found))


def _spoken(appointment: Appointment) -> set[str]:
    return set(appointment.languages or appointment.host.languages)


def _interprets(one: Participation, appointment: Appointment, group: Group) -> bool:
    """An interpreter with a group of its own stays with it; a host whose languages nobody noted is understood."""
    known, spoken = set(one.person.languages), _spoken(appointment)
    return (
        one.group_id in (None, group.pk) and bool(known & set(group.languages)) and bool(not spoken or known & spoken)
    )

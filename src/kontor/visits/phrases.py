"""From a rule's code to a sentence: what is wrong, by how much, and the way out."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontor.common import formats
from kontor.programmes.models import Appointment
from kontor.visits.layout import Clash
from kontor.visits.names import Names, clock


def clash_sentence(names: Names, clash: Clash) -> str:
    """Return a broken rule as one or two facts."""
    tell = _CLASHES.get(clash.code)
    if tell is not None:
        return tell(names, clash)
    subjects = ", ".join(names.of(one) for one in (*clash.subjects, *clash.groups))
    return _("A rule is broken (%(rule)s): %(subjects)s.") % {"rule": clash.code, "subjects": subjects}


def clash_title(clash: Clash) -> str:
    """Return a broken rule in two or three words."""
    if clash.code in ("travel", "early", "late") and clash.minutes:
        missing = ngettext("%(count)s minute missing", "%(count)s minutes missing", clash.minutes)
        return missing % {"count": clash.minutes}
    return str(_TITLES.get(clash.code, lambda: _("Breaks a rule"))())


def _subject(names: Names, clash: Clash, place: int = 0) -> str:
    return names.of(clash.subjects[place]) if len(clash.subjects) > place else ""


def _travel(names: Names, clash: Clash) -> str:
    first, second = (names.town(one) if one in names.hosts else "" for one in clash.subjects)
    if not first or not second or first == second:
        first, second = (names.of(one) for one in clash.subjects)
    left = (clash.journey or 0) - (clash.minutes or 0)
    if not clash.journey or left < 0:
        return _("%(first)s and %(second)s overlap by %(minutes)s minutes (%(group)s).") % {
            "group": names.parties(clash.groups), "first": names.of(clash.subjects[0]),
            "second": names.of(clash.subjects[1]), "minutes": -left if clash.journey else clash.minutes,
        }  # fmt: skip
    return _("From %(first)s to %(second)s it takes %(journey)s minutes, there are %(left)s (%(group)s).") % {
        "group": names.parties(clash.groups), "journey": clash.journey, "first": first, "second": second, "left": left,
    }  # fmt: skip


def _early(names: Names, clash: Clash) -> str:
    return _("The way to %(host)s begins at %(time)s, %(minutes)s minutes before the earliest hour (%(group)s).") % {
        "group": names.parties(clash.groups), "host": _subject(names, clash), "time": clock(clash.at or 0),
        "minutes": clash.minutes,
    }  # fmt: skip


def _late(names: Names, clash: Clash) -> str:
    return _("The way back from %(host)s ends at %(time)s, %(minutes)s minutes after the latest hour (%(group)s).") % {
        "group": names.parties(clash.groups), "host": _subject(names, clash), "time": clock(clash.at or 0),
        "minutes": clash.minutes,
    }  # fmt: skip


def _window(names: Names, clash: Clash) -> str:
    host = names.hosts.get(clash.subjects[0]) if clash.subjects else None
    return _("%(host)s offers only %(windows)s.") % {
        "host": _subject(names, clash), "windows": windows_in_words(names, host) if host else "–",
    }  # fmt: skip


def _lunch(names: Names, clash: Clash) -> str:
    programme = names.week.programme
    return _("No %(minutes)s minutes are left for lunch between %(first)s and %(last)s (%(group)s).") % {
        "group": names.parties(clash.groups), "minutes": programme.lunch_minutes,
        "first": str(programme.lunch_from)[:5], "last": str(programme.lunch_until)[:5],
    }  # fmt: skip


def _capacity(names: Names, clash: Clash) -> str:
    host = names.hosts.get(clash.subjects[0]) if clash.subjects else None
    size = sum(names.week.size(names.groups[one]) for one in clash.groups if one in names.groups)
    return _("%(host)s takes at most %(capacity)s people, %(size)s would come.") % {
        "host": _subject(names, clash), "capacity": host.capacity if host else "?", "size": size,
    }  # fmt: skip


def _must(names: Names, clash: Clash) -> str:
    return _("%(host)s is a must and is not visited (%(group)s).") % {
        "group": names.parties(clash.groups), "host": _subject(names, clash),
    }  # fmt: skip


def _visits(names: Names, clash: Clash) -> str:
    return _("%(count)s visits on one day, %(most)s are allowed (%(group)s).") % {
        "group": names.parties(clash.groups), "count": len(clash.subjects), "most": names.week.programme.visits_a_day,
    }  # fmt: skip


def _driving(names: Names, clash: Clash) -> str:
    return _("More driving than the %(most)s minutes a day that are allowed (%(group)s).") % {
        "group": names.parties(clash.groups), "most": names.week.programme.driving_a_day,
    }  # fmt: skip


def _of_host(text: Callable[[], str]) -> Callable[[Names, Clash], str]:
    return lambda names, clash: text() % {"host": _subject(names, clash), "group": names.parties(clash.groups)}


def _of_coach(text: Callable[[], str]) -> Callable[[Names, Clash], str]:
    return lambda names, clash: text() % {"coach": _subject(names, clash), "group": names.parties(clash.groups)}


_CLASHES: dict[str, Callable[[Names, Clash], str]] = {
    "travel": _travel,
    "early": _early,
    "late": _late,
    "window": _window,
    "lunch": _lunch,
    "capacity": _capacity,
    "must": _must,
    "max_visits": _visits,
    "max_driving": _driving,
    "length": _of_host(lambda: _("The visit at %(host)s no longer has the length agreed.")),
    "once": _of_host(lambda: _("%(host)s would be visited twice (%(group)s).")),
    "receptions": _of_host(lambda: _("%(host)s would receive more often than it offered.")),
    "joint": _of_host(lambda: _("%(host)s receives all its groups together.")),
    "unwanted": _of_host(lambda: _("%(host)s is not meant for %(group)s.")),
    "unknown": _of_host(lambda: _("%(host)s can no longer be planned.")),
    "lock": _of_host(lambda: _("The visit at %(host)s is locked.")),
    "interpreter_missing": _of_host(lambda: _("Too few interpreters are free for %(host)s at this time (%(group)s).")),
    "coach_missing": _of_coach(
        lambda: _("No coach with enough seats is free for %(group)s. A coach carries one group a day.")
    ),
    "driver_break": _of_coach(lambda: _("The driver of %(coach)s drives too long without a break.")),
    "driver_hours": _of_coach(lambda: _("The driver of %(coach)s drives longer than is allowed in a day or a week.")),
    "driver_rest": _of_coach(lambda: _("The driver of %(coach)s has too short a night.")),
    "grid": _of_host(lambda: _("The visit at %(host)s does not start at a round time.")),
}
_TITLES: dict[str, Callable[[], str]] = {
    "travel": lambda: _("Overlap"),
    "window": lambda: _("Outside the host's times"),
    "lunch": lambda: _("No time for lunch"),
    "capacity": lambda: _("Group too large"),
    "must": lambda: _("Must is missing"),
    "max_visits": lambda: _("Too many visits"),
    "max_driving": lambda: _("Too far"),
    "joint": lambda: _("Together only"),
    "receptions": lambda: _("Received too often"),
    "once": lambda: _("Visited twice"),
    "interpreter_missing": lambda: _("No interpreter free"),
    "coach_missing": lambda: _("No coach free"),
    "driver_break": lambda: _("Driver without a break"),
    "driver_hours": lambda: _("Driver drives too long"),
    "driver_rest": lambda: _("Night too short"),
}


def windows_in_words(names: Names, appointment: Appointment) -> str:
    """Return "Mi 14:00–16:00, Do 09:00–12:00"."""
    return ", ".join(
        f"{names.weekday(day)} {clock(opens)}{formats.DASH}{clock(closes)}"
        for day, opens, closes in sorted(names.week.windows(appointment))
    )

"""Duty sheets: where each coach driver and each interpreter is, and what of the allowed time it takes."""

from dataclasses import dataclass
from enum import StrEnum

from planwerk.visits.facts import Facts
from planwerk.visits.problem import Problem
from planwerk.visits.rules.drivers import longest_stretch
from planwerk.visits.solution import VisitPlan
from planwerk.visits.timeline import Kind, Leg, legs_of


class Role(StrEnum):
    """Whose sheet it is."""

    DRIVER = "driver"
    INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySheet:
    """One person's day. ``minutes`` are driven or interpreted, ``stretch`` the most driven without a whole break.

    A driver's legs are those of the group in the coach, which waits where it is; an interpreter's are the duties.
    """

    role: Role
    person: str
    day: int
    groups: tuple[str, ...]
    start: int
    end: int
    minutes: int
    stretch: int
    legs: tuple[Leg, ...]


def duty_sheets(problem: Problem, plan: VisitPlan) -> tuple[DutySheet, ...]:
    """Return every driver's and interpreter's sheets, by day and person."""
    facts = Facts(problem, plan)
    sheets = [*_drivers(facts), *_interpreters(facts)]
    return tuple(sorted(sheets, key=lambda sheet: (sheet.day, sheet.role, sheet.person)))


def _drivers(facts: Facts) -> list[DutySheet]:
    found = []
    for ride in facts.plan.rides:
        day = facts.days.get((ride.day, ride.group))
        if ride.coach is None or day is None or day.departure is None or day.arrival is None:
            continue
        found.append(
            DutySheet(
                role=Role.DRIVER,
                person=ride.coach,
                day=ride.day,
                groups=(ride.group,),
                start=day.departure,
                end=day.arrival,
                minutes=day.driving,
                stretch=longest_stretch(day, facts.problem.driving_rules),
                legs=legs_of(day),
            )
        )
    return found


def _interpreters(facts: Facts) -> list[DutySheet]:
    legs: dict[tuple[int, str], list[Leg]] = {}
    groups: dict[tuple[int, str], list[str]] = {}
    for duty in facts.engagements():
        kind = Kind.VISIT if duty.subject in facts.index.stops else Kind.FIXED
        for name in duty.interpreters:
            leg = Leg(kind=kind, start=duty.start, end=duty.end, place=duty.place, subject=duty.subject)
            legs.setdefault((duty.day, name), []).append(leg)
            groups.setdefault((duty.day, name), []).extend(duty.groups)
    return [
        DutySheet(
            role=Role.INTERPRETER,
            person=name,
            day=day,
            groups=tuple(dict.fromkeys(groups[day, name])),
            start=min(leg.start for leg in own),
            end=max(leg.end for leg in own),
            minutes=sum(leg.end - leg.start for leg in own),
            stretch=0,
            legs=tuple(sorted(own, key=lambda leg: (leg.start, leg.end))),
        )
        for (day, name), own in legs.items()
    ]

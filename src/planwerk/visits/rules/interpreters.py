"""Where people need an interpreter there is one, who speaks the pair, can get there, and has breaks."""

from collections.abc import Iterator
from itertools import pairwise

from planwerk.core.result import Violation
from planwerk.visits.facts import Engagement, Facts
from planwerk.visits.words import clock

MISSING = "interpreter_missing"
CLASH = "interpreter_clash"
HOURS = "interpreter_hours"


def check(facts: Facts) -> Iterator[Violation]:
    busy: dict[tuple[str, int], list[Engagement]] = {}
    for duty in facts.engagements():
        yield from _enough(facts, duty)
        for name in duty.interpreters:
            if name in facts.index.interpreters:
                busy.setdefault((name, duty.day), []).append(duty)
    for (name, day), duties in busy.items():
        duties.sort(key=lambda duty: (duty.start, duty.end))
        yield from _own_hours(facts, name, day, duties)
        for first, second in pairwise(duties):
            yield from _reaches(facts, name, first, second)


def _enough(facts: Facts, duty: Engagement) -> Iterator[Violation]:
    """Each interpreter of a duty serves one pair: matched here by counting, the rarest pair first."""
    known = facts.index.interpreters
    for name in duty.interpreters:
        if name not in known:
            yield Violation(code=MISSING, message=f"There is no interpreter {name}", subjects=(duty.subject, name))
    free = [name for name in dict.fromkeys(duty.interpreters) if name in known]
    for pair, count in sorted(duty.needs.items(), key=lambda n: sum(n[0] in known[name].pairs for name in free)):
        able = sorted((name for name in free if pair in known[name].pairs), key=lambda n: len(known[n].pairs))
        if len(able) < count:
            yield Violation(
                code=MISSING,
                message=f"{duty.subject} needs {count} for {pair} at {clock(duty.start)}, {len(able)} are there",
                subjects=(duty.subject, *duty.groups),
            )
        free = [name for name in free if name not in able[:count]]


def _own_hours(facts: Facts, name: str, day: int, duties: list[Engagement]) -> Iterator[Violation]:
    subjects = (name, *(duty.subject for duty in duties))
    hours = facts.index.interpreter_hours(name, day)
    if hours is None or duties[0].start < hours[0] or max(duty.end for duty in duties) > hours[1]:
        told = "not at all" if hours is None else f"{clock(hours[0])} to {clock(hours[1])}"
        message = f"{name} works {told} on {facts.problem.days[day].id}, not"
        message += f" {clock(duties[0].start)} to {clock(duties[-1].end)}"
        yield Violation(code=HOURS, message=message, subjects=subjects)
    spoken = sum(duty.end - duty.start for duty in duties)
    most = facts.index.interpreters[name].max_minutes
    if spoken > most:
        message = f"{name} interprets {spoken} minutes on {facts.problem.days[day].id}, {most} are allowed"
        yield Violation(code=HOURS, message=message, subjects=subjects)


def _reaches(facts: Facts, name: str, first: Engagement, second: Engagement) -> Iterator[Violation]:
    """Travel in the interpreter's own mode; with a group that is at both duties the interpreter rides along."""
    shared = [facts.mode(first.day, group) for group in first.groups if group in second.groups]
    missing = first.end + facts.index.between_duties(name, first.place, second.place, shared) - second.start
    if missing > 0:
        yield Violation(
            code=CLASH,
            message=f"{name} needs {missing} minutes more between {first.subject} (until {clock(first.end)}) and"
            f" {second.subject} (from {clock(second.start)})",
            subjects=(name, first.subject, second.subject),
        )

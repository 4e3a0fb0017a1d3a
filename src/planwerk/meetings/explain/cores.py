"""Conflicts that only solving finds: a core of requirements from SAT, made smaller by leaving one out at a time.

Each requirement is a group of clauses behind a selector. The solver's failed assumptions are a first core; the
deletion filter (Chinneck and Dravnieks 1991) then drops every requirement without which it stays a conflict.
"""

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pysat.card import CardEnc, EncType
from pysat.formula import IDPool
from pysat.solvers import Solver

from planwerk.core.result import Conflict, Reason
from planwerk.meetings.explain import windows, words
from planwerk.meetings.problem import Problem

CONFLICTS = 20_000  # budget of one try of the filter


@dataclass(slots=True, kw_only=True)
class _Encoding:
    """The published problem in clauses; ``reasons`` holds each requirement by its selector."""

    problem: Problem
    pool: IDPool = field(default_factory=IDPool)
    clauses: list[list[int]] = field(default_factory=list)
    reasons: dict[int, Reason] = field(default_factory=dict)

    def at(self, meeting: str, slot: int) -> int:
        number: int = self.pool.id(("at", meeting, slot))
        return number

    def selector(self, reason: Reason) -> int:
        number: int = self.pool.id(("reason", reason.code, reason.message))
        self.reasons[number] = reason
        return number

    def lasting(self) -> list[int]:
        """Return the selectors of what the event's times are like, which is no wish of anybody."""
        return [number for number, reason in self.reasons.items() if reason.code == "contiguous"]

    def cover(self, slot: int) -> Iterator[tuple[str, int]]:
        """Yield each meeting that may be under way in ``slot``, with the variable of its start."""
        for meeting in self.problem.meetings:
            for start in range(max(0, slot - meeting.length + 1), slot + 1):
                yield meeting.id, self.at(meeting.id, start)

    def build(self, fairness: int | None) -> None:
        slots = range(len(self.problem.slots))
        for meeting in self.problem.meetings:
            reason = Reason(code="all-placed", message=f"{words.who(meeting)} takes place", subjects=(meeting.id,))
            self.clauses.append([-self.selector(reason), *(self.at(meeting.id, s) for s in slots)])
            self._at_most([self.at(meeting.id, s) for s in slots], 1, None)
            for limit in windows.limits(self.problem, meeting):
                chosen = self.selector(limit.reason)
                self.clauses += [[-chosen, -self.at(meeting.id, s)] for s in sorted(limit.closed)]
            for earlier in meeting.after:
                self._precedence(meeting.id, earlier)
        self._people()
        self._tables()
        if fairness is not None:
            self._fairness(fairness)

    def _precedence(self, later: str, earlier: str) -> None:
        reason = Reason(
            code="precedence", message=f"meeting {later} comes after meeting {earlier}", subjects=(later, earlier)
        )
        chosen, slots = self.selector(reason), len(self.problem.slots)
        length = self.problem.meetings[self.problem.meeting_index[earlier]].length
        for s in range(slots):
            for k in range(max(0, s - length + 1), slots):
                self.clauses.append([-chosen, -self.at(later, s), -self.at(earlier, k)])

    def _people(self) -> None:
        people = {row.id: set(row.participants) for row in self.problem.meetings}
        for slot in range(len(self.problem.slots)):
            of_person: defaultdict[str, list[int]] = defaultdict(list)
            for name, variable in self.cover(slot):
                for person in people[name]:
                    of_person[person].append(variable)
            for variables in of_person.values():
                self._at_most(variables, 1, None)

    def _tables(self) -> None:
        if not self.problem.tables:
            return
        number = len(self.problem.tables)
        reason = Reason(code="table-free", message=f"there are {words.count(number, 'table')}", mend="add a table")
        chosen = self.selector(reason)
        for slot in range(len(self.problem.slots)):
            self._at_most([variable for _, variable in self.cover(slot)], number, chosen)

    def _at_most(self, variables: list[int], bound: int, chosen: int | None) -> None:
        if len(variables) > bound:
            kind = EncType.seqcounter if bound == 1 else EncType.totalizer
            found = CardEnc.atmost(lits=variables, bound=bound, vpool=self.pool, encoding=kind)
            self.clauses += [clause if chosen is None else [-chosen, *clause] for clause in found.clauses]

    def _fairness(self, bound: int) -> None:
        """At most ``bound`` breaks each: that is the rule where somebody has no two meetings and so cannot have any."""
        slots = len(self.problem.slots)
        of_person: defaultdict[str, list[str]] = defaultdict(list)
        for meeting in self.problem.meetings:
            for name in meeting.participants:
                of_person[name].append(meeting.id)
        idle = [row.id for row in self.problem.participants if len(of_person[row.id]) < 2]
        if not idle:
            return
        text = f"breaks differ by at most {bound}, and participant {idle[0]} cannot have any"
        chosen = self.selector(
            Reason(code="fairness", message=text, subjects=(idle[0],), mend="allow a larger difference")
        )
        for person, names in of_person.items():
            if len(names) < bound + 2:
                continue
            flags = [self.pool.id(("break", person, s)) for s in range(slots)]
            self._breaks(person, names, flags)
            self._at_most(flags, bound, chosen)

    def _breaks(self, person: str, names: list[str], flags: list[int]) -> None:
        """Flag ``s`` is set where slot ``s`` is idle, the one before is busy and another busy one follows."""
        slots = len(self.problem.slots)
        busy = [self.pool.id(("busy", person, s)) for s in range(slots)]
        later = [self.pool.id(("later", person, s)) for s in range(slots)]
        lengths = {name: self.problem.meetings[self.problem.meeting_index[name]].length for name in names}
        for s in range(slots):
            covering = [self.at(n, k) for n in names for k in range(max(0, s - lengths[n] + 1), s + 1)]
            self.clauses += [[-variable, busy[s]] for variable in covering]
            self.clauses.append([-busy[s], *covering])
            self.clauses += [[-busy[s], later[k]] for k in range(s)]
            if s > 0:
                self.clauses.append([-busy[s - 1], busy[s], -later[s], flags[s]])


def find(problem: Problem, *, fairness: int | None, seconds: float) -> Conflict | None:
    """Return a small conflict, ``None`` when there is none or no time to find one."""
    until = time.perf_counter() + seconds
    encoding = _Encoding(problem=problem)
    encoding.build(fairness)
    with Solver(name="glucose4", bootstrap_with=encoding.clauses) as solver:
        solver.conf_budget(max(CONFLICTS, int(seconds * 30_000)))
        if solver.solve_limited(assumptions=sorted(encoding.reasons)) is not False:
            return None
        core = _shrink(solver, list(solver.get_core() or []), encoding.lasting(), until)
    return Conflict(reasons=tuple(_merged([encoding.reasons[number] for number in core])))


def _shrink(solver: Solver, core: list[int], lasting: list[int], until: float) -> list[int]:
    """Leave out one requirement after the other as long as the rest stays in conflict and time is left.

    Those ``lasting``, which nobody can give up, go last: so the others are as few as can be.
    """
    core = [number for number in core if number not in lasting] + lasting
    for number in list(core):
        if number not in core or time.perf_counter() > until:
            continue
        solver.conf_budget(CONFLICTS)
        rest = [other for other in core if other != number]
        if solver.solve_limited(assumptions=rest) is False:
            used = set(solver.get_core() or [])
            core = [other for other in rest if other in used or (other in lasting and number not in lasting)]
    return core


def _merged(reasons: list[Reason]) -> Iterator[Reason]:
    """Yield the reasons, the wishes among them as one sentence."""
    wishes = [row for row in reasons if row.code == "all-placed"]
    if len(wishes) > 1:
        names = tuple(name for row in wishes for name in row.subjects)
        yield Reason(code="all-placed", message=f"meetings {words.listed(names)} take place", subjects=names)
    else:
        yield from wishes
    yield from (row for row in reasons if row.code != "all-placed")

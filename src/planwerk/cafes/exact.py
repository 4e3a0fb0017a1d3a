"""Whether the hard rules can be kept at all, by SAT: a first plan, or the few requirements that exclude each other.

Each requirement is a group of clauses behind a selector. The solver's failed assumptions are a first core, and the
deletion filter (Chinneck and Dravnieks 1991) drops every requirement without which it stays a conflict. Who is there,
and how many sit at each table, stands fast: it is no requirement that anybody could give up.
"""

import threading
from dataclasses import dataclass, field

import numpy as np
from pysat.card import CardEnc, EncType
from pysat.formula import IDPool
from pysat.solvers import Solver

from planwerk.cafes.filling import fill
from planwerk.cafes.model import Ints
from planwerk.cafes.problem import Mode, Must, Problem
from planwerk.core.progress import Watch
from planwerk.core.result import Conflict, Reason

MOST_VARIABLES = 20_000  # seats: person, round, table
BUDGET = 20_000  # conflicts of the solver, for the question and for each try of the filter
SHARE = 0.2  # of the time


@dataclass(slots=True, kw_only=True)
class _Rules:
    """The hard rules of the open rounds in clauses; ``reasons`` holds each requirement by its selector."""

    problem: Problem
    pool: IDPool = field(default_factory=IDPool)
    clauses: list[list[int]] = field(default_factory=list)
    reasons: dict[int, Reason] = field(default_factory=dict)

    def sits(self, person: str, number: int, table: int) -> int:
        found: int = self.pool.id(("sits", person, number, table))
        return found

    def requirement(self, code: str, message: str, subjects: tuple[str, ...], mend: str) -> int:
        number: int = self.pool.id(("requirement", code, message))
        self.reasons[number] = Reason(code=code, message=message, subjects=subjects, mend=mend)
        return number

    def build(self) -> None:
        problem = self.problem
        for number in self.rounds:
            for name in self.there(number):
                self.clauses.append([self.sits(name, number, table) for table in self.tables])
                self._at_most([self.sits(name, number, table) for table in self.tables], 1, None)
            self._fill(number)
            self._given(number)
        for person in problem.people:
            closed = [place for place, table in enumerate(problem.tables) if not table.accessible]
            if person.needs_access and closed:
                mend = "make more tables accessible"
                chosen = self.requirement("access", f"{person.id} needs an accessible table", (person.id,), mend)
                rounds = [number for number in self.rounds if person.present(number)]
                self.clauses += [[-chosen, -self.sits(person.id, n, table)] for n in rounds for table in closed]
        if problem.mode is Mode.EACH:
            self._visits()
        self._pairs()

    @property
    def rounds(self) -> range:
        return range(len(self.problem.held.rounds), self.problem.rounds)

    @property
    def tables(self) -> range:
        return range(len(self.problem.tables))

    def there(self, number: int) -> list[str]:
        return [row.id for row in self.problem.people if row.present(number)]

    def _at_most(self, literals: list[int], bound: int, chosen: int | None) -> None:
        if len(literals) > bound:
            kind = EncType.pairwise if bound == 1 and len(literals) < 7 else EncType.seqcounter
            found = CardEnc.atmost(lits=literals, bound=bound, vpool=self.pool, encoding=kind)
            self.clauses += [clause if chosen is None else [-chosen, *clause] for clause in found.clauses]

    def _fill(self, number: int) -> None:
        there = self.there(number)
        filling = fill([table.seats for table in self.problem.tables], len(there))
        for place, table in enumerate(self.problem.tables):
            here = [self.sits(name, number, place) for name in there]
            self._at_most(here, filling.most(table.seats), None)
            self._at_most([-literal for literal in here], len(here) - filling.least(table.seats), None)

    def _given(self, number: int) -> None:
        hosts = {row.id for row in self.problem.people if row.host_at is not None}
        for name, table in self.problem.pinned(number).items():
            at = self.problem.tables[table].id
            if name in hosts:
                chosen = self.requirement(
                    "host", f"{name} stays at table {at} as its host", (name, at), "free the host"
                )
            else:
                message = f"{name} has a given seat at table {at} in round {number + 1}"
                chosen = self.requirement("place", message, (name, at), "give another seat")
            self.clauses.append([-chosen, self.sits(name, number, table)])

    def _visits(self) -> None:
        pinned = {number: self.problem.pinned(number) for number in self.rounds}
        for person in self.problem.people:
            name = person.id
            free = [n for n in self.rounds if person.present(n) and name not in pinned[n]]
            seen = {place for row in self.problem.held.rounds for place, names in enumerate(row) if name in names}
            seen |= {pinned[n][name] for n in self.rounds if name in pinned[n]}
            message = f"{name} visits no table twice"
            chosen = self.requirement("revisit", message, (name,), "plan fewer rounds or more tables")
            self.clauses += [[-chosen, -self.sits(name, n, table)] for n in free for table in seen]
            for table in self.tables:
                self._at_most([self.sits(name, n, table) for n in free], 1, chosen)

    def _pairs(self) -> None:
        held = [set(table) for row in self.problem.held.rounds for table in row]
        people = {row.id: row for row in self.problem.people}
        for pair in self.problem.pairs:
            both = (pair.one, pair.other)
            rounds = [n for n in self.rounds if all(people[name].present(n) for name in both)]
            seats = [tuple(self.sits(name, n, table) for name in both) for n in rounds for table in self.tables]
            if pair.must is Must.AVOID:
                chosen = self.requirement("avoid", f"{both[0]} and {both[1]} must not meet", both, "drop the pair")
                self.clauses += [[-chosen, -one, -other] for one, other in seats]
            elif not any(table.issuperset(both) for table in held):
                chosen = self.requirement("meet", f"{both[0]} and {both[1]} must meet", both, "drop the pair")
                together = [self.pool.id(("together", *row)) for row in seats]
                self.clauses.append([-chosen, *together])
                for flag, row in zip(together, seats, strict=True):
                    self.clauses += [[-flag, literal] for literal in row]


def settle(problem: Problem, watch: Watch) -> tuple[Conflict | None, Ints | None]:
    """Return a conflict or else tables ``[rounds, people]`` of a plan that keeps the hard rules (``-1``: not open).

    Neither where the question is too big or takes too long.
    """
    if len(problem.people) * problem.rounds * len(problem.tables) > MOST_VARIABLES:
        return None, None
    rules = _Rules(problem=problem)
    rules.build()
    with Solver(name="glucose4", bootstrap_with=rules.clauses) as solver:
        answer = _ask(solver, sorted(rules.reasons), watch)
        if answer is None:
            return None, None
        if answer:
            return None, _wanted(rules, {literal for literal in solver.get_model() if literal > 0})
        core = _shrink(solver, list(solver.get_core() or []), watch)
    return Conflict(reasons=tuple(rules.reasons[number] for number in sorted(core))), None


def _ask(solver: Solver, assumptions: list[int], watch: Watch) -> bool | None:
    """Solve within the budget, and within a share of the time where that is limited."""
    solver.conf_budget(BUDGET)
    timer = None
    if watch.limits.seconds is not None:
        timer = threading.Timer(max(0.01, min(watch.remaining, SHARE * watch.limits.seconds)), solver.interrupt)
        timer.start()
    answer: bool | None = solver.solve_limited(assumptions=assumptions, expect_interrupt=timer is not None)
    if timer is not None:
        timer.cancel()
        timer.join()
        solver.clear_interrupt()
    return answer


def _shrink(solver: Solver, core: list[int], watch: Watch) -> list[int]:
    """Leave out one requirement after the other as long as the rest stays in conflict and time is left."""
    for number in list(core):
        rest = [other for other in core if other != number]
        if number in core and not watch.over and _ask(solver, rest, watch) is False:
            core = [other for other in rest if other in set(solver.get_core() or [])]
    return core


def _wanted(rules: _Rules, model: set[int]) -> Ints:
    problem = rules.problem
    found = np.full((problem.rounds, len(problem.people)), -1, np.int32)
    for number in rules.rounds:
        for place, person in enumerate(problem.people):
            for table in rules.tables if person.present(number) else ():
                if rules.sits(person.id, number, table) in model:
                    found[number, place] = table
    return found

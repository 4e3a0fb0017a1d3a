"""Core-guided search for the fewest breaks, from below: the proof.

Everyone shall have no break. While that is refuted, the refutation's core, a few people of whom one must have a break
more than allowed, raises the bound by one and is relaxed by a counter (the OLL scheme: Andres et al.,
Unsatisfiability-based optimization in clasp, ICLP 2012; Morgado, Dodaro and Marques-Silva, Core-guided MaxSAT with soft
cardinality constraints, CP 2014). The first plan that satisfies all that is left is optimal.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from pysat.solvers import Solver

from planwerk.meetings.breaks.encoding import Encoding

Slots = NDArray[np.int64]


class Answer(Enum):
    """What one call of the solver says."""

    PLAN = "plan"
    CORE = "core"
    INFEASIBLE = "infeasible"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """A SAT solver of PySAT; one that can be interrupted also frees other threads while it works."""

    name: str = "glucose42"
    interruptible: bool = True


class Proof:
    """The state of the search: ``bound`` is proved at any time."""

    def __init__(self, encoding: Encoding, backend: Backend) -> None:
        self._encoding = encoding
        self._backend = backend
        self._sent = 0
        self._solver = Solver(name=backend.name)
        self._counter: dict[int, tuple[list[int], int]] = {}
        self._soft: dict[int, None] = {}
        self.bound = 0
        self.plan: Slots | None = None
        for counter in encoding.breaks:
            self._watch(counter, 0)
        self._send()

    def _send(self) -> None:
        rows = self._encoding.rows
        self._solver.append_formula(rows[self._sent :])
        self._sent = len(rows)

    def _watch(self, counter: list[int], rank: int) -> None:
        if rank < len(counter):
            self._counter[counter[rank]] = (counter, rank)
            self._soft[counter[rank]] = None

    def step(self, conflicts: int | None = None) -> Answer:
        """Look for a plan or a core once; give up after so many conflicts or when interrupted."""
        found = self._solve([-literal for literal in self._soft], conflicts)
        if found is None:
            return Answer.STOPPED
        if found:
            self.plan = self._read()
            return Answer.PLAN
        core = [-literal for literal in self._solver.get_core() or ()]
        if not core:
            return Answer.INFEASIBLE
        self.bound += 1
        self._relax(core)
        return Answer.CORE

    def attempt(self, assumptions: list[int], conflicts: int | None) -> bool | None:
        """Look for a plan under assumptions; ``None`` when given up."""
        found = self._solve(assumptions, conflicts)
        if found:
            self.plan = self._read()
        return found

    def prefer(self, slots: Slots) -> None:
        """Let the solver first put meetings where a plan has them, wherever it decides that.

        Call it anew after a search. (To prefer all else that follows from the plan as well made parts slower.)
        """
        rows = zip(self._encoding.at, slots.tolist(), strict=True)
        self._solver.set_phases([v if t == slot else -v for row, slot in rows for t, v in enumerate(row, 1) if v])

    def limit_breaks(self, most: int) -> list[int]:
        """Return a counter of everyone's breaks up to ``most``, for assumptions."""
        counter = self._encoding.totalizer([literal for row in self._encoding.breaks for literal in row], most)
        self._send()
        return counter

    @property
    def conflicts(self) -> int:
        """Conflicts so far, a measure of work that is the same on every machine."""
        return int(self._solver.accum_stats()["conflicts"])

    def _solve(self, assumptions: list[int], conflicts: int | None) -> bool | None:
        if not self._backend.interruptible:
            return bool(self._solver.solve(assumptions=assumptions))
        if conflicts is not None:
            self._solver.conf_budget(conflicts)
        result: bool | None = self._solver.solve_limited(assumptions=assumptions, expect_interrupt=True)
        return result

    def interrupt(self) -> None:
        """Stop a running call, from another thread."""
        if self._backend.interruptible:
            self._solver.interrupt()

    def close(self) -> None:
        self._solver.delete()

    def _relax(self, core: list[int]) -> None:
        for literal in core:
            del self._soft[literal]
            counter, rank = self._counter[literal]
            self._watch(counter, rank + 1)
        if len(core) == 1:
            self._encoding.add(core)
        else:
            counter = self._encoding.totalizer(core, len(core))
            self._encoding.add([counter[0]])
            self._watch(counter, 1)
        self._send()

    def _read(self) -> Slots:
        """Return the slot (from 1) of each meeting in the plan that was found."""
        true = set(self._solver.get_model())
        return np.array([next(t for t, v in enumerate(row, 1) if v in true) for row in self._encoding.at], np.int64)

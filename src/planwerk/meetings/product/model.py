"""The product's problem for CP-SAT, everything but where people walk and sit (that is in ``places``)."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from planwerk.meetings.problem import Problem
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.layout import Cells, ragged
from planwerk.meetings.product.modes import Tables

Expr = Any  # a linear expression of OR-Tools, which brings no types for them


@dataclass(slots=True, kw_only=True)
class Model:
    """A CP-SAT model and the expressions of its levels, all minimised, in the order of ``layout``."""

    problem: Problem
    d: Cells
    tables: Tables
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    start: dict[tuple[int, int], Expr] = field(default_factory=dict)  # meeting, slot
    seat: dict[tuple[int, int, int], Expr] = field(default_factory=dict)  # meeting, slot, table
    duty: dict[tuple[int, int, int], Expr] = field(default_factory=dict)  # meeting, slot, interpreter
    busy: dict[tuple[int, int], Expr] = field(default_factory=dict)  # agent, slot
    wait: dict[int, Expr] = field(default_factory=dict)  # participant
    gaps: dict[int, Expr] = field(default_factory=dict)  # participant
    level: dict[int, Expr] = field(default_factory=dict)
    relaxed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._meetings()
        self._busy()
        self._orders()
        self._quotas()
        self._rows()
        self._table_use()
        self._changes()
        self._waiting()

    def flag(self) -> Expr:
        return self.cp.new_bool_var("")

    def cell(self, field_: int, index: int) -> int:
        return int(self.d[self.d[field_] + index])

    def length(self, m: int) -> int:
        return self.cell(at.LENGTH, m)

    def people(self, m: int) -> list[int]:
        return ragged(self.d, at.PEOPLE_AT, at.PERSON, m)

    def starts(self, m: int) -> list[int]:
        return ragged(self.d, at.STARTS_AT, at.START, m)

    def placed(self, m: int) -> Expr:
        return sum(self.start[m, s] for s in self.starts(m))

    def table_open(self, t: int, s: int, length: int) -> bool:
        return not any(k in self.problem.tables[t].unavailable for k in range(s, s + length))

    def _meetings(self) -> None:
        missing: Expr = 0
        for m in range(len(self.problem.meetings)):
            for s in self.starts(m):
                self.start[m, s] = self.flag()
                if self.tables is Tables.EXACT and self.problem.tables:
                    self._seats(m, s)
                self._interpreters(m, s)
            self.cp.add(self.placed(m) <= 1)
            missing = missing + self.cell(at.PRIORITY, m) * (1 - self.placed(m))
            if self.cell(at.KEPT, m):
                self.cp.add(self.placed(m) == 1)
        self.level[at.MISSING] = missing

    def _seats(self, m: int, s: int) -> None:
        for t in ragged(self.d, at.TABLES_AT, at.TABLE_LIST, self.cell(at.KIND, m)):
            if self.table_open(t, s, self.length(m)):
                self.seat[m, s, t] = self.flag()
        choices = [self.seat[key] for key in self.seats_of(m, s)]
        self.cp.add(sum(choices) == self.start[m, s])

    def seats_of(self, m: int, s: int) -> list[tuple[int, int, int]]:
        return [(m, s, t) for t in range(len(self.problem.tables)) if (m, s, t) in self.seat]

    def _interpreters(self, m: int, s: int) -> None:
        pair = self.cell(at.LANGUAGE, m)
        if pair < 0:
            return
        slots = len(self.problem.slots)
        for h in ragged(self.d, at.HELPERS_AT, at.HELPER_LIST, pair):
            if all(self.cell(at.ON_DUTY, h * slots + k) for k in range(s, s + self.length(m))):
                self.duty[m, s, h] = self.flag()
        choices = [flag for (meeting, slot, _), flag in self.duty.items() if (meeting, slot) == (m, s)]
        self.cp.add(sum(choices) == self.start[m, s])

    def _busy(self) -> None:
        terms: defaultdict[tuple[int, int], list[Expr]] = defaultdict(list)
        for (m, s), flag in self.start.items():
            for a in self.people(m):
                for k in range(s, s + self.length(m)):
                    terms[a, k].append(flag)
        for (m, s, h), flag in self.duty.items():
            for k in range(s, s + self.length(m)):
                terms[h, k].append(flag)
        for a in range(int(self.d[at.AGENTS])):
            for k in range(len(self.problem.slots)):
                if terms[a, k]:
                    self.busy[a, k] = self.flag()
                    self.cp.add(sum(terms[a, k]) == self.busy[a, k])
                else:
                    self.busy[a, k] = 0

    def _orders(self) -> None:
        for m in range(len(self.problem.meetings)):
            for other in ragged(self.d, at.EARLIER_AT, at.EARLIER, m):
                for s in self.starts(m):
                    late = [self.start[other, k] for k in self.starts(other) if k + self.length(other) > s]
                    if other == m:
                        self.cp.add(self.start[m, s] == 0)
                    elif late:
                        self.cp.add(self.start[m, s] + sum(late) <= 1)

    def held(self, a: int, session: int) -> Expr:
        """Return the meetings of participant ``a`` in a session, or in all for -1."""
        return sum(
            self.start[m, s]
            for m in ragged(self.d, at.MEETINGS_AT, at.MEETING, a)
            for s in self.starts(m)
            if session < 0 or self.cell(at.SESSION, s) == session
        )

    def _quotas(self) -> None:
        short: Expr = 0
        for a in range(len(self.problem.participants)):
            for q in range(self.cell(at.QUOTA_AT, a), self.cell(at.QUOTA_AT, a + 1)):
                held, least = self.held(a, self.cell(at.QUOTA_SESSION, q)), self.cell(at.QUOTA_MIN, q)
                self.cp.add(held <= self.cell(at.QUOTA_MAX, q))
                if least:
                    lack = self.cp.new_int_var(0, least, "")
                    self.cp.add(lack + held >= least)
                    short = short + lack
        self.level[at.MINIMA] = short

    def _rows(self) -> None:
        slots = len(self.problem.slots)
        for a in range(int(self.d[at.AGENTS])):
            most = self.cell(at.MAX_ROW, a)
            for k in range(slots - most):
                if self.cell(at.STRETCH, k) == self.cell(at.STRETCH, k + most):
                    self.cp.add(sum(self.busy[a, j] for j in range(k, k + most + 1)) <= most)

    def _table_use(self) -> None:
        if not self.problem.tables:
            return
        if self.tables is Tables.EXACT:
            taken: defaultdict[tuple[int, int], list[Expr]] = defaultdict(list)
            for (m, s, t), flag in self.seat.items():
                for k in range(s, s + self.length(m)):
                    taken[k, t].append(flag)
            for flags in taken.values():
                self.cp.add_at_most_one(flags)
            return
        kinds = {self.cell(at.KIND, m) for m in range(len(self.problem.meetings))}
        for k in range(len(self.problem.slots)):
            for kind in kinds:
                there = [t for t in ragged(self.d, at.TABLES_AT, at.TABLE_LIST, kind) if self.table_open(t, k, 1)]
                self.cp.add(sum(self._on(k, kind)) <= len(there))
            total = sum(self.table_open(t, k, 1) for t in range(len(self.problem.tables)))
            self.cp.add(sum(self._on(k, None)) <= total)

    def _on(self, k: int, kind: int | None) -> list[Expr]:
        return [
            flag
            for (m, s), flag in self.start.items()
            if s <= k < s + self.length(m) and kind in (None, self.cell(at.KIND, m))
        ]

    def _changes(self) -> None:
        price: Expr = 0
        changed: Expr = 0
        for m in range(len(self.problem.meetings)):
            slot, table = self.cell(at.OLD_SLOT, m), self.cell(at.OLD_TABLE, m)
            if slot < 0:
                continue
            stays = self.start.get((m, slot), 0)
            same = stays
            if table >= 0 and self.tables is Tables.EXACT:
                same = self.seat.get((m, slot, table), 0)
            elif table >= 0 and self.d[at.PRICE_TABLE]:
                self.relaxed.add(at.CHANGES)
            price = price + int(self.d[at.PRICE_SLOT]) * (1 - stays) + int(self.d[at.PRICE_TABLE]) * (stays - same)
            changed = changed + (1 - same)
        if self.d[at.BUDGET] >= 0:
            self.cp.add(changed <= int(self.d[at.BUDGET]))
            price = 0
        self.level[at.CHANGES] = price

    def _waiting(self) -> None:
        slots = len(self.problem.slots)
        days: defaultdict[int, list[int]] = defaultdict(list)
        for k in range(slots):
            days[self.cell(at.DAY, k)].append(k)
        top = self.cp.new_int_var(0, (int(self.d[at.PRICE_GAP]) + 2 * int(self.d[at.PRICE_IDLE])) * slots, "")
        low, high = (self.cp.new_int_var(0, slots, "") for _ in range(2))
        for a in range(len(self.problem.participants)):
            self.wait[a], self.gaps[a] = self._agenda(a, list(days.values()))
            two, count = self.flag(), self.held(a, -1)
            self.cp.add(count <= 1 + max(1, len(self.problem.meetings)) * two)
            self.cp.add(top >= self.wait[a]).only_enforce_if(two)
            if self.d[at.FAIRNESS] >= 0:
                self.cp.add(low <= self.gaps[a])
                self.cp.add(high >= self.gaps[a])
        if self.d[at.FAIRNESS] >= 0:
            self.cp.add(high - low <= int(self.d[at.FAIRNESS]))
        self.level[at.GAPS] = sum(self.wait.values())
        self.level[at.WORST] = top

    def _agenda(self, a: int, days: list[list[int]]) -> tuple[Expr, Expr]:
        """Return what the waiting of participant ``a`` costs, and their gaps."""
        slots = len(self.problem.slots)
        gap, idle_price = int(self.d[at.PRICE_GAP]), int(self.d[at.PRICE_IDLE])
        pauses = sum(self.busy[a, k] for k in range(slots) if self.cell(at.PAUSE, a * slots + k))
        cost, count = idle_price * pauses, 0
        for day in days:
            begun = self._so_far([self.busy[a, k] for k in day])
            more = self._so_far([self.busy[a, k] for k in reversed(day)])[::-1]
            open_gap: Expr = 0
            for i, k in enumerate(day):
                busy = self.busy[a, k]
                idle: Expr = 0
                if self.cell(at.COUNTED, a * slots + k):
                    idle = self.both(self.both(begun[i], more[i]), 1 - busy)
                first = self.both(idle, 1 - open_gap)
                open_gap = self.both(self.either(idle, open_gap), 1 - busy)
                cost, count = cost + idle_price * idle + gap * first, count + first
        return cost, count

    def _so_far(self, flags: list[Expr]) -> list[Expr]:
        """Return for each flag whether one before it is set."""
        seen: list[Expr] = [0]
        for flag in flags[:-1]:
            seen.append(self.either(seen[-1], flag))
        return seen

    def both(self, one: Expr, two: Expr) -> Expr:
        """Return a flag that is set exactly when both are."""
        if isinstance(one, int):
            return two if one else 0
        if isinstance(two, int):
            return one if two else 0
        flag = self.flag()
        self.cp.add(flag <= one)
        self.cp.add(flag <= two)
        self.cp.add(flag >= one + two - 1)
        return flag

    def either(self, one: Expr, two: Expr) -> Expr:
        """Return a flag that is set exactly when one or both are."""
        if isinstance(one, int):
            return 1 if one else two
        if isinstance(two, int):
            return 1 if two else one
        flag = self.flag()
        self.cp.add(flag >= one)
        self.cp.add(flag >= two)
        self.cp.add(flag <= one + two)
        return flag

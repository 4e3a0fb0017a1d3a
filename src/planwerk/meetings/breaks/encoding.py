"""The published problem as clauses, so that a SAT solver can prove how few breaks are possible.

After Bofill et al., Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem, JAIR 74
(2022): meetings in slots, people busy in slots, their implied constraints 1 (a participant uses as many slots as they
have meetings) and 2 (an even number of people is busy in a slot, at most two a table). Own: the count of busy slots
runs along the time, so that its first and last entries tell when a participant begins and is done; "no break at all" is
said as one block that begins and ends n slots apart; breaks are counted by participant, so that cores name people.
"""

from planwerk.meetings.breaks.counters import Clauses
from planwerk.meetings.breaks.instance import Instance

Row = list[int]


class Encoding(Clauses):
    """Clauses of an instance.

    ``at[m][t]`` is the variable of meeting m in slot t (0: not allowed), ``busy[p][t]`` that of participant p busy in
    t, ``breaks[p]`` the counter of p's breaks. An instance that plainly cannot be satisfied gets an empty clause.
    """

    def __init__(self, instance: Instance) -> None:
        super().__init__()
        self.instance = instance
        self.of = instance.meetings_of()
        self.idle_ones = any(len(rows) <= 1 for rows in self.of)
        self.at = [[self.new() if ok else 0 for ok in row] for row in instance.allowed.tolist()]
        for row in self.at:
            some = [variable for variable in row if variable]
            self.add(some)
            self.at_most_one(some)
        self.busy: list[Row] = []
        self.breaks: list[Row] = []
        for person in range(instance.people):
            self._participant(person)
        for slot in range(instance.slots):
            self._tables(slot)
        self._begun: dict[int, Row] = {}
        for earlier, later in instance.order.tolist():
            self._precedence(earlier, later)
        if instance.fairness is not None:
            self._fair(instance.fairness)

    def _participant(self, person: int) -> None:
        mine, slots = self.of[person], range(self.instance.slots)
        busy = [0] * len(slots)
        for slot in slots:
            some = [self.at[m][slot] for m in mine if self.at[m][slot]]
            if some:
                self.at_most_one(some)
                busy[slot] = self.any_of(some)
        self.busy.append(busy)
        self.breaks.append([])
        if mine:
            counts = self._count_along(busy, len(mine))
            if len(counts[-1]) < len(mine):
                self.add([])
            elif len(mine) >= 2:
                self.breaks[person] = self._breaks(busy, counts, len(mine))

    def _count_along(self, busy: Row, total: int) -> list[Row]:
        """Return for each slot the counter of busy slots up to it; the last one is set to ``total``."""
        counts: list[Row] = []
        before: Row = []
        for literal in busy:
            if literal:
                before = self._one_more(before, literal, total)
            counts.append(before)
        self.rows.extend([literal] for literal in before)
        return counts

    def _one_more(self, before: Row, literal: int, total: int) -> Row:
        counter: Row = []
        for k in range(min(total, len(before) + 1)):
            entry = self.new()
            stay = before[k : k + 1]
            less = before[k - 1 : k] if k else []
            self.rows.extend([-old, entry] for old in stay)
            self.add([*(-old for old in less), -literal, entry])
            self.add([-entry, *stay, literal])
            self.rows.extend([-entry, *stay, old] for old in less)
            if k:
                self.add([-entry, counter[-1]])
            counter.append(entry)
        if len(before) == total:
            self.add([-before[-1], -literal])
        return counter

    def _breaks(self, busy: Row, counts: list[Row], total: int) -> Row:
        """Return the counter of a participant's breaks."""
        begins: Row = []
        for slot in range(1, len(busy) - 1):
            if busy[slot - 1]:
                begins.append(self._break_begins(busy[slot - 1], busy[slot], counts[slot - 1][total - 1 :]))
        some = self.new()
        self._one_block(some, busy, counts, total)
        most = total - 1
        if self.instance.fairness is not None and self.idle_ones:
            most = min(most, self.instance.fairness + 1)
        counter = self.totalizer(begins, most)
        if not counter:
            self.add([-some])
            return []
        self.add([-some, counter[0]])
        self.add([some, -counter[0]])
        return counter

    def _break_begins(self, before: int, here: int, done: Row) -> int:
        literal = self.new()
        now = [here] if here else []
        self.add([-before, *done, *now, literal])
        self.add([-literal, before])
        self.rows.extend([-literal, -other] for other in (*done, *now))
        return literal

    def _one_block(self, some: int, busy: Row, counts: list[Row], total: int) -> None:
        """Say that without ``some`` break the busy slots are one block of ``total`` slots."""
        for slot in range(len(busy)):
            begun = counts[slot][:1]
            done = counts[slot][total - 1 :]
            if begun and slot + 1 < len(busy):
                self.add([some, -begun[0], *done, *([busy[slot + 1]] if busy[slot + 1] else [])])
            if begun and slot + total - 1 < len(busy):
                self.add([some, -begun[0], *counts[slot + total - 1][total - 1 :]])
            if done and slot - total + 1 >= 0:
                self.add([some, -done[0], *counts[slot - total + 1][:1]])

    def _tables(self, slot: int) -> None:
        """Limit the meetings in a slot: those that share a participant count once, as only one of them is there."""
        capacity = int(self.instance.capacity[slot])
        left = {m for m, row in enumerate(self.at) if row[slot]}
        groups: Row = []
        open_of = {p: {m for m in rows if m in left} for p, rows in enumerate(self.of)}
        while left:
            person = max(open_of, key=lambda p: len(open_of[p]))
            some = sorted(open_of.pop(person))
            whole = len(some) == sum(1 for m in self.of[person] if self.at[m][slot])
            groups.append(self.busy[person][slot] if whole else self.any_of([self.at[m][slot] for m in some]))
            left.difference_update(some)
            for m in some:
                for p in self.instance.ends[m].tolist():
                    if p in open_of:
                        open_of[p].discard(m)
        self.at_most(groups, capacity)
        busy = [row[slot] for row in self.busy if row[slot]]
        if capacity <= 0 or not busy:
            return
        counter = self.totalizer(busy, 2 * capacity + 1)
        self.rows.extend([-entry] for entry in counter[2 * capacity :])
        for k in range(0, min(len(counter), 2 * capacity), 2):
            self.add([-counter[k], *counter[k + 1 : k + 2]])

    def _until(self, meeting: int) -> Row:
        """Return variables that say, slot by slot, that a meeting is there or earlier."""
        if meeting not in self._begun:
            row: Row = []
            for here in self.at[meeting]:
                entry, before = self.new(), row[-1:]
                self.rows.extend([-old, entry] for old in before)
                if here:
                    self.add([-here, entry])
                    self.rows.extend([-here, -old] for old in before)
                self.add([-entry, *before, *([here] if here else [])])
                row.append(entry)
            self._begun[meeting] = row
        return self._begun[meeting]

    def _precedence(self, earlier: int, later: int) -> None:
        one, two = self._until(earlier), self._until(later)
        self.add([-two[0]])
        self.rows.extend([-two[slot], one[slot - 1]] for slot in range(1, len(two)))

    def _fair(self, bound: int) -> None:
        """Let the breaks of any two participants differ by at most ``bound``."""
        if self.idle_ones:  # someone cannot have a break
            self.rows.extend([-row[bound]] for row in self.breaks if len(row) > bound)
            return
        for k in range(bound, max(map(len, self.breaks), default=0)):
            over = self.new()
            self.rows.extend([-row[k], over] for row in self.breaks if len(row) > k)
            self.rows.extend([-over, *row[k - bound : k - bound + 1]] for row in self.breaks)

"""Made-up events of every kind with a plan hidden in them: each seed leans on other rules, some of them hard.

The plan comes first; then every rule is laid around it so that the plan keeps it, often just so: as many tables as the
plan needs, quotas and rows that it exhausts, interpreters who are busy most of the time.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planwerk.meetings.problem import Interpreter, Meeting, Participant, Problem, Quota, Slot, Table, Walk
from planwerk.meetings.solution import Placement, Schedule

PAIRS = (("de", "fr"), ("de", "zh"), ("en", "es"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How often an event has what: chances from 0 to 1, ``load`` the share of a person's free slots at most used."""

    load: float
    away: float
    long: float
    crowd: float  # meetings of three to five
    session: float
    fixed: float
    after: float
    languages: float
    booths: float
    quota: float
    row: float
    access: float
    areas: int
    spare: float  # tables beyond those that the plan needs, as a share of these


def style(rnd: random.Random) -> Style:
    """Draw a style: every trait is left out half of the time, so that the others come to the fore."""

    def trait(most: float) -> float:
        return rnd.choice((0.0, rnd.uniform(0.0, most)))

    return Style(
        load=rnd.uniform(0.6, 0.85),
        away=trait(0.3),
        long=trait(0.4),
        crowd=trait(0.4),
        session=trait(0.5),
        fixed=trait(0.2),
        after=trait(0.3),
        languages=trait(0.3),
        booths=trait(0.3),
        quota=trait(0.5),
        row=trait(0.5),
        access=trait(0.2),
        areas=rnd.choice((1, 1, 2, 3)),
        spare=rnd.choice((0.0, 0.1, 0.3)),
    )


def plant_varied(seed: int, *, people: int, slots: int) -> tuple[Problem, Schedule]:
    """Return an event with a plan of all its meetings, in a style of its own."""
    rnd = random.Random(seed)
    hidden = _Hidden(rnd=rnd, style=style(rnd), times=_times(rnd, slots), people=people)
    hidden.fill()
    return hidden.event()


def _times(rnd: random.Random, count: int) -> tuple[Slot, ...]:
    days, halves = rnd.choice((1, 1, 2, 3)), rnd.choice((1, 2))
    lunch = rnd.random() < 0.4
    found: list[Slot] = []
    for number in range(count):
        day, place = divmod(number * days, count)
        half = min(halves - 1, place * halves // count)
        first_of_half = bool(found) and half == 1 and found[-1].session.endswith("am")
        session = f"{day}{'pm' if half else 'am'}"
        is_break = lunch and first_of_half and found[-1].day == str(day)
        found.append(Slot(label=str(number + 1), day=str(day), session=session, is_break=is_break))
    return tuple(found)


@dataclass(slots=True, kw_only=True)
class _Hidden:
    """The plan while it is made: ``at`` says where a person is in a slot, by the table's number."""

    rnd: random.Random
    style: Style
    times: tuple[Slot, ...]
    people: int
    away: list[set[int]] = field(default_factory=list)
    owners: dict[int, int] = field(default_factory=dict)  # person: table
    at: dict[tuple[int, int], int] = field(default_factory=dict)
    taken: set[tuple[int, int]] = field(default_factory=set)  # table, slot
    heard: set[tuple[int, int]] = field(default_factory=set)  # interpreter, slot
    load: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    met: set[frozenset[int]] = field(default_factory=set)
    meetings: list[Meeting] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    walk: int = 0
    tables: int = 0
    helpers: int = 0

    def fill(self) -> None:
        slots, rnd = range(len(self.times)), self.rnd
        self.away = [{s for s in slots if rnd.random() < self.style.away} for _ in range(self.people)]
        self.walk = rnd.choice((1, 1, 2)) if self.style.areas > 1 else 0
        self.tables = max(2, int(self.people * rnd.uniform(0.25, 0.5)))
        self.helpers = rnd.randint(1, 4)
        hosts = [person for person in range(self.people) if rnd.random() < self.style.booths]
        self.owners = {person: table for table, person in enumerate(hosts[: self.tables // 2])}
        order = [slot for slot in slots for _ in range(3)]
        rnd.shuffle(order)
        for slot in order:
            people = [person for person in range(self.people) if self._free(person, slot)]
            rnd.shuffle(people)
            people.sort(key=lambda person: self.load[person])
            while len(people) > 1:
                self._seat(people, slot)

    def _free(self, person: int, slot: int) -> bool:
        most = int(self.style.load * sum(s not in self.away[person] for s in self._open()))
        return (
            slot not in self.away[person]
            and not self.times[slot].is_break
            and (person, slot) not in self.at
            and self.load[person] < most
        )

    def _open(self) -> Iterator[int]:
        return (number for number, slot in enumerate(self.times) if not slot.is_break)

    def _seat(self, people: list[int], slot: int) -> None:
        """Let the first of ``people`` meet some of the others if there is a table for it; take them from the list."""
        rnd = self.rnd
        first = people.pop(0)
        size = rnd.randint(3, 5) if rnd.random() < self.style.crowd else 2
        length = rnd.randint(2, 3) if rnd.random() < self.style.long else 1
        covered = range(slot, slot + length)
        if not self._one_piece(covered):
            return
        for table in self._tables(first):
            if any((table, k) in self.taken for k in covered) or not self._reaches(first, covered, table):
                continue
            group = [first]
            for person in people:
                fits = all(self._free(person, k) for k in covered) and self._reaches(person, covered, table)
                met = any(frozenset((person, other)) in self.met for other in group)
                if fits and not met and (person not in self.owners or first in self.owners):
                    group.append(person)
                if len(group) == size:
                    break
            if len(group) > 1 and all(self._free(first, k) for k in covered):
                self._meet(group, covered, table)
                people[:] = [person for person in people if person not in group]
                return

    def _one_piece(self, covered: range) -> bool:
        if covered.stop > len(self.times):
            return False
        rows = [self.times[k] for k in covered]
        return len({(row.day, row.session) for row in rows}) == 1 and not any(row.is_break for row in rows)

    def _tables(self, person: int) -> list[int]:
        if person in self.owners:
            return [self.owners[person]]
        free = list(range(len(self.owners), self.tables))
        self.rnd.shuffle(free)
        return free

    def _area(self, table: int) -> int:
        return table % self.style.areas

    def _reaches(self, person: int, covered: range, table: int) -> bool:
        for k in range(max(0, covered.start - self.walk), min(len(self.times), covered.stop + self.walk)):
            other = self.at.get((person, k))
            same_day = self.times[k].day == self.times[covered.start].day
            if other is not None and same_day and self._area(other) != self._area(table):
                return False
        return True

    def _meet(self, group: list[int], covered: range, table: int) -> None:
        rnd, length, name = self.rnd, len(covered), str(len(self.meetings) + 1)
        for person in group:
            self.load[person] += length
            self.met.update(frozenset((person, other)) for other in group if other != person)
            self.at.update({(person, k): table for k in covered})
        self.taken.update((table, k) for k in covered)
        helper = self._helper(covered) if rnd.random() < self.style.languages else None
        meeting = Meeting(
            id=name,
            participants=tuple(f"P{person + 1}" for person in group),
            priority=rnd.randint(1, 3),
            length=length,
            sessions=frozenset({self.times[covered.start].session} if rnd.random() < self.style.session else ()),
            slot=covered.start if rnd.random() < self.style.fixed else None,
            languages=None if helper is None else PAIRS[helper % len(PAIRS)],
        )
        self.meetings.append(meeting)
        interpreter = None if helper is None else f"I{helper + 1}"
        self.placements.append(Placement(meeting=name, slot=covered.start, table=table, interpreter=interpreter))

    def _helper(self, covered: range) -> int | None:
        """Return an interpreter who is free, and free for long enough before and after to walk anywhere."""
        wide = range(covered.start - self.walk, covered.stop + self.walk)
        for helper in range(self.helpers):
            if all((helper, k) not in self.heard for k in wide):
                self.heard.update((helper, k) for k in covered)
                return helper
        return None

    def event(self) -> tuple[Problem, Schedule]:
        """Return the event laid around the plan, tables that it does not need left out."""
        self._orders()
        tables, number = self._places()
        problem = Problem(
            participants=tuple(self._participant(number) for number in range(self.people)),
            meetings=tuple(self.meetings),
            slots=self.times,
            tables=tables,
            walks=tuple(
                Walk(a=f"area {one}", b=f"area {two}", slots=self.walk)
                for one in range(self.style.areas)
                for two in range(one)
                if {f"area {one}", f"area {two}"} <= {table.area for table in tables}
            ),
            interpreters=tuple(self._interpreter(number) for number in range(self.helpers)),
        )
        placements = (replace(row, table=number[row.table]) for row in self.placements if row.table is not None)
        return problem, Schedule(placements=tuple(placements))

    def _orders(self) -> None:
        for position, meeting in enumerate(self.meetings):
            if self.rnd.random() < self.style.after:
                start = self.placements[position].slot
                before = [
                    other.id
                    for other, placed in zip(self.meetings, self.placements, strict=True)
                    if placed.slot + other.length <= start
                ]
                if before:
                    self.meetings[position] = replace(meeting, after=(self.rnd.choice(before),))

    def _places(self) -> tuple[tuple[Table, ...], dict[int, int]]:
        """Return the tables and the number of each that the plan uses; capacities are what it needs, often just so."""
        seats: defaultdict[int, int] = defaultdict(lambda: 2)
        for meeting, row in zip(self.meetings, self.placements, strict=True):
            if row.table is not None:
                needed = len(meeting.participants) + (meeting.languages is not None)
                seats[row.table] = max(seats[row.table], needed)
        used = sorted({row.table for row in self.placements if row.table is not None} | set(self.owners.values()))
        owner = {table: person for person, table in self.owners.items()}
        places = [
            Table(
                id=f"T{table + 1}",
                area=f"area {self._area(table)}",
                capacity=seats[table] if self.rnd.random() < 0.5 else None,
                owner=f"P{owner[table] + 1}" if table in owner else None,
            )
            for table in used
        ]
        places += [Table(id=f"X{n + 1}", area="area 0") for n in range(int(self.style.spare * len(used)))]
        return tuple(places), {table: number for number, table in enumerate(used)}

    def _participant(self, number: int) -> Participant:
        rnd, mine = self.rnd, f"P{number + 1}"
        rows = [
            self.times[placed.slot].session
            for meeting, placed in zip(self.meetings, self.placements, strict=True)
            if mine in meeting.participants
        ]
        quotas = []
        if rnd.random() < self.style.quota:
            session = rnd.choice(self.times).session
            held = rows.count(session)
            quotas.append(
                Quota(session=session, minimum=min(held, rnd.randint(0, 3)), maximum=held + rnd.randint(0, 1))
            )
        return Participant(
            id=mine,
            unavailable=frozenset(self.away[number]),
            quotas=tuple(quotas),
            max_in_row=self._longest(number) if rnd.random() < self.style.row else None,
        )

    def _longest(self, number: int) -> int:
        longest = row = 0
        for slot, time in enumerate(self.times):
            if slot and (time.day, time.session) != (self.times[slot - 1].day, self.times[slot - 1].session):
                row = 0
            row = row + 1 if (number, slot) in self.at else 0
            longest = max(longest, row)
        return max(1, longest)

    def _interpreter(self, number: int) -> Interpreter:
        away = {s for s in range(len(self.times)) if (number, s) not in self.heard and self.rnd.random() < 0.2}
        return Interpreter(
            id=f"I{number + 1}", pairs=frozenset({PAIRS[number % len(PAIRS)]}), unavailable=frozenset(away)
        )

"""Made-up events with a plan hidden in them, for tests, measurements and trying things out."""

import random
from collections import defaultdict

from planwerk.meetings.problem import Interpreter, Meeting, Participant, Problem, Quota, Slot, Table, Walk
from planwerk.meetings.solution import Placement, Schedule

PAIR = ("de", "fr")


def plant(
    seed: int, *, people: int, slots: int, tables: int, load: float = 0.85, features: bool = True
) -> tuple[Problem, Schedule]:
    """Return an event and a plan of all its meetings; nobody is busy for more than ``load`` of their free slots.

    The plan is made first, slot by slot, and every rule of the event is such that the plan keeps it. With
    ``features``: two days and halves of the day, long meetings and meetings of three, seats, booths, walks between two
    areas, quotas, rows, interpreters, fixed slots and orders; else pairs, times and tables only.
    """
    rnd = random.Random(seed)
    times = _times(slots, features)
    away = [frozenset(s for s in range(slots) if rnd.random() < 0.08) for _ in range(people)]
    most = [int((slots - len(row)) * load) for row in away]
    hidden = _Hidden(rnd, times, away, most, tables, features)
    meetings, placements = hidden.fill()
    interpreters = tuple(Interpreter(id=f"I{n + 1}", pairs=frozenset({PAIR})) for n in range(2)) if features else ()
    problem = Problem(
        participants=tuple(hidden.participant(n) for n in range(people)),
        meetings=tuple(meetings),
        slots=times,
        tables=tuple(Table(id=f"T{n + 1}", area="hall" if n % 2 else "gallery", capacity=4) for n in range(tables)),
        walks=(Walk(a="hall", b="gallery", slots=1),) if features and tables > 1 else (),
        interpreters=interpreters,
    )
    return problem, Schedule(placements=tuple(placements))


def _times(count: int, features: bool) -> tuple[Slot, ...]:
    quarter = max(1, count // 4)
    return tuple(
        Slot(
            label=str(number + 1),
            day=str(1 + (number >= 2 * quarter)) if features else "1",
            session=f"s{min(3, number // quarter)}" if features else "",
        )
        for number in range(count)
    )


class _Hidden:
    """The plan while it is made."""

    def __init__(
        self,
        rnd: random.Random,
        times: tuple[Slot, ...],
        away: list[frozenset[int]],
        most: list[int],
        tables: int,
        features: bool,
    ) -> None:
        self.rnd, self.times, self.away, self.most = rnd, times, away, most
        self.tables, self.features = tables, features
        self.table_of: dict[tuple[int, int], int] = {}  # person, slot
        self.taken: set[tuple[int, int]] = set()  # table, slot
        self.heard: set[tuple[str, int]] = set()  # interpreter, slot
        self.load: defaultdict[int, int] = defaultdict(int)
        self.count: defaultdict[tuple[int, str], int] = defaultdict(int)

    def fill(self) -> tuple[list[Meeting], list[Placement]]:
        meetings: list[Meeting] = []
        placements: list[Placement] = []
        people = list(range(len(self.away)))
        for slot in range(len(self.times)):
            self.rnd.shuffle(people)
            waiting = [person for person in people if self._free(person, slot)]
            for table in range(self.tables):
                size = 3 if self.features and self.rnd.random() < 0.1 else 2
                length = 2 if self.features and self.rnd.random() < 0.1 else 1
                group = [p for p in waiting if self._can(p, slot, length, table)][:size]
                if len(group) < 2 or not self._room(table, slot, length):
                    continue
                waiting = [person for person in waiting if person not in group]
                self._meet(meetings, placements, group, slot, length, table)
        self._orders(meetings, placements)
        return meetings, placements

    def _free(self, person: int, slot: int) -> bool:
        return (
            slot not in self.away[person]
            and (person, slot) not in self.table_of
            and self.load[person] < self.most[person]
        )

    def _room(self, table: int, slot: int, length: int) -> bool:
        covered = range(slot, slot + length)
        if slot + length > len(self.times) or any((table, k) in self.taken for k in covered):
            return False
        return len({(self.times[k].day, self.times[k].session) for k in covered}) == 1

    def _can(self, person: int, slot: int, length: int, table: int) -> bool:
        if any(slot + k in self.away[person] or (person, slot + k) in self.table_of for k in range(length)):
            return False
        if self.load[person] + length > self.most[person]:
            return False
        near = [
            k
            for k in (slot - 1, slot + length)
            if 0 <= k < len(self.times) and self.times[k].day == self.times[slot].day
        ]
        return not self.features or all(self.table_of.get((person, k), table) % 2 == table % 2 for k in near)

    def _meet(
        self,
        meetings: list[Meeting],
        placements: list[Placement],
        group: list[int],
        slot: int,
        length: int,
        table: int,
    ) -> None:
        helper = self._helper(slot, length) if len(group) == 2 else None
        for k in range(slot, slot + length):
            self.taken.add((table, k))
            if helper is not None:
                self.heard.add((helper, k))
            for person in group:
                self.table_of[person, k] = table
        for person in group:
            self.load[person] += length
            self.count[person, self.times[slot].session] += 1
        name = str(len(meetings) + 1)
        chance = self.rnd.random() if self.features else 1.0
        meetings.append(
            Meeting(
                id=name,
                participants=tuple(f"P{person + 1}" for person in group),
                priority=self.rnd.randint(1, 3) if self.features else 1,
                length=length,
                sessions=frozenset({self.times[slot].session}) if 0.02 < chance < 0.2 else frozenset(),
                slot=slot if chance < 0.02 else None,
                languages=None if helper is None else PAIR,
            )
        )
        placements.append(Placement(meeting=name, slot=slot, table=table, interpreter=helper))

    def _helper(self, slot: int, length: int) -> str | None:
        """Book an interpreter for one meeting in fifty, one who works in this half of the tables' areas only."""
        if not self.features or self.rnd.random() > 0.02:
            return None
        wide = range(slot - 1, slot + length + 1)
        free = [name for name in ("I1", "I2") if all((name, k) not in self.heard for k in wide)]
        return free[0] if free else None

    def _orders(self, meetings: list[Meeting], placements: list[Placement]) -> None:
        """Let a few meetings come after another one, as they do in the plan."""
        for number in range(len(meetings) // 50 if self.features else 0):
            one, two = self.rnd.sample(range(len(meetings)), 2)
            if placements[one].slot + meetings[one].length <= placements[two].slot and number % 2 == 0:
                old = meetings[two]
                meetings[two] = Meeting(
                    id=old.id,
                    participants=old.participants,
                    priority=old.priority,
                    length=old.length,
                    sessions=old.sessions,
                    slot=old.slot,
                    languages=old.languages,
                    after=(meetings[one].id,),
                )

    def participant(self, number: int) -> Participant:
        """Return a participant whose rules the plan keeps, some of them just so."""
        quotas: tuple[Quota, ...] = ()
        if self.features and self.rnd.random() < 0.1:
            session = self.times[self.rnd.randrange(len(self.times))].session
            held = self.count[number, session]
            quotas = (Quota(session=session, minimum=min(1, held), maximum=max(1, held)),)
        return Participant(
            id=f"P{number + 1}",
            unavailable=self.away[number],
            quotas=quotas,
            max_in_row=self._longest_row(number) if self.features and self.rnd.random() < 0.1 else None,
        )

    def _longest_row(self, number: int) -> int:
        longest = row = 0
        for slot, time in enumerate(self.times):
            if slot and (time.day, time.session) != (self.times[slot - 1].day, self.times[slot - 1].session):
                row = 0
            row = row + 1 if (number, slot) in self.table_of else 0
            longest = max(longest, row)
        return max(2, longest)

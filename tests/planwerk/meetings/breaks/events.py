"""Made-up events for these tests, and their best plans by trying everything."""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from planwerk.meetings.problem import Meeting, Participant, Problem, Slot, Table

SHARED = Path(os.environ.get("KONTOR_SHARED", Path(__file__).parents[5] / "shared"))
INSTANCES = SHARED / "benchmarks" / "meetings"


def small(seed: int) -> Problem:
    """Return an event of at most six meetings with some of every feature of the published problem."""
    rnd = random.Random(seed)
    people, slots = rnd.randint(2, 5), rnd.randint(2, 5)
    pairs = [rnd.choice(list(combinations(range(people), 2))) for _ in range(rnd.randint(1, 6))]
    morning = rnd.randint(1, slots)
    labels = ["morning"] * morning + ["afternoon"] * (slots - morning)
    meetings = []
    for number, pair in enumerate(pairs):
        sessions = frozenset({rnd.choice(labels)}) if rnd.random() < 0.2 else frozenset[str]()
        after = tuple(str(k) for k in range(number) if rnd.random() < 0.08)
        meetings.append(
            Meeting(
                id=str(number),
                participants=(f"p{pair[0]}", f"p{pair[1]}"),
                sessions=sessions,
                slot=rnd.randrange(slots) if rnd.random() < 0.15 else None,
                after=after,
            )
        )
    return Problem(
        participants=tuple(
            Participant(id=f"p{k}", unavailable=frozenset(t for t in range(slots) if rnd.random() < 0.1))
            for k in range(people)
        ),
        meetings=tuple(meetings),
        slots=tuple(Slot(label=str(k), session=label) for k, label in enumerate(labels)),
        tables=tuple(Table(id=str(k)) for k in range(rnd.randint(1, 3))),
    )


def planted(seed: int, *, people: int, slots: int, tables: int, load: float) -> Problem:
    """Return an event that has a plan: meetings are drawn slot by slot until tables or people are full."""
    rnd = random.Random(seed)
    met: set[tuple[int, int]] = set()
    meetings: list[Meeting] = []
    names = [f"p{k}" for k in range(people)]
    hours: list[set[int]] = [set() for _ in names]
    for slot in range(slots):
        order = rnd.sample(range(people), people)
        for a, b in list(zip(order[::2], order[1::2], strict=False))[: int(load * min(tables, people // 2) + 0.999)]:
            pair = (min(a, b), max(a, b))
            if pair not in met:
                met.add(pair)
                hours[a].add(slot)
                hours[b].add(slot)
                meetings.append(
                    Meeting(
                        id=f"{len(meetings)}",
                        participants=(names[a], names[b]),
                        sessions=frozenset({"am" if slot < slots // 2 else "pm"})
                        if rnd.random() < 0.2
                        else frozenset(),
                        slot=slot if rnd.random() < 0.03 else None,
                    )
                )
    rnd.shuffle(meetings)
    return Problem(
        participants=tuple(
            Participant(id=name, unavailable=frozenset(t for t in range(slots) if t not in busy and rnd.random() < 0.3))
            for name, busy in zip(names, hours, strict=True)
        ),
        meetings=tuple(meetings),
        slots=tuple(Slot(label=str(k), session="am" if k < slots // 2 else "pm") for k in range(slots)),
        tables=tuple(Table(id=str(k)) for k in range(tables)),
    )


@dataclass
class BruteForce:
    """Tries every plan; ``best`` is the fewest breaks or ``None`` where no plan keeps every rule."""

    problem: Problem
    fairness: int | None
    best: int | None = None

    def search(self) -> int | None:
        self._place([])
        return self.best

    def _place(self, slots: list[int]) -> None:
        problem, number = self.problem, len(slots)
        if number == len(problem.meetings):
            self._judge(slots)
            return
        meeting = problem.meetings[number]
        for slot in range(len(problem.slots)):
            if self._allowed(meeting, slot, slots):
                self._place([*slots, slot])

    def _allowed(self, meeting: Meeting, slot: int, slots: Sequence[int]) -> bool:
        problem = self.problem
        who = set(meeting.participants)
        if meeting.slot not in (None, slot):
            return False
        if meeting.sessions and problem.slots[slot].session not in meeting.sessions:
            return False
        if any(slot in row.unavailable for row in problem.participants if row.id in who):
            return False
        if sum(other == slot for other in slots) >= len(problem.tables):
            return False
        for other, at in zip(problem.meetings, slots, strict=False):
            if at == slot and who & set(other.participants):
                return False
            if other.id in meeting.after and at >= slot:
                return False
        return True

    def _judge(self, slots: Sequence[int]) -> None:
        counts = []
        for row in self.problem.participants:
            agenda = sorted(
                at for meeting, at in zip(self.problem.meetings, slots, strict=True) if row.id in meeting.participants
            )
            counts.append(sum(b > a + 1 for a, b in pairwise(agenda)))
        if self.fairness is not None and max(counts) - min(counts) > self.fairness:
            return
        if self.best is None or sum(counts) < self.best:
            self.best = sum(counts)

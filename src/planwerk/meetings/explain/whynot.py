"""Why a meeting is left out of a plan, and the smallest relaxation that would place it as the plan stands."""

import math
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planwerk.core.result import Reason
from planwerk.meetings.explain import counting, windows, words
from planwerk.meetings.facts import Facts, Stay, gather
from planwerk.meetings.problem import Meeting, Participant, Problem
from planwerk.meetings.solution import Placement, Schedule

LeftOut = tuple[tuple[str, tuple[Reason, ...]], ...]


def why_not(problem: Problem, schedule: Schedule, *, seconds: float = math.inf) -> LeftOut:
    """Return, for each meeting that ``schedule`` leaves out, its reasons.

    What is the meeting's own fault comes first: no slot of its own, or a participant with more wishes than slots. Then
    follow the blockers of the slot that needs the fewest things to give way, each with the mend that removes it; with
    all of them mended the meeting fits there and nothing else has to move. What is not looked at within about so many
    seconds is said to be left out, and no more.
    """
    until = time.perf_counter() + seconds
    placed = schedule.by_meeting()
    facts = gather(problem, schedule)
    scene = _Scene(facts)
    return tuple(
        (row.id, tuple(scene.reasons(row)) if time.perf_counter() < until else (_not_looked_at(row),))
        for row in problem.meetings
        if row.id not in placed
    )


def _not_looked_at(meeting: Meeting) -> Reason:
    message = f"meeting {meeting.id} is left out; there was no time to look for the reason"
    return Reason(code="left-out", message=message, subjects=(meeting.id,), mend="search longer")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """A slot for a meeting that is left out, and what is in its way there."""

    slot: int
    blockers: tuple[Reason, ...]


class _Scene:
    """A plan, indexed for asking what is in the way of one more meeting."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.problem = facts.problem
        self.by_slot: defaultdict[int, list[Stay]] = defaultdict(list)
        self.stays = {stay.meeting.id: stay for stay in facts.stays}
        self.wishes: defaultdict[str, list[Meeting]] = defaultdict(list)
        self.owners = frozenset(table.owner for table in self.problem.tables if table.owner is not None)
        self.followers: defaultdict[str, list[Stay]] = defaultdict(list)
        self.suited: dict[tuple[int, bool, frozenset[str]], frozenset[int]] = {}
        self.taken: defaultdict[int, set[int]] = defaultdict(set)
        self.closed: defaultdict[int, set[int]] = defaultdict(set)
        for number, table in enumerate(self.problem.tables):
            for slot in table.unavailable:
                self.closed[slot].add(number)
        for stay in facts.stays:
            for slot in range(stay.first, stay.last + 1):
                self.by_slot[slot].append(stay)
                if stay.placement.table is not None:
                    self.taken[slot].add(stay.placement.table)
            for name in stay.meeting.after:
                self.followers[name].append(stay)
        for meeting in self.problem.meetings:
            for name in meeting.participants:
                self.wishes[name].append(meeting)

    def reasons(self, meeting: Meeting) -> Iterator[Reason]:
        for person in self.problem.people_of(meeting):
            free = counting.own_slots(self.problem, person)
            if sum(row.length for row in self.wishes[person.id]) > len(free):
                yield counting.overfull(person, self.wishes[person.id], len(free))
        own = windows.needed(self.problem, meeting)
        yield from own
        limits = tuple(windows.limits(self.problem, meeting))
        trials = [self._trial(meeting, slot, limits) for slot in range(len(self.problem.slots) - meeting.length + 1)]
        if not trials:
            return
        best = min(trials, key=lambda trial: (len(trial.blockers), trial.slot))
        where = f"in slot {best.slot + 1}: "
        told = {row.message for row in own}
        for row in best.blockers:
            if row.message not in told:
                yield replace(row, message=where + row.message)
        if not best.blockers:
            message = f"meeting {meeting.id} would fit into slot {best.slot + 1}, at the cost of fairness or the budget"
            yield Reason(code="left-out", message=message, subjects=(meeting.id,), mend="search longer")

    def _trial(self, meeting: Meeting, slot: int, limits: tuple[windows.Limit, ...]) -> _Trial:
        blockers = [limit.reason for limit in limits if slot in limit.closed]
        stay = Stay(
            meeting=meeting,
            placement=Placement(meeting=meeting.id, slot=slot),
            first=slot,
            last=slot + meeting.length - 1,
        )
        for finder in (self._past, self._people, self._quotas, self._rows, self._order, self._tables, self._helpers):
            blockers.extend(finder(stay))
        return _Trial(slot=slot, blockers=tuple(blockers))

    def _past(self, stay: Stay) -> Iterator[Reason]:
        if self.problem.previous is not None and stay.first < self.problem.previous.now:
            yield Reason(code="history", message="this slot is over", mend="take a later slot")

    def _people(self, stay: Stay) -> Iterator[Reason]:
        for name in stay.meeting.participants:
            for other in self.facts.agendas.get(name, ()):
                if other.first <= stay.last and stay.first <= other.last:
                    yield Reason(
                        code="one-at-a-time",
                        message=f"participant {name} is in meeting {other.meeting.id}",
                        subjects=(name, other.meeting.id),
                        mend=f"give up or move meeting {other.meeting.id}",
                    )

    def _quotas(self, stay: Stay) -> Iterator[Reason]:
        session = self.problem.slots[stay.first].session
        for person in self.problem.people_of(stay.meeting):
            agenda = self.facts.agendas.get(person.id, ())
            for quota in person.quotas:
                if quota.maximum is None or quota.session not in (None, session):
                    continue
                if self.facts.count(agenda, quota.session) >= quota.maximum:
                    when = "" if quota.session is None else f" in session {quota.session}"
                    yield Reason(
                        code="quota",
                        message=f"participant {person.id} takes at most {words.count(quota.maximum, 'meeting')}{when}",
                        subjects=(person.id,),
                        mend=f"let participant {person.id} take one more",
                    )

    def _rows(self, stay: Stay) -> Iterator[Reason]:
        for person in self.problem.people_of(stay.meeting):
            if person.max_in_row is not None and self._row(person, stay) > person.max_in_row:
                yield Reason(
                    code="in-a-row",
                    message=f"participant {person.id} would be busy for more than {person.max_in_row} slots in a row",
                    subjects=(person.id,),
                    mend=f"let participant {person.id} have a longer row",
                )

    def _row(self, person: Participant, stay: Stay) -> int:
        agenda = sorted((*self.facts.agendas.get(person.id, ()), stay), key=lambda row: (row.first, row.last))
        return max(last - first + 1 for first, last in self.facts.runs(tuple(agenda)) if first <= stay.first <= last)

    def _order(self, stay: Stay) -> Iterator[Reason]:
        for name in stay.meeting.after:
            earlier = self.stays.get(name)
            if earlier is not None and earlier.last >= stay.first:
                yield self._ordered(stay.meeting.id, name)
        for other in self.followers[stay.meeting.id]:
            if other.first <= stay.last:
                yield self._ordered(other.meeting.id, stay.meeting.id)

    @staticmethod
    def _ordered(later: str, earlier: str) -> Reason:
        message = f"meeting {later} comes after meeting {earlier}"
        return Reason(code="precedence", message=message, subjects=(later, earlier), mend="drop this order")

    def _tables(self, stay: Stay) -> Iterator[Reason]:
        problem, meeting = self.problem, stay.meeting
        if not problem.tables:
            return
        covered = range(stay.first, stay.last + 1)
        suited = self._suited(meeting)
        free = sorted(
            suited.difference(*(self.taken[slot] for slot in covered), *(self.closed[slot] for slot in covered))
        )
        if not suited:
            mend = f"add a table with {problem.seats_of(meeting)} seats that everyone can reach"
            yield Reason(code="table-seats", message=f"no table suits meeting {meeting.id}", mend=mend)
        elif not free:
            message = f"all {len(suited)} tables that suit meeting {meeting.id} are taken"
            yield Reason(code="table-free", message=message, subjects=(meeting.id,), mend="add a table")
        elif all(self._too_far(stay, number) for number in {problem.tables[n].area: n for n in free}.values()):
            message = f"every free table is too far from the meetings just before or after meeting {meeting.id}"
            yield Reason(code="walking", message=message, subjects=(meeting.id,), mend="add a table nearby")

    def _suited(self, meeting: Meeting) -> frozenset[int]:
        """Return the tables that suit a meeting whenever they are free; meetings with the same wants share them."""
        people = self.problem.people_of(meeting)
        hosts = self.owners.intersection(meeting.participants)
        key = (self.problem.seats_of(meeting), any(row.needs_access for row in people), hosts)
        if key not in self.suited:
            numbers = range(len(self.problem.tables))
            self.suited[key] = frozenset(number for number in numbers if self._suits(meeting, number))
        return self.suited[key]

    def _suits(self, meeting: Meeting, number: int) -> bool:
        table = self.problem.tables[number]
        if table.capacity is not None and table.capacity < self.problem.seats_of(meeting):
            return False
        if not table.accessible and any(row.needs_access for row in self.problem.people_of(meeting)):
            return False
        hosts = self.owners.intersection(meeting.participants)
        return table.owner in hosts if hosts else table.owner is None

    def _too_far(self, stay: Stay, number: int) -> bool:
        here = replace(stay, placement=replace(stay.placement, table=number))
        slots = self.problem.slots
        for name in stay.meeting.participants:
            for other in self.facts.agendas.get(name, ()):
                free = max(other.first - stay.last, stay.first - other.last) - 1
                same_day = slots[other.first].day == slots[stay.first].day
                if same_day and 0 <= free < self.facts.walk(here, other):
                    return True
        return False

    def _helpers(self, stay: Stay) -> Iterator[Reason]:
        languages = stay.meeting.languages
        if languages is None:
            return
        pair = "-".join(languages)
        speakers = [row for row in self.problem.interpreters if row.speaks(languages)]
        covered = range(stay.first, stay.last + 1)
        busy = {row.placement.interpreter for k in covered for row in self.by_slot[k]}
        if not speakers:
            message, mend = f"nobody interprets {pair}", f"engage an interpreter for {pair}"
            yield Reason(code="interpreter", message=message, subjects=(stay.meeting.id,), mend=mend)
        elif all(row.id in busy or row.unavailable.intersection(covered) for row in speakers):
            message, mend = f"no interpreter for {pair} is free", f"engage another interpreter for {pair}"
            yield Reason(code="interpreter-time", message=message, subjects=(stay.meeting.id,), mend=mend)
        elif all(self._tired(row.id, row.max_in_row, stay) for row in speakers if row.id not in busy):
            message, mend = f"every free interpreter for {pair} needs a pause", f"engage another interpreter for {pair}"
            yield Reason(code="in-a-row", message=message, subjects=(stay.meeting.id,), mend=mend)

    def _tired(self, name: str, most: int | None, stay: Stay) -> bool:
        agenda = sorted((*self.facts.duties.get(name, ()), stay), key=lambda row: (row.first, row.last))
        runs = self.facts.runs(tuple(agenda))
        return most is not None and max(last - first + 1 for first, last in runs if first <= stay.first <= last) > most

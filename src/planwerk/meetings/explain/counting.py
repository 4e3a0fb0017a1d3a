"""Conflicts that counting finds at once, in the words an organiser would use."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import rustworkx as rx

from planwerk.core.result import Conflict, Reason
from planwerk.meetings.explain import windows, words
from planwerk.meetings.problem import Meeting, Participant, Problem


def find(problem: Problem) -> Conflict | None:
    """Return the first conflict found, from those of one meeting to those of all; every meeting has to take place."""
    starts = {meeting.id: windows.starts(problem, meeting) for meeting in problem.meetings}
    for finder in (_homeless, _circles, _crowded_people, _crowded_tables):
        for found in finder(problem, starts):
            return found
    return None


def _homeless(problem: Problem, starts: Mapping[str, frozenset[int]]) -> Iterator[Conflict]:
    """A meeting that has no slot to start in."""
    for meeting in problem.meetings:
        if not starts[meeting.id]:
            wish = Reason(code="all-placed", message=f"{words.who(meeting)} takes place", subjects=(meeting.id,))
            yield Conflict(reasons=(wish, *windows.needed(problem, meeting)))


def _circles(problem: Problem, _: Mapping[str, frozenset[int]]) -> Iterator[Conflict]:
    """Meetings each of which comes after the next."""
    graph: rx.PyDiGraph[str, None] = rx.PyDiGraph()
    graph.add_nodes_from([meeting.id for meeting in problem.meetings])
    for number, meeting in enumerate(problem.meetings):
        for name in meeting.after:
            graph.add_edge(number, problem.meeting_index[name], None)
    circle = rx.digraph_find_cycle(graph)
    if circle:
        yield Conflict(
            reasons=tuple(
                Reason(
                    code="precedence",
                    message=f"meeting {graph[later]} comes after meeting {graph[earlier]}",
                    subjects=(graph[later], graph[earlier]),
                )
                for later, earlier in circle
            )
        )


def own_slots(problem: Problem, person: Participant) -> frozenset[int]:
    """Return the slots in which a participant can meet at all."""
    return frozenset(
        number for number, slot in enumerate(problem.slots) if not slot.is_break and number not in person.unavailable
    )


def _crowded_people(problem: Problem, starts: Mapping[str, frozenset[int]]) -> Iterator[Conflict]:
    """A participant with more to do than slots to do it in, altogether or among a few slots."""
    of_person: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in problem.meetings:
        for name in meeting.participants:
            of_person[name].append(meeting)
    for person in problem.participants:
        wishes = of_person[person.id]
        length, free = sum(row.length for row in wishes), own_slots(problem, person)
        if length > len(free):
            yield Conflict(reasons=(overfull(person, wishes, len(free)),))
    for person in problem.participants:
        few = _squeezed(of_person[person.id], starts)
        if few is not None:
            yield Conflict(reasons=tuple(_squeeze(problem, person, *few)))


def overfull(person: Participant, wishes: list[Meeting], free: int) -> Reason:
    """Say that a participant has too many meetings: ``participant 17 has 9 meetings but only 8 free slots``."""
    length = sum(row.length for row in wishes)
    has, room = words.count(len(wishes), "meeting"), words.count(free, "free slot")
    long = f" of {length} slots" if length != len(wishes) else ""
    return Reason(
        code="all-placed",
        message=f"participant {person.id} has {has}{long} but only {room}",
        subjects=(person.id, *(row.id for row in wishes)),
        mend=f"drop {words.count(length - free, 'slot')} of meetings of participant {person.id}, or free more time",
    )


def _squeezed(
    wishes: list[Meeting], starts: Mapping[str, frozenset[int]]
) -> tuple[list[Meeting], frozenset[int]] | None:
    """Return meetings of one participant that have fewer slots than they need together (Hall's theorem)."""
    singles = [row for row in wishes if row.length == 1]
    match: dict[int, int] = {}  # slot: meeting

    def seek(number: int, seen: set[int]) -> bool:
        for slot in starts[singles[number].id] - seen:
            seen.add(slot)
            if slot not in match or seek(match[slot], seen):
                match[slot] = number
                return True
        return False

    for number in range(len(singles)):
        seen: set[int] = set()
        if not seek(number, seen):
            return [singles[other] for other in sorted({number, *(match[slot] for slot in seen)})], frozenset(seen)
    return None


def _squeeze(problem: Problem, person: Participant, wishes: list[Meeting], room: frozenset[int]) -> Iterator[Reason]:
    names = words.listed(row.id for row in wishes)
    yield Reason(
        code="all-placed",
        message=f"participant {person.id} has meetings {names}, which fit only into {words.slots(room)}",
        subjects=(person.id, *(row.id for row in wishes)),
    )
    limits = {row.id: list(windows.limits(problem, row)) for row in wishes}
    every = frozenset(range(len(problem.slots)))
    for reason in dict.fromkeys(each.reason for rows in limits.values() for each in rows):
        if reason.code == "contiguous":
            continue
        fewer = {name: [each for each in rows if each.reason != reason] for name, rows in limits.items()}
        closed = {name: frozenset[int]().union(*(each.closed for each in rows)) for name, rows in fewer.items()}
        if _squeezed(wishes, {name: every - slots for name, slots in closed.items()}) is not None:
            limits = fewer  # they are squeezed without it
        else:
            yield reason


def _crowded_tables(problem: Problem, starts: Mapping[str, frozenset[int]]) -> Iterator[Conflict]:
    """More meetings than tables in the slots that they may use."""
    if not problem.tables:
        return
    groups: defaultdict[frozenset[int], list[Meeting]] = defaultdict(list)
    for meeting in problem.meetings:
        groups[starts[meeting.id]].append(meeting)
    sets = sorted({frozenset[int]().union(*groups), *groups}, key=len)
    for room in sets[:200]:
        covered = {k for s in room for k in (s,)}
        inside = [row for group, rows in groups.items() if group <= room for row in rows]
        seats = sum(k not in table.unavailable for table in problem.tables for k in covered)
        length = sum(row.length for row in inside)
        if all(row.length == 1 for row in inside) and length > seats:
            message = (
                f"{words.count(length, 'meeting')} fit only into {words.slots(room)},"
                f" where {words.count(len(problem.tables), 'table')} hold {seats}"
            )
            mend = f"add tables or slots for {words.count(length - seats, 'meeting')}"
            reason = Reason(code="table-free", message=message, subjects=tuple(row.id for row in inside), mend=mend)
            yield Conflict(reasons=(reason,))

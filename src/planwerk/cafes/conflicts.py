"""Requirements that cannot hold together, found before any search: each conflict names the fewest that clash."""

from collections import Counter
from collections.abc import Iterator

from planwerk.cafes.filling import fill
from planwerk.cafes.problem import Mode, Must, Problem
from planwerk.core.result import Conflict, Reason


def find(problem: Problem) -> Conflict | None:
    """Return the first conflict, ``None`` where none shows."""
    for search in (_chairs, _pinned, _access, _pairs, _visits):
        for conflict in search(problem):
            return conflict
    return None


def _conflict(*reasons: tuple[str, str, tuple[str, ...]], mend: str) -> Conflict:
    rows = [Reason(code=code, message=message, subjects=subjects, mend=mend) for code, message, subjects in reasons]
    return Conflict(reasons=tuple(rows))


def _open(problem: Problem) -> range:
    return range(len(problem.held.rounds), problem.rounds)


def _chairs(problem: Problem) -> Iterator[Conflict]:
    chairs = sum(table.seats for table in problem.tables)
    for number in _open(problem):
        people = sum(row.present(number) for row in problem.people)
        if people > chairs:
            message = f"round {number + 1} has {people} people on {chairs} chairs"
            yield _conflict(("seats", message, ()), mend="add chairs or a table")


def _pinned(problem: Problem) -> Iterator[Conflict]:
    """Find tables with more given seats than they may have people, and given seats that break another rule."""
    people = {row.id: row for row in problem.people}
    for number in _open(problem):
        filling = fill([table.seats for table in problem.tables], sum(row.present(number) for row in problem.people))
        pinned = problem.pinned(number)
        over = 0
        for position, count in Counter(pinned.values()).items():
            table = problem.tables[position]
            names = tuple(name for name, at in pinned.items() if at == position)
            over += count > filling.least(table.seats)
            if count > filling.most(table.seats) or over > filling.extra:
                message = f"{count} seats at table {table.id} are given in round {number + 1}"
                even = f"an even filling has {filling.most(table.seats)} people at table {table.id}"
                yield _conflict(("place", message, names), ("even", even, (table.id,)), mend="give fewer seats there")
            for name in names:
                if people[name].needs_access and not table.accessible:
                    message = f"{name} has a given seat at table {table.id} in round {number + 1}"
                    access = f"{name} cannot reach table {table.id}"
                    yield _conflict(("place", message, (name,)), ("access", access, (name,)), mend="give another seat")
            for pair in problem.pairs:
                if pair.must is Must.AVOID and pair.one in names and pair.other in names:
                    message = f"{pair.one} and {pair.other} both have a given seat at table {table.id}"
                    avoid = f"{pair.one} and {pair.other} must not meet"
                    both = (pair.one, pair.other)
                    yield _conflict(("place", message, both), ("avoid", avoid, both), mend="give another seat")


def _access(problem: Problem) -> Iterator[Conflict]:
    for number in _open(problem):
        filling = fill([table.seats for table in problem.tables], sum(row.present(number) for row in problem.people))
        pinned = problem.pinned(number)
        needy = tuple(row.id for row in problem.people if row.needs_access and row.present(number))
        taken = Counter(table for name, table in pinned.items() if name not in needy)
        chairs = sum(
            filling.most(table.seats) - taken[position]
            for position, table in enumerate(problem.tables)
            if table.accessible
        )
        if len(needy) > chairs:
            message = f"{len(needy)} people need one of {chairs} accessible seats in round {number + 1}"
            yield _conflict(("access", message, needy), mend="make more tables accessible or free seats there")


def _pairs(problem: Problem) -> Iterator[Conflict]:
    """Find pairs who must meet and cannot: never there together, or given seats keep them apart."""
    people = {row.id: row for row in problem.people}
    held = [set(table) for row in problem.held.rounds for table in row]
    pinned = {number: problem.pinned(number) for number in _open(problem)}
    for pair in problem.pairs:
        both = (pair.one, pair.other)
        if pair.must is Must.AVOID or any(table.issuperset(both) for table in held):
            continue
        shared = [number for number in pinned if all(people[name].present(number) for name in both)]
        message = f"{pair.one} and {pair.other} must meet"
        if not shared:
            apart = f"{pair.one} and {pair.other} are never there in the same open round"
            yield _conflict(("meet", message, both), ("attendance", apart, both), mend="drop the pair")
        elif all(
            len({pinned[number][name] for name in both if name in pinned[number]}) == len(both) for number in shared
        ):
            apart = f"{pair.one} and {pair.other} have given seats at different tables"
            yield _conflict(("meet", message, both), ("place", apart, both), mend="free one of the two seats")


def _visits(problem: Problem) -> Iterator[Conflict]:
    """Find people with more free rounds than tables they have not visited."""
    if problem.mode is not Mode.EACH:
        return
    pinned = {number: problem.pinned(number) for number in _open(problem)}
    seen: dict[str, set[int]] = {row.id: set() for row in problem.people}
    for row in problem.held.rounds:
        for position, names in enumerate(row):
            for name in names:
                seen[name].add(position)
    for person in problem.people:
        rounds = [number for number in pinned if person.present(number)]
        used = seen[person.id] | {pinned[number][person.id] for number in rounds if person.id in pinned[number]}
        free = [number for number in rounds if person.id not in pinned[number]]
        tables = {place for place, table in enumerate(problem.tables) if table.accessible or not person.needs_access}
        if len(free) > len(tables - used):
            message = f"{person.id} has {len(free)} rounds for {len(tables - used)} tables not yet visited"
            mend = "plan fewer rounds, more tables, or give the person a seat"
            yield _conflict(("revisit", message, (person.id,)), mend=mend)

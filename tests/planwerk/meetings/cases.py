"""Random small problems with every feature on, for the tests that compare solvers, referee and brute force."""

import random
from collections.abc import Sequence

from planwerk.meetings.problem import (
    Interpreter,
    Meeting,
    Participant,
    Previous,
    Prices,
    Problem,
    Quota,
    Slot,
    Table,
    Walk,
)
from planwerk.meetings.solution import Placement

PAIRS = (("de", "fr"), ("de", "zh"))


def some(rnd: random.Random, values: Sequence[int], chance: float) -> frozenset[int]:
    return frozenset(value for value in values if rnd.random() < chance)


def case(seed: int, *, people: int = 4, meetings: int = 4, slots: int = 4, tables: int = 2) -> Problem:
    """Return a random problem: two days or sessions, breaks, booths, walks, quotas, interpreters, an earlier plan."""
    rnd = random.Random(seed)
    times = _slots(rnd, slots)
    names = [f"p{number}" for number in range(people)]
    wishes = tuple(_meeting(rnd, number, names, times) for number in range(meetings))
    places = tuple(
        Table(
            id=f"t{number}",
            area=rnd.choice("ab"),
            capacity=rnd.choice((None, 2, 3)),
            accessible=rnd.random() < 0.8,
            owner=rnd.choice(names) if rnd.random() < 0.2 else None,
            unavailable=some(rnd, range(slots), 0.1),
        )
        for number in range(tables)
    )
    areas = sorted({place.area for place in places})
    return Problem(
        participants=tuple(_participant(rnd, name, times) for name in names),
        meetings=wishes,
        slots=times,
        tables=places,
        walks=(Walk(a="a", b="b", slots=rnd.choice((1, 1, 2))),) if len(areas) == 2 else (),
        interpreters=tuple(
            Interpreter(
                id=f"i{number}",
                pairs=frozenset(rnd.sample(PAIRS, rnd.choice((1, 2)))),
                unavailable=some(rnd, range(slots), 0.15),
                max_in_row=rnd.choice((None, 1, 2)),
            )
            for number in range(rnd.choice((1, 2)))
        ),
        prices=Prices(gap=rnd.choice((0, 1, 3)), idle=rnd.choice((1, 1, 2))),
        fairness=rnd.choice((None, None, 0, 1)),
        previous=_previous(rnd, wishes, slots, tables) if rnd.random() < 0.4 else None,
    )


def _slots(rnd: random.Random, count: int) -> tuple[Slot, ...]:
    cut = rnd.randrange(1, count + 1)
    two_days = rnd.random() < 0.3
    return tuple(
        Slot(
            label=str(number),
            day="2" if two_days and number >= cut else "1",
            session="late" if number >= cut else "early",
            is_break=rnd.random() < 0.1,
        )
        for number in range(count)
    )


def _participant(rnd: random.Random, name: str, times: tuple[Slot, ...]) -> Participant:
    slots = range(len(times))
    quotas = [Quota(minimum=rnd.choice((0, 1, 2)), maximum=rnd.choice((None, 2, 3)))] if rnd.random() < 0.4 else []
    if rnd.random() < 0.3:
        session = rnd.choice(times).session
        quotas.append(Quota(session=session, minimum=rnd.choice((0, 1)), maximum=rnd.choice((None, 1, 2))))
    return Participant(
        id=name,
        seats=rnd.choice((1, 1, 1, 2)),
        unavailable=some(rnd, slots, 0.12),
        pauses=some(rnd, slots, 0.1),
        quotas=tuple(quotas),
        max_in_row=rnd.choice((None, None, 1, 2)),
        needs_access=rnd.random() < 0.1,
    )


def _meeting(rnd: random.Random, number: int, names: list[str], times: tuple[Slot, ...]) -> Meeting:
    earlier = [f"m{other}" for other in range(number) if rnd.random() < 0.1]
    return Meeting(
        id=f"m{number}",
        participants=tuple(rnd.sample(names, rnd.choice((2, 2, 2, 3)))),
        priority=rnd.choice((1, 1, 2, 5)),
        length=rnd.choice((1, 1, 1, 2)),
        sessions=frozenset({rnd.choice(times).session}) if rnd.random() < 0.2 else frozenset(),
        slot=rnd.randrange(len(times)) if rnd.random() < 0.1 else None,
        after=tuple(earlier),
        languages=rnd.choice(PAIRS) if rnd.random() < 0.25 else None,
    )


def _previous(rnd: random.Random, wishes: tuple[Meeting, ...], slots: int, tables: int) -> Previous:
    placements = tuple(
        Placement(meeting=wish.id, slot=rnd.randrange(slots), table=rnd.randrange(tables))
        for wish in wishes
        if rnd.random() < 0.6
    )
    return Previous(
        placements=placements,
        locked=frozenset(row.meeting for row in placements if rnd.random() < 0.15),
        now=rnd.choice((0, 0, 0, 1)),
        slot_price=rnd.choice((2, 3)),
        table_price=rnd.choice((0, 1)),
        budget=rnd.choice((None, None, 1)),
    )

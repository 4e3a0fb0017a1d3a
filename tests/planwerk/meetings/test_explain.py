"""Explanations name people and wishes, and what they name is enough."""

from dataclasses import replace

import pytest

from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.meetings.explain import conflict, why_not
from planwerk.meetings.explain.whatif import longer_session, more_tables, what_if
from planwerk.meetings.problem import Interpreter, Meeting, Participant, Previous, Problem, Quota, Slot, Table, Walk
from planwerk.meetings.product import solve
from planwerk.meetings.solution import Placement, Schedule

QUICK = Limits(seconds=None, iterations=2_000)


def people(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(id=name) for name in names)


def slots(count: int, *, morning: int | None = None) -> tuple[Slot, ...]:
    half = count if morning is None else morning
    return tuple(Slot(label=str(i + 1), session="morning" if i < half else "afternoon") for i in range(count))


def event(**changes: object) -> Problem:
    """A star: A meets B, C and D in three slots at two tables."""
    base = Problem(
        participants=people("A", "B", "C", "D"),
        meetings=tuple(Meeting(id=f"A{name}", participants=("A", name)) for name in "BCD"),
        slots=slots(3),
        tables=(Table(id="1"), Table(id="2")),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def said(problem: Problem, fairness: int | None = None) -> str:
    found = conflict(problem, fairness=fairness)
    return "" if found is None else "; ".join(reason.message for reason in found.reasons)


def test_possible_event_has_no_conflict() -> None:
    assert conflict(event()) is None


def test_overfull_participant_is_counted() -> None:
    assert said(event(slots=slots(2))) == "participant A has 3 meetings but only 2 free slots"


def test_squeezed_participant_is_named_with_wishes_and_times() -> None:
    busy = frozenset({0})
    problem = event(participants=(Participant(id="A"), *(Participant(id=n, unavailable=busy) for n in "BCD")))
    text = said(problem)
    assert "participant A has meetings AB, AC and AD, which fit only into slots 2 and 3" in text
    assert "participant B is unavailable in slot 1" in text


def test_meeting_without_slot_names_only_what_is_needed() -> None:
    problem = event(
        slots=slots(3, morning=1),
        participants=(Participant(id="A", unavailable=frozenset({2})), *people("B", "C", "D")),
        meetings=(Meeting(id="AB", participants=("A", "B"), sessions=frozenset({"afternoon"}), slot=0),),
    )
    found = conflict(problem)
    assert found is not None
    assert [reason.code for reason in found.reasons] == ["all-placed", "session", "fixed-slot"]


def test_circle_of_precedences_is_walked() -> None:
    meetings = (
        Meeting(id="x", participants=("A", "B"), after=("y",)),
        Meeting(id="y", participants=("C", "D"), after=("x",)),
    )
    assert said(event(meetings=meetings)).count("comes after") == 2
    alone = (Meeting(id="x", participants=("A", "B"), after=("x",)),)
    assert "meeting x comes after meeting x" in said(event(meetings=alone))


def test_tables_are_counted() -> None:
    meetings = tuple(Meeting(id=f"{a}{b}", participants=(a, b)) for a, b in ("AB", "CD", "EF"))
    problem = event(participants=people(*"ABCDEF"), meetings=meetings, slots=slots(1))
    assert said(problem) == "3 meetings fit only into slot 1, where 2 tables hold 2"


def test_order_against_sessions_is_found_by_solving() -> None:
    meetings = (
        Meeting(id="x", participants=("A", "B"), sessions=frozenset({"morning"}), after=("y",)),
        Meeting(id="y", participants=("C", "D"), sessions=frozenset({"afternoon"})),
        Meeting(id="z", participants=("A", "C")),
    )
    found = conflict(event(meetings=meetings, slots=slots(4, morning=2)))
    assert found is not None
    assert sorted(reason.code for reason in found.reasons) == ["all-placed", "precedence", "session", "session"]
    assert all("z" not in reason.subjects for reason in found.reasons)


def test_fairness_is_part_of_the_conflict() -> None:
    meetings = (
        Meeting(id="x", participants=("A", "B"), slot=0),
        Meeting(id="y", participants=("A", "C"), slot=2),
    )
    problem = event(meetings=meetings)
    assert conflict(problem, fairness=1) is None
    assert "breaks differ by at most 0" in said(problem, fairness=0)


def left_out(problem: Problem, *placed: Placement) -> list[tuple[str, str]]:
    rows = dict(why_not(problem, Schedule(placements=placed)))
    return [(reason.code, reason.mend) for reason in rows["AB"]]


AB = (Meeting(id="AB", participants=("A", "B")), Meeting(id="CD", participants=("C", "D")))


@pytest.mark.parametrize(
    ("changes", "placed", "code"),
    [
        ({"tables": (Table(id="1"),), "slots": slots(1)}, [Placement(meeting="CD", slot=0, table=0)], "table-free"),
        ({"tables": (Table(id="1", owner="C"),), "slots": slots(1)}, [], "table-seats"),
        ({"participants": (*people("B", "C", "D"), Participant(id="A", quotas=(Quota(maximum=0),)))}, [], "quota"),
        (
            {"meetings": (replace(AB[0], languages=("de", "fr")), AB[1])},
            [],
            "interpreter",
        ),
        (
            {
                "meetings": (replace(AB[0], languages=("de", "fr")), AB[1]),
                "interpreters": (Interpreter(id="i", pairs=frozenset({("fr", "de")}), unavailable=frozenset({0})),),
                "slots": slots(1),
            },
            [],
            "interpreter-time",
        ),
        ({"previous": Previous(placements=(), now=3)}, [], "history"),
    ],
)
def test_blocker_of_a_meeting_left_out(changes: dict[str, object], placed: list[Placement], code: str) -> None:
    found = left_out(event(**{"meetings": AB, **changes}), *placed)
    assert [row[0] for row in found] == [code]
    assert all(row[1] for row in found)


def test_nearest_slot_is_the_one_with_fewest_blockers() -> None:
    problem = event(
        participants=people("A", "B", "C", "D"),
        meetings=(*AB, Meeting(id="AD", participants=("A", "D")), Meeting(id="BD", participants=("B", "D"))),
        slots=slots(2),
    )
    placed = (Placement(meeting="AD", slot=0, table=0), Placement(meeting="CD", slot=1, table=0))
    reasons = dict(why_not(problem, Schedule(placements=placed)))
    assert [reason.code for reason in reasons["AB"]] == ["left-out"]
    assert reasons["BD"][-1].message == "in slot 1: participant D is in meeting AD"


def test_walks_block() -> None:
    problem = event(
        meetings=(*AB, Meeting(id="AC", participants=("A", "C"))),
        slots=slots(2),
        tables=(Table(id="1", area="hall"), Table(id="2", area="roof")),
        walks=(Walk(a="hall", b="roof", slots=1),),
    )
    placed = (Placement(meeting="AC", slot=0, table=0), Placement(meeting="CD", slot=1, table=0))
    assert [row[0] for row in left_out(problem, *placed)] in (["walking"], ["one-at-a-time"])


def test_locked_meetings_in_conflict_are_infeasible() -> None:
    placements = (Placement(meeting="AB", slot=0, table=0), Placement(meeting="AC", slot=0, table=1))
    problem = event(previous=Previous(placements=placements, locked=frozenset({"AB", "AC"})))
    result = solve(problem, QUICK)
    assert result.status is Status.INFEASIBLE
    assert result.conflict is not None
    assert "one-at-a-time" in {reason.code for reason in result.conflict.reasons}


def test_what_if_says_what_is_gained() -> None:
    problem = event(slots=slots(2), tables=(Table(id="1"),))
    before = solve(problem, QUICK)
    assert before.solution is not None
    assert len(before.left_out) == 1
    longer = what_if("one more slot", longer_session(problem, "morning"), before.solution, QUICK)
    assert len(longer.gained) >= 1
    assert len(longer.result.left_out) == 0
    assert what_if("one more table", more_tables(problem), before.solution, QUICK).result.left_out != ()


def test_longer_session_shifts_what_comes_after() -> None:
    problem = event(
        slots=slots(4, morning=2),
        participants=(Participant(id="A", unavailable=frozenset({1, 3})), *people("B", "C", "D")),
        meetings=(Meeting(id="AB", participants=("A", "B"), slot=2),),
        previous=Previous(placements=(Placement(meeting="AB", slot=2, table=1),), now=2),
    )
    longer = longer_session(problem, "morning")
    assert [slot.session for slot in longer.slots] == ["morning"] * 3 + ["afternoon"] * 2
    assert longer.participants[0].unavailable == {1, 4}
    assert longer.meetings[0].slot == 3
    assert longer.previous is not None
    assert longer.previous.placements[0].slot == 3
    assert longer.previous.now == 3

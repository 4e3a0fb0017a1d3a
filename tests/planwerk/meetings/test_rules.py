"""Each rule alone: a case it allows, one it forbids, and, where it has a price, one that costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from planwerk.meetings.check import Objective, check
from planwerk.meetings.problem import Interpreter, Meeting, Participant, Previous, Problem, Quota, Slot, Table, Walk
from planwerk.meetings.rules import BREAKS, PRODUCT
from planwerk.meetings.solution import Placement, Schedule

TABLES = (Table(id="1"), Table(id="2"))


def times(text: str) -> tuple[Slot, ...]:
    """Return slots by letters: m morning, a afternoon, - a break, and N the morning of a second day."""
    return tuple(
        Slot(
            label=str(number),
            day="2" if letter == "N" else "1",
            session="afternoon" if letter == "a" else "morning",
            is_break=letter == "-",
        )
        for number, letter in enumerate(text, 1)
    )


def base(**changes: object) -> Problem:
    """A and B meet, A and C meet, C and D meet; six slots, two tables."""
    problem = Problem(
        participants=tuple(Participant(id=name) for name in "ABCD"),
        meetings=tuple(Meeting(id=pair, participants=tuple(pair)) for pair in ("AB", "AC", "CD")),
        slots=times("mmmaaa"),
        tables=TABLES,
    )
    return replace(problem, **changes)  # type: ignore[arg-type]


def person(name: str, **changes: object) -> dict[str, object]:
    people = (Participant(id=other) for other in "ABCD")
    return {"participants": tuple(replace(p, **changes) if p.id == name else p for p in people)}  # type: ignore[arg-type]


def meeting(name: str, **changes: object) -> dict[str, object]:
    meetings = base().meetings
    return {"meetings": tuple(replace(m, **changes) if m.id == name else m for m in meetings)}  # type: ignore[arg-type]


def plan(text: str) -> Schedule:
    """Return a schedule written as ``AB@2/1``: meeting, slot and table counted from 1, perhaps ``+interpreter``."""
    rows = []
    for word in text.split():
        name, _, place = word.partition("@")
        place, _, helper = place.partition("+")
        slot, _, table = place.partition("/")
        rows.append(
            Placement(
                meeting=name,
                slot=int(slot) - 1,
                table=int(table) - 1 if table else None,
                interpreter=helper or None,
            )
        )
    return Schedule(placements=tuple(rows))


@dataclass(frozen=True, kw_only=True)
class Case:
    code: str
    allowed: str
    forbidden: str
    changes: Mapping[str, object] = field(default_factory=dict)
    by: Objective = Objective.PRODUCT


GERMAN = {"languages": ("de", "fr")}
INTERPRETER = Interpreter(id="i", pairs=frozenset({("fr", "de")}), unavailable=frozenset({5}), max_in_row=1)
BOTH_NEED: dict[str, object] = {
    "meetings": tuple(replace(m, languages=("de", "fr")) if m.id != "AC" else m for m in base().meetings),
    "interpreters": (INTERPRETER, Interpreter(id="z", pairs=frozenset({("de", "zh")}))),
}
EARLIER = Previous(placements=plan("AB@1/1 CD@5/2").placements, locked=frozenset({"CD"}), now=1)

CASES = (
    Case(code="reference", allowed="AB@1/1", forbidden="AB@1/1 AB@2/1"),
    Case(code="reference", allowed="AB@6/2", forbidden="AB@1/3"),
    Case(code="all-placed", allowed="AB@1/1 AC@2/1 CD@3/1", forbidden="AB@1/1 AC@2/1", by=Objective.BREAKS),
    Case(code="one-at-a-time", allowed="AB@1/1 CD@1/2", forbidden="AB@1/1 AC@1/2"),
    Case(
        code="availability",
        allowed="AB@1/1",
        forbidden="AB@2/1",
        changes=person("A", unavailable=frozenset({1})),
    ),
    Case(
        code="session",
        allowed="AB@4/1 AC@1/1",
        forbidden="AB@3/1",
        changes=meeting("AB", sessions=frozenset({"afternoon"})),
    ),
    Case(code="contiguous", allowed="AB@2/1", forbidden="AB@3/1", changes=meeting("AB", length=2)),
    Case(code="contiguous", allowed="AB@1/1", forbidden="AB@2/1", changes={"slots": times("m-mmmm")}),
    Case(code="fixed-slot", allowed="AB@3/1", forbidden="AB@2/1", changes=meeting("AB", slot=2)),
    Case(code="precedence", allowed="AB@2/1 CD@1/1", forbidden="AB@1/1 CD@1/2", changes=meeting("AB", after=("CD",))),
    Case(code="table-free", allowed="AB@1/1 CD@1/2", forbidden="AB@1/1 CD@1/1"),
    Case(code="table-free", allowed="AB@1/1", forbidden="AB@1"),
    Case(
        code="table-open",
        allowed="AB@1/1",
        forbidden="AB@2/1",
        changes={"tables": (Table(id="1", unavailable=frozenset({1})), TABLES[1])},
    ),
    Case(
        code="table-seats",
        allowed="AB@1/2",
        forbidden="AB@1/1",
        changes={"tables": (Table(id="1", capacity=2), Table(id="2", capacity=3)), **person("A", seats=2)},
    ),
    Case(
        code="table-access",
        allowed="AB@1/2",
        forbidden="AB@1/1",
        changes={"tables": (Table(id="1", accessible=False), TABLES[1]), **person("B", needs_access=True)},
    ),
    Case(code="booth", allowed="AB@1/1", forbidden="AB@1/2", changes={"tables": (Table(id="1", owner="A"), TABLES[1])}),
    Case(code="booth", allowed="CD@1/2", forbidden="CD@1/1", changes={"tables": (Table(id="1", owner="A"), TABLES[1])}),
    Case(
        code="walking",
        allowed="AB@1/1 AC@3/2",
        forbidden="AB@1/1 AC@2/2",
        changes={
            "tables": (Table(id="1", area="hall"), Table(id="2", area="roof")),
            "walks": (Walk(a="roof", b="hall", slots=1),),
        },
    ),
    Case(
        code="quota",
        allowed="AB@1/1 AC@4/1",
        forbidden="AB@1/1 AC@2/1",
        changes=person("A", quotas=(Quota(session="morning", maximum=1),)),
    ),
    Case(code="in-a-row", allowed="AB@3/1 AC@4/1", forbidden="AB@2/1 AC@3/1", changes=person("A", max_in_row=1)),
    Case(code="interpreter", allowed="AB@1/1+i AC@2/1", forbidden="AB@1/1 AC@2/1", changes=BOTH_NEED),
    Case(code="interpreter", allowed="AB@1/1+i", forbidden="AB@1/1+z", changes=BOTH_NEED),
    Case(code="interpreter", allowed="AC@1/1", forbidden="AC@1/1+i", changes=BOTH_NEED),
    Case(code="interpreter-time", allowed="AB@1/1+i CD@3/1+i", forbidden="AB@1/1+i CD@1/2+i", changes=BOTH_NEED),
    Case(code="interpreter-time", allowed="AB@5/1+i", forbidden="AB@6/1+i", changes=BOTH_NEED),
    Case(code="in-a-row", allowed="AB@1/1+i CD@3/1+i", forbidden="AB@1/1+i CD@2/1+i", changes=BOTH_NEED),
    Case(code="history", allowed="AB@1/1 CD@5/2", forbidden="AB@1/1 CD@5/1", changes={"previous": EARLIER}),
    Case(code="history", allowed="AB@1/1 CD@5/2", forbidden="AB@2/1 CD@5/2", changes={"previous": EARLIER}),
    Case(code="history", allowed="AB@1/1 CD@5/2", forbidden="AB@1/1 CD@5/2 AC@1/2", changes={"previous": EARLIER}),
    Case(
        code="budget",
        allowed="AB@1/1 CD@6/2",
        forbidden="AB@1/2 CD@6/2",
        changes={"previous": replace(EARLIER, locked=frozenset(), now=0, budget=1)},
    ),
    Case(code="fairness", allowed="AB@1/1 AC@2/1 CD@3/1", forbidden="AB@1/1 AC@3/1 CD@4/1", by=Objective.BREAKS,
         changes={"fairness": 0}),
    Case(code="fair-gaps", allowed="AB@1/1 AC@2/1", forbidden="AB@1/1 AC@3/1", changes={"fairness": 0}),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.forbidden}")
def test_rule_allows_and_forbids(case: Case) -> None:
    problem = base(**case.changes)
    assert {row.code for row in check(problem, plan(case.allowed), by=case.by).violations} <= {"all-placed"} - {
        case.code
    }
    broken = check(problem, plan(case.forbidden), by=case.by).violations
    assert case.code in {row.code for row in broken}
    assert all(row.message for row in broken)


def test_every_rule_has_its_case() -> None:
    assert {case.code for case in CASES} == {rule.code for rule in (*BREAKS, *PRODUCT)}
    assert all(rule.about for rule in (*BREAKS, *PRODUCT))


@pytest.mark.parametrize(
    ("name", "value", "text", "changes"),
    [
        ("minima", 1, "AB@1/1", person("A", quotas=(Quota(minimum=2),))),
        ("minima", 0, "AB@1/1 AC@2/1", person("A", quotas=(Quota(minimum=2),))),
        ("placed", 7, "AB@1/1 AC@2/1", meeting("AB", priority=6)),
        ("changes", 3, "AB@1/2 CD@6/2", {"previous": replace(EARLIER, locked=frozenset(), now=0)}),
        ("changes", 2, "AB@1/1", {"previous": replace(EARLIER, locked=frozenset(), now=0)}),
        ("gaps", 0, "AB@1/1 AC@2/1", {}),
        ("gaps", 3, "AB@1/1 AC@4/1", {}),
        ("gaps", 2, "AB@1/1 AC@4/1", person("A", unavailable=frozenset({1}))),
        ("gaps", 2, "AB@1/1 AC@4/1", person("A", pauses=frozenset({1}))),
        ("gaps", 0, "AB@1/1 AC@3/1", {"slots": times("m-mmmm")}),
        ("gaps", 0, "AB@1/1 AC@4/1", {"slots": times("mmmNNN")}),
        ("gaps", 1, "AB@1/1", person("A", pauses=frozenset({0}))),
        ("worst", 0, "AB@1/1", person("A", pauses=frozenset({0}))),
        ("worst", 3, "AB@1/1 AC@4/1 CD@6/1", {}),
        ("moving", 0, "AB@1/1 AC@2/1", {}),
        ("moving", 1, "AB@1/1 AC@2/2", {}),
    ],
)
def test_what_costs(name: str, value: int, text: str, changes: dict[str, object]) -> None:
    levels = {row.name: row.value for row in check(base(**changes), plan(text)).levels}
    assert levels[name] == value


def test_published_breaks_count_groups_of_any_length_across_the_day() -> None:
    problem = base(slots=times("mmmNNN"))
    assert check(problem, plan("AB@1/1 AC@4/1 CD@6/1"), by=Objective.BREAKS).breaks == 2

"""The published format: what is read, and what is refused with line, field, value and mend."""

import pytest

from planwerk.core.errors import ProblemError
from planwerk.meetings.check import Objective, check
from planwerk.meetings.formats_dzn import parse
from planwerk.meetings.solution import Placement, Schedule

SMALL = """
nBusiness = 3; % people
nMeetings = 2;
nTables = 1;
nTotalSlots = 3;
nMorningSlots = 2;
requested = [|1, 2,1,
|1, 3,3,
|];
meetingsxBusiness = [{1,2},{1},{2}];
nMeetingsBusiness = [2,1,1];
forbidden = [{0},
{1},{0,3}];
fixed = [2,0];
precedences = [{},{}];
"""


def test_small_file_is_read() -> None:
    problem = parse(SMALL)
    assert [meeting.participants for meeting in problem.meetings] == [("1", "2"), ("1", "3")]
    assert problem.meetings[0].sessions == {"morning"}
    assert problem.meetings[0].slot == 1
    assert [set(row.unavailable) for row in problem.participants] == [set(), {0}, {2}]
    assert [slot.session for slot in problem.slots] == ["morning", "morning", "afternoon"]


def test_plan_of_small_file_is_refereed() -> None:
    problem = parse(SMALL)
    good = Schedule(placements=(Placement(meeting="1", slot=1, table=0), Placement(meeting="2", slot=0, table=0)))
    assert check(problem, good, by=Objective.BREAKS).violations == ()
    bad = Schedule(placements=(Placement(meeting="1", slot=2, table=0), Placement(meeting="1", slot=2, table=3)))
    codes = {row.code for row in check(problem, bad, by=Objective.BREAKS).violations}
    assert codes == {"all-placed", "reference", "one-at-a-time", "session", "fixed-slot", "table-free"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nTables = 1", "nTables = 0", "nTables is 0"),
        ("nTables = 1;", "nTables = 1", "expected ';'"),
        ("nTables = 1;", "", "nTables is None"),
        ("|1, 3,3", "|1, 4,3", "meeting 2: requested"),
        ("|1, 3,3", "|1, 1,3", "meeting 2: participants"),
        ("|1, 3,3", "|1, 3,4", "meeting 2: requested"),
        ("{0,3}", "{0,4}", "participant 3: forbidden is 4"),
        ("fixed = [2,0]", "fixed = [2]", "fixed"),
        ("fixed = [2,0]", "fixed = [4,0]", "meeting 1: fixed is 4"),
        ("precedences = [{},{}]", "precedences = [{3},{}]", "meeting 1: precedences is 3"),
        ("precedences = [{},{}];", "precedences = [{},{}", "end of file"),
        ("nMorningSlots = 2", "nMorningSlots = 4", "nMorningSlots is 4"),
        ("nMorningSlots = 2", "nMorningSlots = 0", "meeting 1: requested"),
        ("nBusiness = 3;", "nBusiness = 3; colour = 3;", "line 2: name is 'colour'"),
        ("nBusiness = 3;", "nBusiness = 3; nBusiness = 3;", "given twice"),
        ("nBusiness = 3;", "nBusiness = €;", "line 2: character"),
        ("nBusiness = 3;", "nBusiness = [1,2];", "nBusiness is None"),
    ],
)
def test_mistakes_are_named(old: str, new: str, said: str) -> None:
    assert old in SMALL
    with pytest.raises(ProblemError) as caught:
        parse(SMALL.replace(old, new))
    assert said in str(caught.value)

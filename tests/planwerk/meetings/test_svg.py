"""The pictures are well-formed, show gaps, and carry no style attributes."""

from xml.etree import ElementTree

from planwerk.meetings.problem import Meeting, Participant, Problem, Slot, Table
from planwerk.meetings.solution import Placement, Schedule
from planwerk.meetings.svg import participants_grid, tables_grid

PROBLEM = Problem(
    participants=(
        Participant(id="a", name="Ann <& Co>", unavailable=frozenset({1})),
        Participant(id="b"),
        Participant(id="c", pauses=frozenset({3})),
    ),
    meetings=(Meeting(id="x", participants=("a", "b")), Meeting(id="y", participants=("a", "b"), length=2)),
    slots=tuple(Slot(label=f"{9 + n}:00", is_break=n == 2) for n in range(6)),
    tables=(Table(id="T1"), Table(id="T2", unavailable=frozenset({5}))),
)
PLAN = Schedule(placements=(Placement(meeting="x", slot=0, table=0), Placement(meeting="y", slot=4, table=1)))


def kinds(picture: str, row: int) -> list[str]:
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own
    groups = [child for child in root if child.tag.endswith("}g")]
    return [rect.attrib["class"].removeprefix("pw-") for rect in groups[row] if rect.tag.endswith("}rect")]


def test_gaps_are_seen_and_only_what_counts_is_one() -> None:
    picture = participants_grid(PROBLEM, PLAN)
    assert kinds(picture, 0) == ["free", "away", "break", "gap", "free", "free", "meeting", "meeting"]
    assert kinds(picture, 1).count("gap") == 2
    assert kinds(picture, 2) == ["free", "free", "break", "pause", "free", "free"]


def test_tables_show_what_is_where() -> None:
    picture = tables_grid(PROBLEM, PLAN, standalone=True)
    assert kinds(picture, 0).count("meeting") == 1
    assert kinds(picture, 1) == ["free", "free", "break", "free", "free", "away", "meeting"]
    assert "<style>" in picture


def test_names_are_escaped_and_nothing_is_styled_in_place() -> None:
    for picture in (participants_grid(PROBLEM, PLAN), tables_grid(PROBLEM, PLAN)):
        assert "Ann &lt;&amp; Co&gt;" in picture
        assert "style" not in picture

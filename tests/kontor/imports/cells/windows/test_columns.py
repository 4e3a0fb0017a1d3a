from datetime import date, datetime, time, timedelta

import pytest

from kontor.imports.cells.model import Hints
from kontor.imports.cells.windows import Bound, Window, gather, is_day_heading, read_bound

WEEK = Hints(first_day=date(2027, 5, 10), last_day=date(2027, 5, 14))
TUESDAY, THURSDAY = (Window(day=1),), (Window(day=3),)


def at(hour: int, minute: int = 0, day: date | None = None) -> Bound:
    return Bound(day=day, hour=time(hour, minute))


@pytest.mark.parametrize(
    ("cell", "bound"),
    [("9:00", at(9)), ("9.30", at(9, 30)), ("9", at(9)), (9.0, at(9)), (9.5, at(9, 30)), (9.3, at(9, 30)),
     (0.375, at(9)), ("0930", at(9, 30)), (1430.0, at(14, 30)), ("11.30 Uhr", at(11, 30)), ("2 pm", at(14)),
     ("11h30", at(11, 30)), (time(16), at(16)), (timedelta(hours=16), at(16)),
     (datetime(2027, 5, 11, 9, 30), at(9, 30, date(2027, 5, 11))), ("11.05.2027 10:00", at(10, 0, date(2027, 5, 11))),
     (date(2027, 5, 11), Bound(day=date(2027, 5, 11)))],
)  # fmt: skip
def test_a_begin_or_an_end_is_read_however_it_is_kept(cell: object, bound: Bound) -> None:
    assert read_bound(cell, WEEK).value == bound  # type: ignore[arg-type]


def test_all_day_may_stand_where_a_begin_belongs() -> None:
    found = read_bound("ganztägig", WEEK).value
    assert gather([TUESDAY], [found], [None], ())[0] == (Window(day=1),)


def test_an_hour_that_is_none_is_said() -> None:
    assert [note.code for note in read_bound("25 Uhr", WEEK).notes] == ["window-unread"]


def test_day_from_and_to_make_a_window() -> None:
    assert gather([TUESDAY], [at(9)], [at(12)], ()) == ((Window(day=1, begins=time(9), ends=time(12)),), [])


def test_the_second_from_belongs_to_the_second_day_and_to() -> None:
    found, _notes = gather([TUESDAY, THURSDAY], [at(9), at(9)], [at(12), at(11)], ())
    assert found == (
        Window(day=1, begins=time(9), ends=time(12)), Window(day=3, begins=time(9), ends=time(11)),
    )  # fmt: skip


def test_a_day_alone_is_the_whole_day_and_hours_alone_are_on_every_day() -> None:
    assert gather([TUESDAY], [None], [None], ())[0] == TUESDAY
    assert gather([None], [at(9)], [None], ())[0] == (Window(day=None, begins=time(9), ends=time(18)),)


def test_a_column_of_hours_is_on_the_day_of_its_row() -> None:
    hours = (Window(day=None, begins=time(9), ends=time(12)),)
    assert gather([TUESDAY], [], [], hours)[0] == (Window(day=1, begins=time(9), ends=time(12)),)


def test_from_a_date_to_a_date_are_whole_days() -> None:
    found, _notes = gather([], [Bound(day=date(2027, 5, 11))], [Bound(day=date(2027, 5, 12))], ())
    assert [window.day for window in found] == [date(2027, 5, 11), date(2027, 5, 12)]


def test_an_end_before_its_begin_is_said() -> None:
    found, notes = gather([TUESDAY], [at(12)], [at(9)], ())
    assert (found, [note.code for note in notes]) == ((), ["window-order"])


@pytest.mark.parametrize(
    ("heading", "is_day"),
    [("Montag", True), ("Di, 11.05.", True), ("11.05.2027", True), ("Mo vormittags", True), ("Zeiten", False),
     ("Thema", False), ("Personen", False), ("Von", False)],
)  # fmt: skip
def test_a_heading_may_be_a_day(heading: str, is_day: bool) -> None:
    assert is_day_heading(heading) is is_day

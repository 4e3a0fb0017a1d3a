from datetime import date, datetime, time

import pytest

from kontor.imports.cells.model import Hints
from kontor.imports.cells.times import read_minutes, read_moment
from kontor.imports.cells.windows import Window, read_windows

WEEK = Hints(first_day=date(2027, 5, 10), last_day=date(2027, 5, 14))


def shown(window: Window) -> str:
    day = f"{window.day:%d.%m.%Y}" if isinstance(window.day, date) else str(window.day)
    return f"{day} {window.begins:%H:%M}-{window.ends:%H:%M}"


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Di 9-12, Do ab 14 Uhr", ["1 09:00-12:00", "3 14:00-18:00"]),
        ("12.05.2027 09:30-12:00", ["12.05.2027 09:30-12:00"]),
        ("2027-05-12T09:30/2027-05-12T12:00", ["12.05.2027 09:30-12:00"]),
        ("2027-05-12 09:30-12:00", ["12.05.2027 09:30-12:00"]),
        ("2027-05-12T09:30:00+02:00/2027-05-12T12:00:00+02:00", ["12.05.2027 09:30-12:00"]),
        ("11.05. 9:00-12:00, 13.05. 13.30-16.00 Uhr", ["11.05.2027 09:00-12:00", "13.05.2027 13:30-16:00"]),
        ("Tue 9am-12pm; Thu from 2pm", ["1 09:00-12:00", "3 14:00-18:00"]),
        ("Mo, Mi 9-12 und 14-16", ["0 09:00-12:00", "2 09:00-12:00", "0 14:00-16:00", "2 14:00-16:00"]),
        ("Mo-Mi 9-12, Do 14-17", ["0 09:00-12:00", "1 09:00-12:00", "2 09:00-12:00", "3 14:00-17:00"]),
        ("Dienstag und Donnerstag nachmittags", ["1 13:00-18:00", "3 13:00-18:00"]),
        ("Di, 11.05., 9-11 Uhr", ["11.05.2027 09:00-11:00"]),
        ("12. Mai 2027, 9-12 Uhr", ["12.05.2027 09:00-12:00"]),
        ("martes 9:00-12:00", ["1 09:00-12:00"]),
        ("Di bis 12", ["1 08:00-12:00"]),
        ("ganztägig", ["None 08:00-18:00"]),
        ("täglich 10-16", ["None 10:00-16:00"]),
        ("12.05.2027 und 13.05.2027 je 9-12 Uhr", ["12.05.2027 09:00-12:00", "13.05.2027 09:00-12:00"]),
    ],
)
def test_windows_are_read_as_hosts_write_them(text: str, windows: list[str]) -> None:
    reading = read_windows(text, WEEK)
    assert [shown(window) for window in reading.value or ()] == windows
    assert not reading.notes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("keine Ahnung", "window-unread"),
        ("30.02.2027 9-12", "date-impossible"),
        ("Mi 11.05.2027 9-12", "weekday-wrong"),
        ("Di 14-13", "window-order"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, code: str) -> None:
    assert code in [note.code for note in read_windows(text, WEEK).notes]


def test_a_window_on_a_weekday_falls_on_the_days_of_the_programme() -> None:
    window = Window(day=1, begins=time(9), ends=time(12))
    assert window.on(date(2027, 5, 10), date(2027, 5, 20)) == [
        (datetime(2027, 5, day, 9), datetime(2027, 5, day, 12)) for day in (11, 18)
    ]


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("90", 90), ("90 Min.", 90), ("1,5 Std", 90), ("1 h 30", 90), ("01:30", 90), ("60-90 min", 90), (2.0, 120),
     (0.0625, 90), ("eine halbe Stunde", 30), (time(1, 15), 75)],
)  # fmt: skip
def test_lengths_are_read_in_minutes(cell: object, minutes: int) -> None:
    assert read_minutes(cell, WEEK).value == minutes  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("12.05.2027 14:25", datetime(2027, 5, 12, 14, 25)),
        ("2027-05-12T14:25", datetime(2027, 5, 12, 14, 25)),
        ("12.05.2027, 14.25 Uhr", datetime(2027, 5, 12, 14, 25)),
        ("12/05/2027 14:25", datetime(2027, 5, 12, 14, 25)),
        ("12.05.2027", datetime(2027, 5, 12)),
        (datetime(2027, 5, 12, 8), datetime(2027, 5, 12, 8)),
    ],
)
def test_arrivals_are_read_with_or_without_an_hour(cell: object, moment: datetime) -> None:
    assert read_moment(cell, WEEK).value == moment  # type: ignore[arg-type]

from datetime import date, datetime, time

import pytest

from kontor.imports.cells.model import Hints
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
        ("vormittags am Di und Do", ["1 08:00-12:00", "3 08:00-12:00"]),
        ("9-12 Uhr am 12.05.", ["12.05.2027 09:00-12:00"]),
        ("09:00-12:00 (Di, Do)", ["1 09:00-12:00", "3 09:00-12:00"]),
        ("11.-13.05. nachmittags", [f"{day}.05.2027 13:00-18:00" for day in (11, 12, 13)]),
        ("10., 11. und 13. Mai, je 10-12", [f"{day}.05.2027 10:00-12:00" for day in (10, 11, 13)]),
        ("11./12.05. 9-12 Uhr", ["11.05.2027 09:00-12:00", "12.05.2027 09:00-12:00"]),
        ("Mo. 10. – Mi. 12. Mai", [f"{day}.05.2027 08:00-18:00" for day in (10, 11, 12)]),
        ("11.05.2027; 13.05.2027", ["11.05.2027 08:00-18:00", "13.05.2027 08:00-18:00"]),
        ("11.05.2027\n9-12 Uhr", ["11.05.2027 09:00-12:00"]),
        ("Di\nMi 9-12", ["1 08:00-18:00", "2 09:00-12:00"]),
        ("Mo 10.05: 9-12; 14-16", ["10.05.2027 09:00-12:00", "10.05.2027 14:00-16:00"]),
        ("12.05 9:00-12:00", ["12.05.2027 09:00-12:00"]),
        ("11.05.2027 09:00 - 11.05.2027 12:00", ["11.05.2027 09:00-12:00"]),
        ("11.05.2027 09:00 bis 12.05.2027 17:00", ["11.05.2027 09:00-18:00", "12.05.2027 08:00-17:00"]),
        ("am 12. um 10 Uhr", ["12.05.2027 10:00-12:00"]),
        ("KW 19, flexibel", ["None 08:00-18:00"]),
        ("Dienstagvormittag oder Mittwochnachmittag", ["1 08:00-12:00", "2 13:00-18:00"]),
        ("ab Mittwoch", ["2 08:00-18:00", "3 08:00-18:00", "4 08:00-18:00"]),
        ("nicht vor 10 Uhr", ["None 10:00-18:00"]),
        ("0900-1200", ["None 09:00-12:00"]),
        ("Tue 9-11am / Thu 2-5pm", ["1 09:00-11:00", "3 14:00-17:00"]),
        ("Wed all day", ["2 08:00-18:00"]),
        ("May 11, 2027, 9:00 AM - 12:00 PM", ["11.05.2027 09:00-12:00"]),
        ("Tues 11th May 0930-1130", ["11.05.2027 09:30-11:30"]),
        ("9 to noon Wed", ["2 09:00-12:00"]),
        ("lunes y miércoles por la mañana", ["0 08:00-12:00", "2 08:00-12:00"]),
        ("del 11 al 12 de mayo de 9 a 12", ["11.05.2027 09:00-12:00", "12.05.2027 09:00-12:00"]),
        ("jeudi 13 mai de 14h à 17h30", ["13.05.2027 14:00-17:30"]),
        ("mardi matin et jeudi après-midi", ["1 08:00-12:00", "3 13:00-18:00"]),
        ("dimarts al matí, dijous tarda", ["1 08:00-12:00", "3 13:00-18:00"]),
        ("dalle 9 alle 12 di martedì", ["1 09:00-12:00"]),
        ("5月12日 上午", ["12.05.2027 08:00-12:00"]),
        ("周四 下午2点到4点", ["3 14:00-16:00"]),
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
        ("nach Vereinbarung", "window-unread"),
        ("halb zehn bis zwölf", "window-unread"),
        ("Di 9-12 Uhr (max. 10 Personen)", "window-unread"),
        ("5/12/2027 9:00 AM", "date-month-first"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, code: str) -> None:
    assert code in [note.code for note in read_windows(text, WEEK).notes]


def test_a_window_on_a_weekday_falls_on_the_days_of_the_programme() -> None:
    window = Window(day=1, begins=time(9), ends=time(12))
    assert window.on(date(2027, 5, 10), date(2027, 5, 20)) == [
        (datetime(2027, 5, day, 9), datetime(2027, 5, day, 12)) for day in (11, 18)
    ]


def test_another_week_is_spelled_out_so_that_it_is_noticed() -> None:
    assert shown((read_windows("KW 20", WEEK).value or ())[0]) == "17.05.2027 08:00-18:00"


@pytest.mark.parametrize(
    ("text", "days"),
    [("jeden Tag außer Freitag 9-15 Uhr", (10, 11, 12, 13)), ("Mo-Mi 9-15 Uhr, nicht Di", (10, 12)),
     ("nicht am Montag", (11, 12, 13, 14)), ("täglich, außer 12.05.", (10, 11, 13, 14))],
)  # fmt: skip
def test_days_that_are_ruled_out_stay_free(text: str, days: tuple[int, ...]) -> None:
    reading = read_windows(text, WEEK)
    spans = [span for window in reading.value or () for span in window.on(date(2027, 5, 10), date(2027, 5, 14))]
    assert [begins.day for begins, _ends in spans] == list(days)
    assert not reading.notes


@pytest.mark.parametrize(
    ("cell", "window"),
    [(date(2027, 5, 12), "12.05.2027 08:00-18:00"), (datetime(2027, 5, 12, 9, 30), "12.05.2027 09:30-11:30"),
     (time(14), "None 14:00-16:00"), (46519.0, "12.05.2027 08:00-18:00")],
)  # fmt: skip
def test_real_dates_and_times_of_a_spreadsheet_are_read(cell: object, window: str) -> None:
    assert [shown(found) for found in read_windows(cell, WEEK).value or ()] == [window]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "window"),
    [("x", "1 08:00-18:00"), ("9-12", "1 09:00-12:00"), ("vormittags", "1 08:00-12:00"), ("nein", "")],
)
def test_under_a_day_as_heading_stand_hours_or_a_mark(cell: str, window: str) -> None:
    hints = Hints(first_day=WEEK.first_day, last_day=WEEK.last_day, heading="Dienstag")
    assert [shown(found) for found in read_windows(cell, hints).value or ()] == [window][: bool(window)]

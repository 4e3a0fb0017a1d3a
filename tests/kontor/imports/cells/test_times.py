from datetime import date, datetime, time

import pytest

from kontor.imports.cells.model import Hints
from kontor.imports.cells.times import read_minutes, read_moment

WEEK = Hints(first_day=date(2027, 5, 10), last_day=date(2027, 5, 14))


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

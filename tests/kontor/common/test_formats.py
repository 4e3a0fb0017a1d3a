from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from kontor.common import formats

MOMENT = datetime(2027, 10, 14, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "full", "short", "money"),
    [
        ("de", "Do 14. Oktober", "14. Oktober 2027", "14.10.2027", "1.250,00 €"),
        ("en", "Thu 14 October", "14 October 2027", "14 Oct 2027", "€1,250.00"),
        ("fr", "jeu 14 octobre", "14 octobre 2027", "14 oct. 2027", "1 250,00 €"),
    ],
)
def test_a_language_writes_dates_and_money_its_own_way(
    language: str, day: str, full: str, short: str, money: str
) -> None:
    with translation.override(language):
        assert formats.day(MOMENT) == day
        assert formats.full_date(MOMENT) == full
        assert formats.short_date(MOMENT) == short
        assert formats.money(Decimal(1250)).replace("\xa0", " ").replace("\u202f", " ") == money


@pytest.mark.parametrize(
    ("first", "last", "german", "english"),
    [
        (date(2027, 10, 11), date(2027, 10, 15), "11.–15. Oktober 2027", "11–15 October 2027"),
        (date(2027, 9, 28), date(2027, 10, 2), "28. September – 2. Oktober 2027", "28 September – 2 October 2027"),
        (
            date(2027, 5, 30),
            date(2028, 1, 2),
            "30. Mai 2027 – 2. Januar 2028",
            "30 May 2027 – 2 January 2028",
        ),
        (date(2027, 10, 11), date(2027, 10, 11), "11. Oktober 2027", "11 October 2027"),
    ],
)
def test_what_two_days_share_is_written_once(first: date, last: date, german: str, english: str) -> None:
    assert formats.days(first, last) == german
    with translation.override("en"):
        assert formats.days(first, last) == english


def test_a_time_is_on_the_clock_of_its_zone() -> None:
    assert formats.clock(MOMENT) == "09:30"
    assert formats.clock(MOMENT, "Asia/Shanghai") == "15:30"
    assert formats.span(MOMENT, MOMENT.replace(hour=9, minute=0), "Europe/Berlin") == "09:30–11:00"
    assert formats.day(datetime(2027, 10, 14, 22, tzinfo=UTC), "Asia/Shanghai") == "Fr 15. Oktober"


def test_a_zone_has_a_name() -> None:
    assert formats.zone_name("Europe/Berlin", MOMENT) == "MESZ"
    assert formats.zone_name("Europe/Berlin", MOMENT.replace(month=12)) == "MEZ"


@pytest.mark.parametrize(("minutes", "words"), [(55, "55 min"), (60, "1 h"), (380, "6 h 20"), (0, "0 min")])
def test_durations(minutes: int, words: str) -> None:
    assert formats.duration(minutes) == words


@pytest.mark.parametrize(("value", "digits", "words"), [(2900, None, "2.900"), (2.5, 1, "2,5"), (2.46, 0, "2")])
def test_numbers(value: float, digits: int | None, words: str) -> None:
    assert formats.number(value, digits) == words

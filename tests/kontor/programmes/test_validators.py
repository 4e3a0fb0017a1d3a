from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from kontor.programmes.models import Programme
from kontor.programmes.validators import known_zone, window_in_programme
from tests.factories.programmes import at

PROGRAMME = Programme(starts_on=at(0, 0).date(), ends_on=at(4, 0).date(), zone="Europe/Berlin")


def test_a_window_within_one_day_of_the_programme_stands() -> None:
    window_in_programme(PROGRAMME, at(0, 0), at(0, 23, 59))
    window_in_programme(PROGRAMME, at(4, 9), at(4, 10))


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "code"),
    [
        (at(0, 10), at(0, 10), "order"),
        (at(0, 22), at(1, 1), "day"),
        (at(-1, 9), at(-1, 12), "outside"),
        (at(5, 9), at(5, 12), "outside"),
    ],
)
def test_other_windows_are_refused(starts_at: datetime, ends_at: datetime, code: str) -> None:
    with pytest.raises(ValidationError) as error:
        window_in_programme(PROGRAMME, starts_at, ends_at)
    assert error.value.code == code


def test_zones_are_those_of_the_database() -> None:
    known_zone("Asia/Shanghai")
    with pytest.raises(ValidationError) as error:
        known_zone("Berlin")
    assert error.value.code == "zone"

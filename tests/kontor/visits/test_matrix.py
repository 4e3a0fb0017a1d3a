import pytest
from django.utils.translation import override

from kontor.imports.sheets import read_workbook
from kontor.visits.matrix import MatrixError, Time, read_times


def times(text: str) -> list[Time]:
    return read_times(read_workbook(text.encode(), "times.csv").sheets[0])


def test_a_square_table_gives_a_time_for_each_pair() -> None:
    found = times(";Bielefeld;Gütersloh\nBielefeld;0;28\nGütersloh;31;0\n")
    assert found == [
        Time(origin="bielefeld", target="gutersloh", minutes=28),
        Time(origin="gutersloh", target="bielefeld", minutes=31),
    ]


def test_lines_give_a_time_each() -> None:
    found = times("Von;Nach;Minuten\nHotel am Sparrenberg;Lemgo;38,4\n")
    assert found == [Time(origin="hotel am sparrenberg", target="lemgo", minutes=38)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Von;Nach;Minuten\nBielefeld;Lemgo;weit\n", "Row 2, column C holds “weit”"),
        ("Von;Nach;Minuten\nBielefeld;Lemgo;-5\n", "Row 2, column C holds “-5”"),
        ("Von;Nach;Minuten\nBielefeld;;20\n", "Row 2 names no place"),
        (";Bielefeld;Lemgo\nBielefeld;0;x\n", "Row 2, column C holds “x”"),
    ],
)
def test_a_wrong_cell_is_named(text: str, named: str) -> None:
    with override("en"), pytest.raises(MatrixError, match=named):
        times(text)

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from kontor.common.lists.excel import write_table


def sheet(*rows: list[object]) -> Any:
    headers = [str(number) for number in range(len(rows[0]))]
    return openpyxl.load_workbook(BytesIO(write_table(title="Liste", headers=headers, rows=rows))).active


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+49 521", "-1", "@SUM(A1)", "\t=1+1"])
def test_a_name_that_looks_like_a_formula_stays_a_text(name: str) -> None:
    cell = sheet([name])["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == name


def test_an_ordinary_name_carries_no_mark() -> None:
    assert sheet(["Lippe Sensorik"])["A2"].quotePrefix is False


def test_dates_and_numbers_stay_what_they_are() -> None:
    row = sheet([date(2027, 5, 3), datetime(2027, 5, 3, 7, 30, tzinfo=UTC), Decimal("1250.50"), 3, None, True])[2]
    assert [cell.value for cell in row] == [
        datetime(2027, 5, 3), datetime(2027, 5, 3, 9, 30), 1250.5, 3, None, True,
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Wer kann was? [2027]", "", "A" * 40])
def test_any_title_makes_a_sheet(title: str) -> None:
    book = openpyxl.load_workbook(BytesIO(write_table(title=title, headers=("A",), rows=())))
    assert 0 < len(book.sheetnames[0]) <= 31

from planwerk.cafes.filling import fill


def test_tables_fill_evenly_up_to_their_chairs() -> None:
    assert fill([5, 5, 5, 5, 5], 23).sizes == (5, 5, 5, 4, 4)
    assert fill([2, 6, 6], 12).sizes == (2, 5, 5)
    assert fill([3, 3], 6).sizes == (3, 3)
    assert fill([3, 3], 1).sizes == (1, 0)


def test_a_filling_says_how_few_and_how_many_a_table_may_have() -> None:
    filling = fill([2, 6, 6], 11)
    assert (filling.least(2), filling.most(2)) == (2, 2)
    assert (filling.least(6), filling.most(6)) == (4, 5)
    even = fill([4, 4], 6)
    assert (even.least(4), even.most(4)) == (3, 3)

import pytest

from kontor.common.labels import Box, Spot, around, best

PAPER = Box(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("start", "end", "crosses"),
    [
        ((0, 15), (30, 15), True), ((0, 5), (30, 5), False), ((15, 0), (15, 40), True), ((0, 0), (40, 40), True),
        ((0, 30), (30, 0), True), ((0, 25), (25, 40), False), ((12, 12), (14, 14), True), ((0, 15), (5, 15), False),
        ((0, 10), (30, 10), False), ((25, 0), (5, 5), False),
    ],
)  # fmt: skip
def test_a_line_crosses_a_box_or_not(start: tuple[float, float], end: tuple[float, float], crosses: bool) -> None:
    assert Box(10, 10, 20, 20).is_crossed(start, end) is crosses
    assert Box(10, 10, 20, 20).is_crossed(end, start) is crosses


def test_words_stand_to_the_right_where_nothing_is() -> None:
    spot = best(around((50, 50), 20, 10, 5), PAPER, [], [])
    assert spot is not None
    assert (spot.anchor, spot.x, spot.box) == ("start", 55, Box(55, 45, 75, 55))


def test_words_give_way_to_other_words_the_edge_and_lines() -> None:
    def anchor(
        point: tuple[float, float], taken: list[Box], *lines: tuple[tuple[float, float], tuple[float, float]]
    ) -> str:
        spot = best(around(point, 20, 10, 5), PAPER, taken, lines)
        return "" if spot is None else f"{spot.anchor} {'above' if spot.box.bottom < point[1] else 'beside'}"

    assert anchor((50, 50), [Box(60, 50, 90, 60)]) == "end beside"
    assert anchor((90, 50), []) == "end beside"
    assert anchor((50, 50), [], ((50, 50), (100, 50))) == "end beside"
    assert anchor((50, 50), [], ((50, 50), (100, 50)), ((0, 50), (50, 50))) == "middle above"
    assert anchor((50, 50), [PAPER]) == ""


def test_words_that_must_meet_a_line_meet_as_few_as_can_be() -> None:
    right, left = Spot("start", 55, Box(55, 45, 75, 55)), Spot("end", 45, Box(25, 45, 45, 55))
    across = [((50, 50), (100, 50)), ((50, 50), (100, 48)), ((50, 50), (0, 50))]
    assert best(iter((right, left)), PAPER, [], across) == left
    assert best(iter((right, left)), PAPER, [], across[1:]) == right

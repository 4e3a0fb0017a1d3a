import math
import random
from itertools import combinations, permutations

from kontor.directory.maps import WIDTH, draw

TOWNS = {"Bielefeld": (52.03, 8.53), "Paderborn": (51.72, 8.75), "Lemgo": (52.03, 8.90), "Barcelona": (41.39, 2.16)}


def places(**counts: int) -> list[tuple[str, float, float]]:
    return [(name, *TOWNS[name]) for name, count in counts.items() for _number in range(count)]


def test_towns_lie_as_on_the_ground_and_inside_the_picture() -> None:
    picture = draw(places(Bielefeld=9, Paderborn=4, Lemgo=1))
    assert picture is not None
    by_name = {town.name: town for town in picture.towns}
    assert by_name["Bielefeld"].y < by_name["Paderborn"].y
    assert by_name["Bielefeld"].x < by_name["Lemgo"].x
    assert by_name["Bielefeld"].radius > by_name["Lemgo"].radius
    assert all(0 < town.x < WIDTH and 0 < town.y < picture.height for town in picture.towns)


def test_what_lies_far_away_is_counted_and_not_drawn() -> None:
    picture = draw(places(Bielefeld=9, Barcelona=2))
    assert picture is not None
    assert ([town.name for town in picture.towns], picture.outside) == (["Bielefeld"], 2)


def test_without_places_there_is_no_map() -> None:
    assert draw([]) is None


def test_towns_too_close_to_be_told_apart_share_a_circle_named_after_the_largest() -> None:
    places = [("Bielefeld", 52.03, 8.53)] * 4 + [("Nebenan", 52.031, 8.531)] + [("Paderborn", 51.72, 8.75)] * 2
    picture = draw(places)
    assert picture is not None
    assert [(town.name, town.names, town.count) for town in picture.towns] == [
        ("Bielefeld", ("Bielefeld", "Nebenan"), 5), ("Paderborn", ("Paderborn",), 2),
    ]  # fmt: skip


def test_no_circle_covers_another_and_no_name_a_circle() -> None:
    draw_from = random.Random(5)
    places = [(f"Ort {n}", 52 + draw_from.random() / 2, 8 + draw_from.random()) for n in range(150)]
    picture = draw(places)
    assert picture is not None
    assert sum(town.count for town in picture.towns) == 150
    for one, other in combinations(picture.towns, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius - 3
    for one, other in permutations(picture.towns, 2):
        if one.label_y is not None:
            assert not (abs(one.x - other.x) < other.radius and abs(one.label_y - 4 - other.y) < other.radius - 2)

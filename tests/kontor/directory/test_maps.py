from kontor.directory.maps import HEIGHT, WIDTH, draw

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
    assert all(0 < town.x < WIDTH and 0 < town.y < HEIGHT for town in picture.towns)


def test_what_lies_far_away_is_counted_and_not_drawn() -> None:
    picture = draw(places(Bielefeld=9, Barcelona=2))
    assert picture is not None
    assert ([town.name for town in picture.towns], picture.outside) == (["Bielefeld"], 2)


def test_without_places_there_is_no_map() -> None:
    assert draw([]) is None

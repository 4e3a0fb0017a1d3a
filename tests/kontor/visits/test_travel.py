import pytest

from kontor.programmes.enums import TravelMode
from kontor.visits.travel import ASSUMED_MINUTES, LEAST_MINUTES, Place, fold, great_circle, matrix, minutes_between
from tests.factories.programmes import TOWNS


def place(town: str, key: str = "", names: tuple[str, ...] = ()) -> Place:
    latitude, longitude = TOWNS[town]
    return Place(key=key or town, names=names or (fold(town),), town=town, latitude=latitude, longitude=longitude)


def test_great_circle_of_a_known_pair() -> None:
    # Bielefeld to Paderborn: 36.8 km by the haversine formula, worked out apart from the code.
    assert great_circle(place("Bielefeld"), place("Paderborn")) == pytest.approx(36.8, abs=0.3)


def test_a_journey_follows_detour_and_speed() -> None:
    coach = minutes_between(place("Bielefeld"), place("Paderborn"), TravelMode.COACH, {})
    assert coach == 53  # 36.8 km × 1.3 at 55 km/h
    assert minutes_between(place("Bielefeld"), place("Paderborn"), TravelMode.CAR, {}) < coach


def test_two_places_of_one_town_are_never_nearer_than_the_least() -> None:
    assert minutes_between(place("Lemgo", "a"), place("Lemgo", "b"), TravelMode.COACH, {}) == LEAST_MINUTES
    assert minutes_between(place("Lemgo", "a"), place("Lemgo", "a"), TravelMode.COACH, {}) == 0


def test_a_place_without_coordinates_is_assumed() -> None:
    nowhere = Place(key="x", names=("x",))
    assert minutes_between(nowhere, place("Lemgo"), TravelMode.COACH, {}) == ASSUMED_MINUTES


def test_an_imported_time_beats_the_estimate_by_name_then_by_town() -> None:
    plant = place("Gütersloh", "h1", ("dalke kuchentechnik", "gutersloh"))
    hotel = place("Bielefeld", "b1", ("hotel am sparrenberg", "bielefeld"))
    known = {("bielefeld", "gutersloh"): 31}
    assert minutes_between(hotel, plant, TravelMode.COACH, known) == 31
    assert minutes_between(plant, hotel, TravelMode.COACH, known) == 31  # the way back, as the way there
    known[("hotel am sparrenberg", "dalke kuchentechnik")] = 27
    assert minutes_between(hotel, plant, TravelMode.COACH, known) == 27


def test_a_matrix_has_a_row_and_a_column_for_every_place() -> None:
    places = [place("Lemgo"), place("Minden"), place("Höxter")]
    found = matrix(places, TravelMode.COACH, {})
    assert [found[row][row] for row in range(3)] == [0, 0, 0]
    assert found[0][1] == found[1][0] == minutes_between(places[0], places[1], TravelMode.COACH, {})


@pytest.mark.parametrize(("name", "folded"), [("Höxter ", "hoxter"), ("Große  Straße", "grosse strasse")])
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded

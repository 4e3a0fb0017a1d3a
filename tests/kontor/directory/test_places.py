import pytest

from kontor.directory.places import distance_km, find_place, fits_postal_code, region_of
from kontor.directory.places.lookup import HERE

MUNICIPALITIES = (
    """
Bielefeld|Gütersloh|Paderborn|Herford|Minden|Lemgo|Detmold|Höxter|Verl|Steinhagen|Werther|Halle|Borgholzhausen|Versmold
Harsewinkel|Herzebrock-Clarholz|Rheda-Wiedenbrück|Langenberg|Rietberg|Schloß Holte-Stukenbrock|Oerlinghausen
Leopoldshöhe|Lage|Bad Salzuflen|Augustdorf|Schlangen|Dörentrup
Kalletal|Extertal|Barntrup|Blomberg|Lügde|Schieder-Schwalenberg
Horn-Bad Meinberg|Bünde|Enger|Spenge|Hiddenhausen|Kirchlengern|Löhne|Rödinghausen|Vlotho|Bad Oeynhausen|Espelkamp|Hille
Hüllhorst|Lübbecke|Petershagen|Porta Westfalica|Preußisch Oldendorf|Rahden|Stemwede|Bad Driburg|Beverungen|Borgentreich
Brakel|Marienmünster|Nieheim|Steinheim|Warburg|Willebadessen|Altenbeken|Bad Lippspringe|Bad Wünnenberg|Borchen|Büren
Delbrück|Hövelhof|Lichtenau|Salzkotten
""".strip()
    .replace("\n", "|")
    .split("|")
)
BIELEFELD = (52.03, 8.53)


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_every_municipality_of_east_westphalia_is_known(name: str) -> None:
    place = find_place(name, "DE", "33000").place
    assert place is not None
    assert distance_km(BIELEFELD, (place.latitude, place.longitude)) < 75
    assert place.zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("city", "country", "name", "land"),
    [
        ("Cologne", "", "Köln", "DE"),
        ("Guetersloh", "DE", "Gütersloh", "DE"),
        ("Frankfurt a. M.", "DE", "Frankfurt am Main", "DE"),
        ("Halle (Westf.)", "DE", "Halle", "DE"),
        ("Bielefeld-Sennestadt", "DE", "Bielefeld", "DE"),
        ("Sant Cugat del Vallès", "ES", "Sant Cugat del Vallès", "ES"),
        ("Gerona", "ES", "Girona", "ES"),
        ("石家庄", "CN", "Shijiazhuang", "CN"),
        ("Peking", "", "Beijing", "CN"),
        ("Munich", "", "München", "DE"),
    ],
)
def test_names_are_found_in_their_other_spellings(city: str, country: str, name: str, land: str) -> None:
    found = find_place(city, country)
    assert found.place is not None
    assert (found.place.name, found.place.country, found.exact) == (name, land, True)


@pytest.mark.parametrize(
    ("wrong", "right"), [("Bilefeld", "Bielefeld"), ("Paderborrn", "Paderborn"), ("Nürnburg", "Nürnberg")]
)
def test_a_misspelt_town_is_suggested_and_not_taken_as_known(wrong: str, right: str) -> None:
    found = find_place(wrong, "DE")
    assert found.place is not None
    assert (found.place.name, found.exact) == (right, False)


def test_a_postal_code_chooses_between_towns_of_one_name() -> None:
    west, north = find_place("Steinhagen", "DE", "33803").place, find_place("Steinhagen", "DE", "18442").place
    assert west is not None
    assert north is not None
    assert west.admin == "07"
    assert north.latitude > 54


def test_a_postal_code_that_cannot_be_there_is_noticed() -> None:
    place = find_place("Bielefeld", "DE").place
    assert place is not None
    assert fits_postal_code(place, "33602") is True
    assert fits_postal_code(place, "80331") is False
    assert fits_postal_code(place, "05999") is None


def test_what_is_no_place_is_not_found() -> None:
    assert find_place("Qwxyzland", "DE").place is None
    assert find_place("").place is None


def test_every_postal_region_has_a_seat_in_the_table() -> None:
    for line in (HERE / "postal_regions.tsv").read_text("utf-8").splitlines()[1:]:
        country, prefix, _ = line.split("\t")
        assert region_of(prefix + "000", country) is not None, line


def test_the_table_stays_small() -> None:
    assert (HERE / "cities.tsv.xz").stat().st_size < 3_000_000

import pytest

from kontor.programmes.diets import diet_names


@pytest.mark.parametrize(
    ("said", "kitchen"),
    [
        ("vegetariana", ["vegetarisch"]), ("Vegana", ["vegan"]), ("végétarien", ["vegetarisch"]),
        ("素食", ["vegetarisch"]),
        ("sin gluten", ["glutenfrei"]), ("Zöliakie", ["glutenfrei"]), ("lactose-free", ["laktosefrei"]),
        ("halal, nut allergy", ["halal", "keine Nüsse"]), ("pescetarian", ["Fisch, kein Fleisch"]),
        ("kein Rindfleisch", ["kein Rindfleisch"]), ("Sellerieallergie", ["Sellerieallergie"]),
        ("", []), ("keine", []), ("vegan / vegan", ["vegan"]),
    ],
)  # fmt: skip
def test_a_kitchen_reads_its_own_language(said: str, kitchen: list[str]) -> None:
    assert diet_names(said, "de") == kitchen


def test_the_same_wish_in_another_language() -> None:
    assert diet_names("vegetarisch; sense gluten", "fr") == ["végétarien", "sans gluten"]

import pytest

from kontor.common.search.tokens import query_tokens, tokens


@pytest.mark.parametrize("name", ["Müller", "Mueller", "Muller", "MÜLLER", "Mu\u0308ller"])
def test_one_spelling_stands_for_all(name: str) -> None:
    assert tokens(name) == ["muller"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gießerei Größe", ["giesserei", "grosse"]),
        ("Außenwirtschaft", ["aussenwirtschaft"]),
        ("L'Hospitalet, Núria Vilà", ["l", "hospitalet", "nuria", "vila"]),
        ("Øresund Łódź Aydın", ["oresund", "lodz", "aydin"]),
        ("3D-Druck 4.0", ["3d", "druck", "4", "0"]),
        ("GmbH & Co. KG", ["gmbh", "co", "kg"]),
        ("ＡＢＣ", ["abc"]),
        ("工业机械", ["工业", "业机", "机械", "械"]),
        ("Bosch 机械", ["bosch", "机械", "械"]),
        ("--- !", []),
    ],
)
def test_texts_become_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(("text", "found"), [("机械", ["机械"]), ("机", ["机"]), ("工业机", ["工业", "业机"])])
def test_a_chinese_query_asks_for_its_pairs(text: str, found: list[str]) -> None:
    assert query_tokens(text) == found


def test_a_very_long_word_is_cut() -> None:
    assert tokens("a" * 5000) == ["a" * 40]

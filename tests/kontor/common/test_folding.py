import pytest

from kontor.common.folding import fold, has_cjk, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller", "MULLER"),
        ("Schloß Holte", "schloss holte"),
        ("Košice", "Kosice"),
        ("L’Hospitalet", "L'Hospitalet"),
        ("Goethe", "Göthe"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Bauer", "Bär"), ("Neue", "Nee"), ("Verl", "Werl")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_plain_keeps_the_letters_of_an_umlaut_written_out() -> None:
    assert plain("Mueller & Söhne") == "mueller sohne"


def test_chinese_is_kept_and_recognised() -> None:
    assert plain("机械 工程") == "机械 工程"
    assert has_cjk("机械")
    assert not has_cjk("Maschine")

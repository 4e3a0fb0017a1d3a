from kontor.cli.vendor_fonts import FONTS, characters, ranges
from kontor.documents import glyphs
from kontor.documents.glyphs import Checker, has_glyph, undrawable


def test_names_of_every_delegation_can_be_drawn() -> None:
    for name in (
        "Núria Puigdomènech",
        "Gwenaëlle Le Goff",
        "Łukasz Żółć",
        "赵文斌",
        "喆",
        "Aydın",
        "Ștefan",
        "Νίκος",
        "Ольга",
    ):
        assert undrawable(name) == (), name


def test_what_no_font_has_is_replaced_and_reported() -> None:
    checker = Checker()

    found = checker.clean({"name": "Ana 😀", "rows": ["ع", 3, None]})

    assert found == {"name": "Ana □", "rows": ["□", 3, None]}
    assert [(missing.sign, missing.text) for missing in checker.missing.values()] == [("😀", "Ana 😀"), ("ع", "ع")]
    assert checker.missing["😀"].name == "U+1F600 GRINNING FACE"


def test_a_near_sign_stands_in_where_there_is_one() -> None:
    checker = Checker()

    assert checker.text("𝐀bc") == "Abc"  # a mathematical bold A
    assert list(checker.missing) == ["𝐀"]


def test_control_characters_vanish_without_a_word() -> None:
    checker = Checker()

    assert checker.text("a\u2060b\x00c\td\u202e") == "abc d"
    assert not checker.missing


def test_combining_accents_are_put_together_before_they_are_looked_up() -> None:
    assert Checker().text("e\u0301") == "é"


def test_coverage_agrees_with_the_fonts() -> None:
    fonts = [font for font in FONTS.iterdir() if font.suffix in {".ttf", ".otf"}]
    every = {code for font in fonts for code in characters(font)}

    assert len(fonts) == 8
    assert list(zip(*glyphs._runs(), strict=True)) == [tuple(run) for run in ranges(every)]
    assert has_glyph("□")

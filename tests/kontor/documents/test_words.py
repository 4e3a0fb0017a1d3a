import csv
import string

import pytest

from kontor.documents.glyphs import undrawable
from kontor.documents.words import LANGUAGES, TABLE, spoken, words


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE))


def test_every_word_is_there_in_every_language_and_once() -> None:
    found = rows()

    assert len({row["key"] for row in found}) == len(found)
    for row in found:
        assert all(row[language].strip() for language in LANGUAGES), row["key"]


def test_every_language_fills_in_the_same_values() -> None:
    for row in rows():
        names = {
            language: {name for _, name, *_ in string.Formatter().parse(row[language]) if name}
            for language in LANGUAGES
        }
        assert len({frozenset(found) for found in names.values()}) == 1, row["key"]


def test_every_word_can_be_printed() -> None:
    assert undrawable("".join(text for row in rows() for text in row.values())) == ()


@pytest.mark.parametrize(
    ("asked", "answer"), [("de", "de"), ("zh-hans", "zh"), ("ca_ES", "ca"), ("sv", "en"), ("", "en"), (None, "en")]
)
def test_unknown_languages_read_english(asked: str | None, answer: str) -> None:
    assert spoken(asked) == answer


def test_the_first_known_language_wins() -> None:
    assert spoken("br", "fr", "en") == "fr"
    assert words("fr")["visit"] == "Visite"

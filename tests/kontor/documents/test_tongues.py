from datetime import date

from i18nfield.strings import LazyI18nString

from kontor.common import formats
from kontor.documents.tongues import Tongues

TITLE = LazyI18nString({"de": "Besuch", "en": "Visit", "zh-hans": "参观"})


def test_texts_stand_side_by_side() -> None:
    assert Tongues("de", "en").text(TITLE) == {"a": "Besuch", "b": "Visit"}
    assert Tongues("de", "zh").text(TITLE) == {"a": "Besuch", "b": "参观"}


def test_the_leading_language_always_says_something() -> None:
    assert Tongues("fr", "de").text(TITLE) == {"a": "Visit", "b": "Besuch"}
    assert Tongues("de", "en").text("Lippe Sensorik") == {"a": "Lippe Sensorik", "b": ""}
    assert Tongues("de").text(None) == {"a": "", "b": ""}


def test_the_same_is_said_once_only() -> None:
    assert Tongues("de", "en").word("cafe") == {"a": "World Café", "b": ""}


def test_dates_follow_their_language() -> None:
    day = date(2027, 5, 10)

    assert Tongues("de", "en").each(lambda _: formats.full_date(day)) == {"a": "10. Mai 2027", "b": "10 May 2027"}
    assert Tongues("ca", "zh").each(lambda _: formats.full_date(day))["b"] == "2027年5月10日"


def test_languages_come_from_what_is_known() -> None:
    assert Tongues.of(["de", "zh"]).languages == ["de", "zh"]
    assert Tongues.of(["en"]).languages == ["en"]
    assert Tongues.of([]).languages == ["de", "en"]
    assert Tongues("de", "en").names_of(["de", "fr"]) == {"a": "Deutsch, Französisch", "b": "German, French"}

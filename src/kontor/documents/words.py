"""The words that guests and hosts read on papers, phones and in calendars, in the six languages of the house.

One table for all of them, so that a translator needs one file and a paper can show two languages side by side.
"""

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("words.csv")
LANGUAGES = ("de", "en", "fr", "es", "ca", "zh")
DJANGO_NAMES = {"zh": "zh-hans"}


def django_name(language: str) -> str:
    """Return the language as Django's translations name it."""
    return DJANGO_NAMES.get(language, language)


def spoken(language: str | None, *others: str) -> str:
    """Return the first language that the table has, English when it has none of them."""
    for found in (language, *others):
        short = (found or "").replace("_", "-").split("-")[0].lower()
        if short in LANGUAGES:
            return short
    return "en"


@cache
def words(language: str) -> dict[str, str]:
    """Return every word of one language by its key."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: row[spoken(language)] for row in csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE)
        }

"""Folded forms of words: what two spellings of one name have in common.

Two strengths. ``plain`` drops case, accents and punctuation and keeps every letter. ``fold`` besides treats the German
ways of writing an umlaut as one (``Müller``, ``Mueller`` and ``Muller`` all give ``muller``), which now and then joins
two words that differ; use it to find, never to decide alone.
"""

import re
import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae",
     "œ": "oe", "Œ": "oe", "ı": "i", "·": "", "’": "'", "‘": "'", "`": "'", "´": "'"}
)  # fmt: skip
_NO_WORD = re.compile(r"[\W_]+")
_UMLAUT = re.compile(r"(?<![aeoq])([aou])e")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the text in lower case, without accents, its words separated by one blank.

    >>> plain("Café  Müller & Söhne")
    'cafe muller sohne'
    """
    bare = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", bare).casefold()).strip()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``plain`` with *ae*, *oe* and *ue* written as the bare vowel.

    >>> fold("Mueller") == fold("Müller") == fold("MULLER")
    True
    """
    return _UMLAUT.sub(r"\1", plain(text))


def has_cjk(text: str) -> bool:
    """Whether the text holds a Chinese, Japanese or Korean character."""
    return any("\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or char >= "\U00020000" for char in text)

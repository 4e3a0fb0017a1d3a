"""Words as the index keeps them.

One spelling stands for all: "Müller", "Mueller" and "Muller" become ``muller``, "Straße" becomes ``strasse``. Chinese,
Japanese and Korean are written without spaces; there every two neighbouring signs are a token, so that 机械 is found
inside 工业机械公司.
"""

import re
import unicodedata
from functools import lru_cache

MAX_LENGTH = 40  # characters of one token
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
RUN = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
IS_CJK = re.compile(rf"[{CJK}]")
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss"})
UMLAUTS = re.compile(r"([aou])e")


@lru_cache(maxsize=65536)  # an index holds the same words over and over
def canonical(word: str) -> str:
    """Return the one spelling of a word: small letters, no accents, ``ae oe ue`` as ``a o u``."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    return UMLAUTS.sub(r"\1", "".join(sign for sign in plain if not unicodedata.combining(sign)))[:MAX_LENGTH]


def tokens(text: str) -> list[str]:
    """Return a text's tokens in order, each once."""
    found: dict[str, None] = {}
    for run in RUN.findall(unicodedata.normalize("NFKC", text)):
        if IS_CJK.match(run):
            # The last sign alone as well: a search for one sign matches the beginning of a token.
            found.update(dict.fromkeys([*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]]))
        else:
            found[canonical(run)] = None
    return list(found)


def query_tokens(text: str) -> list[str]:
    """Return what all has to be found for a query. A run of several Chinese signs needs each of its pairs."""
    found: dict[str, None] = {}
    for run in RUN.findall(unicodedata.normalize("NFKC", text)[:200]):
        if IS_CJK.match(run) and len(run) > 1:
            found.update(dict.fromkeys(run[i : i + 2] for i in range(len(run) - 1)))
        else:
            found[canonical(run)] = None
    return list(found)

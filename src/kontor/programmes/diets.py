"""What people eat, whatever language they said it in: a kitchen reads its own.

The words of guests' lists are recognised by their stems in the six languages of the house; what is not recognised is
passed on as it was written.
"""

import re
import unicodedata

from kontor.documents.words import words

# Key of the house's words → stems without accents. The first that fits wins: "vegan" stands before "vegetari".
STEMS: dict[str, tuple[str, ...]] = {
    "diet_vegan": ("vegan", "vegali", "纯素"),
    "diet_vegetarian": ("vegetari", "素食"),
    "diet_pescetarian": ("pesce", "pesco", "pescato", "鱼素"),
    "diet_halal": ("halal", "清真"),
    "diet_kosher": ("koscher", "kosher", "casher", "kasher", "caixer", "犹太"),
    "diet_gluten": ("gluten", "zoliak", "celia", "coelia", "麸质"),
    "diet_lactose": ("lakto", "lacto", "lactosa", "乳糖"),
    "diet_nuts": ("nuss", "nusse", "nut ", "nuts", "noix", "frutos secos", "fruits secs", "fruita seca", "坚果"),
    "diet_pork": ("schwein", "pork", "porc", "cerdo", "猪肉"),
    "diet_beef": ("rind", "beef", "boeuf", "ternera", "vedella", "vacuno", "牛肉"),
}
_PARTS = re.compile(r"[,;/+]| und | and | et | y | i ")
NONE = frozenset({"", "-", "–", "keine", "none", "aucun", "aucune", "ninguna", "ninguno", "cap", "nein", "no", "无"})


def diet_names(text: str, language: str) -> list[str]:
    """Return the diets of a cell in one language, each once."""
    found = (_name(part.strip(), language) for part in _PARTS.split(text))
    return list(dict.fromkeys(name for name in found if name))


def _name(text: str, language: str) -> str:
    plain = _plain(text)
    if plain in NONE:
        return ""
    key = next((key for key, stems in STEMS.items() if any(stem in f"{plain} " for stem in stems)), None)
    return words(language)[key] if key else text


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("œ", "oe"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))

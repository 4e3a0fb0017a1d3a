"""Invented people of the region."""

from dataclasses import dataclass

GIVEN = (
    "Anke", "Jörg", "Ute", "Henning", "Selin", "Björn", "Marlies", "Tobias", "Özlem", "Günter", "Katharina",
    "Stefan", "Friederike", "Uwe", "Aylin", "Matthias", "Petra", "Carsten", "Elena", "Dirk", "Sabine", "Holger",
    "Wiebke", "Ralf", "Miriam", "Frank", "Heike", "Jan-Philipp", "Nadine", "Volker", "Gesa",
)  # fmt: skip
FAMILY = (
    "Brakhage", "Twelbeck", "Ostermüller", "Niewöhner", "Kleinsorge", "Höwelkröger", "Lükewille", "Dreckmeier",
    "Sundermann", "Wöstefeld", "Aydın", "Poggenklas", "Rethmeyer", "Schürkötter", "Vogtländer", "Hagemeister",
    "Böckstiege", "Quisbrok", "Tönsmann", "Ellerbrake", "Knollmann", "Jürgensmeier", "Wittenhake", "Papenfort",
    "Strothotte", "Grewe", "Kölling", "Obermeyer", "Wächter", "Finkeldey", "Mühlenkord", "Öttinghaus", "Rüter",
    "Sielemann", "Uphoff", "Welslau", "Zurhake",
)  # fmt: skip
FUNCTIONS = (
    "Geschäftsführung", "Vertriebsleitung", "Leitung Entwicklung", "Export", "Prokura", "Technische Leitung",
    "Assistenz der Geschäftsführung", "Marketing", "Leitung Produktion", "Geschäftsentwicklung",
)  # fmt: skip
ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ı": "i"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    given: str
    family: str
    function: str
    title: str = ""

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.title, self.given, self.family)))

    @property
    def mailbox(self) -> str:
        return f"{self.given}.{self.family}".translate(ASCII).lower().replace(" ", "")


def contact(number: int) -> Contact:
    """Return the contact with that number; neighbours differ in given and family name."""
    return Contact(
        given=GIVEN[number * 7 % len(GIVEN)],
        family=FAMILY[number * 5 % len(FAMILY)],
        function=FUNCTIONS[number * 3 % len(FUNCTIONS)],
        title="Dr." if number % 9 == 4 else "Prof. Dr." if number % 23 == 7 else "",
    )

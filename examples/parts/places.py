"""Real towns of East Westphalia and around, with a postal code each, and streets that most towns have."""

from dataclasses import dataclass

from parts.table import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    name: str
    code: str
    area_code: str


TOWNS = tuple(Town(**row) for row in rows("towns.csv"))
BY_NAME = {town.name: town for town in TOWNS}

STREETS = (
    "Industriestraße", "Bahnhofstraße", "Am Gewerbepark", "Bruchweg", "Mühlenweg", "Herforder Straße",
    "Detmolder Straße", "Werkstraße", "Zum Kanal", "Ravensberger Straße", "Lange Straße", "Carl-Zeiss-Straße",
    "Dieselstraße", "Senner Hellweg", "Lindenstraße", "Auf der Heide", "Am Teuto", "Gausekampweg", "Röntgenstraße",
)  # fmt: skip

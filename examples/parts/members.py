"""150 invented organisations of East Westphalia. The same numbers always give the same organisations."""

import random
from dataclasses import dataclass

from parts.people import ASCII, Contact, contact
from parts.places import BY_NAME, STREETS, TOWNS, Town
from parts.table import rows
from parts.trades import TRADES, Trade

COUNT = 150
STEMS = (
    "Hellweg", "Lippe", "Dalke", "Emmer", "Pader", "Senne", "Ems", "Bega", "Almetal", "Teuto", "Werre", "Nethe",
    "Diemel", "Wiehen", "Egge", "Ravensberg", "Lutter", "Sparren", "Wittekind", "Hermann", "Köterberg", "Brakhage",
    "Twelbeck", "Niewöhner", "Höwelkröger", "Kleinsorge", "Lükewille", "Dreckmeier", "Sundermann", "Poggenklas",
    "Rethmeyer", "Schürkötter", "Hagemeister", "Böckstiege", "Quisbrok", "Tönsmann", "Ellerbrake", "Wittenhake",
    "Strothotte", "Mühlenkord", "Öttinghaus", "Sielemann", "Welslau",
)  # fmt: skip
SIZES = {
    "Unternehmen": (6, 12, 18, 25, 40, 64, 85, 120, 180, 260, 410, 640, 1200, 2300),
    "Hochschule": (410, 640, 820),
    "Universität": (1900, 2300),
}
LANGUAGES = (
    "de", "Deutsch, Englisch", "de, en", "Deutsch; Englisch; Französisch", "de/en/es", "Deutsch, Englisch",
)  # fmt: skip
FORMS = ("GmbH", "GmbH & Co. KG", "GmbH", "AG", "KG", "GmbH", "SE", "e. K.", "mbH", "GmbH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    number: int
    name: str
    kind: str
    town: Town
    street: str
    domain: str
    phone: str
    contacts: tuple[Contact, ...]
    fields: str
    offer: str
    need: str
    since: tuple[int, int, int]  # year, month, day
    employees: int
    founded: int
    languages: str
    is_host: bool
    is_public: bool
    trade: Trade | None = None


def domain_of(name: str) -> str:
    """Return an invented web domain: names under .example belong to nobody."""
    words = (
        name.translate(ASCII).lower().replace("&", " ").replace("-", " ").replace(",", " ").replace(".", " ").split()
    )
    return (
        "-".join(word for word in words if word not in {"gmbh", "co", "kg", "ag", "se", "mbh", "e", "k", "v"})
        + ".example"
    )


def _member(number: int, name: str, kind: str, town: Town, fields: str, offer: str, need: str, draw: random.Random,
            trade: Trade | None = None) -> Member:  # fmt: skip
    return Member(
        number=number, name=name, kind=kind, town=town, trade=trade, fields=fields, offer=offer, need=need,
        street=f"{STREETS[number * 7 % len(STREETS)]} {draw.randint(1, 120)}",
        domain=domain_of(name),
        phone=f"{town.area_code} 555-{number:04d}",
        contacts=tuple(contact(number * 3 + offset) for offset in range(draw.choice((1, 1, 2, 1, 3)))),
        since=(draw.randint(2004, 2026), draw.randint(1, 9), draw.randint(1, 28)),
        employees=draw.choice(SIZES[kind]) if kind in SIZES else draw.choice((8, 12, 18, 25, 40, 64)),
        founded=draw.choice((1887, 1908, 1924, 1951, 1963, 1972, 1984, 1991, 1998, 2006, 2014, 2019)),
        languages=draw.choice(LANGUAGES),
        is_host=draw.random() < 0.35,
        is_public=draw.random() < 0.8,
    )  # fmt: skip


def members() -> tuple[Member, ...]:
    """Return institutions first, then companies; every name is there once."""
    draw = random.Random(20270510)
    found = [
        _member(number, row["name"], row["kind"], BY_NAME[row["town"]], row["fields"], row["offer"], row["need"], draw)
        for number, row in enumerate(rows("institutions.csv"), start=1)
    ]
    stem = 0
    while len(found) < COUNT:
        number = len(found) + 1
        trade = TRADES[stem % len(TRADES)]
        name = f"{STEMS[stem % len(STEMS)]} {trade.word} {FORMS[(stem + stem // len(FORMS)) % len(FORMS)]}"
        town = TOWNS[(stem * 11) % len(TOWNS)]
        found.append(_member(number, name, "Unternehmen", town, trade.fields, trade.offer, trade.need, draw, trade))
        stem += 1
    assert len({member.name for member in found}) == COUNT, "two members of one name"  # noqa: S101
    return tuple(found)

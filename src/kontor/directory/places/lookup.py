"""Finds places without a network: coordinates, time zone, country, and what a misspelt name was meant to be."""

import lzma
import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from kontor.common.folding import fold

HERE = Path(__file__).parent
_NEAR_KM = 90.0
"""A place this far from the seat of its postal region still lies in it; the regions are some 40 to 120 km wide."""
_EARTH_KM = 6371.0
_OWN_NAME = 20
"""How many times its people a place counts that bears the name itself, before one that is only called so elsewhere."""
_BRACKET = re.compile(r"\s*[(\[/,].*$")
_SHORT = {"a": "am", "d": "der", "i": "im", "v": "vor", "b": "bei", "o": "ob", "st": "sankt"}
_RIVERS = {"m": "main", "rh": "rhein", "n": "neckar", "westf": "westfalen", "wstf": "westfalen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town. ``admin`` is GeoNames' code of its first-order division; ``zone`` an IANA name."""

    name: str
    country: str
    admin: str
    latitude: float
    longitude: float
    people: int
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """``place`` is None where nothing fits. ``exact`` is False where the name had to be guessed from its spelling."""

    place: Place | None
    exact: bool = True
    suggestions: tuple[Place, ...] = ()


class _Table:
    def __init__(self, data: str) -> None:
        zones, *self._lines = data.split("\n")
        self._zones = zones.split("\t")
        self.index: dict[str, list[int]] = {}
        self.by_country: dict[str, list[str]] = {}
        for number, line in enumerate(self._lines):
            country = line.split("\t", 2)[1]
            keys = line[line.rindex("\t") + 1 :].split("|")
            self.by_country.setdefault(country, []).append(keys[0])
            for key in keys:
                self.index.setdefault(key, []).append(number)

    def place(self, number: int) -> Place:
        name, country, admin, lat, lon, people, zone, _ = self._lines[number].split("\t")
        return Place(
            name=name, country=country, admin=admin, latitude=float(lat), longitude=float(lon), people=int(people),
            zone=self._zones[int(zone)],
        )  # fmt: skip

    def named(self, key: str, country: str) -> list[Place]:
        places = [self.place(number) for number in self.index.get(key, ())]
        here = [place for place in places if not country or place.country == country]
        return sorted(here, key=lambda place: -place.people * (_OWN_NAME if fold(place.name) == key else 1))


@cache
def _table() -> _Table:
    return _Table(lzma.decompress((HERE / "cities.tsv.xz").read_bytes()).decode())


@cache
def _regions() -> dict[tuple[str, str], Place]:
    """The seat of each postal region: how far off a place may lie that claims a postal code."""
    regions: dict[tuple[str, str], Place] = {}
    for line in (HERE / "postal_regions.tsv").read_text("utf-8").splitlines()[1:]:
        country, prefix, seat = line.split("\t")
        found = _by_name(seat, country)
        if found:
            regions[country, prefix] = found[0]
    return regions


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees (haversine; R. W. Sinnott, Sky and Telescope 68, 1984)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def region_of(postal_code: str, country: str) -> Place | None:
    """Return the seat of the region a postal code belongs to; known for Germany, France and Spain."""
    return _regions().get((country, postal_code[:2])) if len(postal_code) == 5 else None


@lru_cache(maxsize=8192)
def find_place(city: str, country: str = "", postal_code: str = "") -> Found:
    """Return the town of that name, the likeliest where several bear it.

    A country, and the region of a postal code, choose between towns of one name. Where the name is unknown, one that is
    spelt nearly so is returned with ``exact=False``, and the rest as suggestions.
    """
    if not city.strip():
        return Found(place=None)
    places = _by_name(city, country)
    if places:
        return Found(place=_nearest(places, postal_code), suggestions=tuple(places[:3]))
    near = _by_spelling(fold(city), country, postal_code)
    if near:
        return Found(place=near[0], exact=False, suggestions=tuple(near[:3]))
    return Found(place=None)


def _by_name(city: str, country: str) -> list[Place]:
    table = _table()
    for form in _forms(city):
        places = table.named(form, country)
        if places:
            return places
    return []


def _forms(city: str) -> list[str]:
    """The name, without brackets, with its abbreviations spelt out, and its first part ("Bielefeld-Senne")."""
    whole, bare = fold(city), fold(_BRACKET.sub("", city))
    forms = [whole, bare]
    words = [_SHORT.get(word, word) for word in whole.split()]
    forms.append(" ".join(_RIVERS.get(word, word) if index else word for index, word in enumerate(words)))
    without = [word for word in forms[-1].split() if word not in {"westfalen", "ostwestfalen", "owl", "nrw", "lippe"}]
    forms.append(" ".join(without))
    if words[:1] == ["sankt"]:
        forms.append(" ".join(words))
    if "-" in city:
        forms.append(fold(city.split("-")[0]))
    if " am " in f" {forms[2]} " or " an der " in forms[2]:
        forms.append(re.split(r" (?:am|an der|im|bei|ob der|vor der|in) ", forms[2])[0])
    return [form for form in dict.fromkeys(forms) if len(form) > 1]


def _nearest(places: list[Place], postal_code: str) -> Place:
    region = region_of(postal_code, places[0].country) if postal_code else None
    if region is None or len(places) == 1:
        return places[0]
    seat = (region.latitude, region.longitude)
    return min(places, key=lambda place: distance_km(seat, (place.latitude, place.longitude)))


def _by_spelling(name: str, country: str, postal_code: str) -> list[Place]:
    table = _table()
    names = table.by_country.get(country) if country else list(table.index)
    if not names or len(name) < 4:
        return []
    cutoff = 82 if len(name) > 5 else 88
    hits = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=cutoff, limit=12)
    if len(name) > 5:
        hits += [(longer, 90.0, 0) for longer in names if longer.startswith((f"{name} ", f"bad {name}"))][:5]
    region = region_of(postal_code, country)

    def rank(hit: tuple[str, float, int]) -> tuple[float, int]:
        place = table.named(hit[0], country)[0]
        far = distance_km((region.latitude, region.longitude), (place.latitude, place.longitude)) if region else 0.0
        return (hit[1] - (0 if far < _NEAR_KM else 12) + min(place.people, 300_000) / 30_000, place.people)

    ranked = sorted(hits, key=rank, reverse=True)
    return list(dict.fromkeys(_nearest(table.named(hit[0], country), postal_code) for hit in ranked))


def fits_postal_code(place: Place, postal_code: str) -> bool | None:
    """Whether the place can lie in the region of the postal code; None where the region is not known."""
    region = region_of(postal_code, place.country)
    if region is None:
        return None
    return distance_km((region.latitude, region.longitude), (place.latitude, place.longitude)) <= _NEAR_KM

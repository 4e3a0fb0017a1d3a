"""How long a journey takes: an imported time if there is one, else great circle × detour at the mode's speed."""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from kontor.programmes.enums import TravelMode

EARTH_RADIUS_KM = 6371.0
# Different places are never nearer than this, whatever the city table says: it knows towns, not gates.
LEAST_MINUTES = 5
# For a place without coordinates; the page says that it is assumed.
ASSUMED_MINUTES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is. ``key`` is opaque; ``names`` are what an imported matrix may call it, the closest first."""

    key: str
    names: tuple[str, ...]
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_known(self) -> bool:
        return self.latitude is not None and self.longitude is not None


Known = Mapping[tuple[str, str], int]


def fold(name: str) -> str:
    """Return a name as the matrix compares it: without case, accents and double spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    return " ".join("".join(mark for mark in plain if not unicodedata.combining(mark)).casefold().split())


def great_circle(first: Place, second: Place) -> float:
    """Return the distance in km (haversine formula)."""
    if not (first.is_known and second.is_known):
        raise ValueError(f"{first.key} or {second.key} has no coordinates")
    lat1, lon1, lat2, lon2 = (
        math.radians(value or 0.0) for value in (first.latitude, first.longitude, second.latitude, second.longitude)
    )
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def road_km(first: Place, second: Place) -> float | None:
    """Return the estimated way by road in km, ``None`` where a place has no coordinates."""
    if not (first.is_known and second.is_known):
        return None
    return great_circle(first, second) * settings.TRAVEL_DETOUR


def minutes_between(first: Place, second: Place, mode: TravelMode, known: Known) -> int:
    """Return the minutes of a journey without boarding."""
    if first.key == second.key:
        return 0
    imported = _imported(first, second, known)
    if imported is not None:
        return imported
    km = road_km(first, second)
    if km is None:
        return ASSUMED_MINUTES
    return max(LEAST_MINUTES, math.ceil(60 * km / settings.TRAVEL_SPEEDS[mode.value]))


def matrix(places: Sequence[Place], mode: TravelMode, known: Known) -> tuple[tuple[int, ...], ...]:
    """Return the minutes from every place (row) to every other (column)."""
    return tuple(tuple(minutes_between(first, second, mode, known) for second in places) for first in places)


def _imported(first: Place, second: Place, known: Known) -> int | None:
    for origin in first.names:
        for target in second.names:
            if origin == target:
                continue
            found = known.get((origin, target), known.get((target, origin)))
            if found is not None:
                return found
    return None

"""A day's way as a small drawing: places from coordinates onto millimetres of paper."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import cos, radians

from kontor.common.labels import Box, Point, around, best
from kontor.programmes.enums import PlaceRole
from kontor.programmes.models import AgendaEntry, ProgrammePlace
from kontor.programmes.papers.facts import Facts, Week, town_of

NEAR = 0.015  # degrees: stops in one town share a dot
R, GAP, HIGH, LETTER = 1.6, 2.4, 2.6, 1.35  # millimetres: a dot, from it to its words, a line of them, a letter


@dataclass(frozen=True, slots=True)
class Spot:
    label: str
    latitude: float
    longitude: float
    is_base: bool = False

    def is_near(self, other: "Spot") -> bool:
        return abs(self.latitude - other.latitude) < NEAR and abs(self.longitude - other.longitude) < NEAR


def route_facts(
    week: Week, day: date, entries: list[AgendaEntry], *, width: float, height: float, room: float
) -> Facts | None:
    """Return a day's drawing, at most ``width`` by ``height`` millimetres; ``None`` when nobody drives anywhere.

    Words may stand beside the drawing: it lies in the middle of ``room`` millimetres.
    """
    base = _base(week, day)
    ways = {letter: _way(base, own) for letter, own in _by_group(week, entries).items()}
    spots = _merged([spot for way in ways.values() for spot in way])
    if len(spots) < 2:
        return None
    place, size = _scale(spots, width, height)
    return {
        "width": size[0],
        "height": size[1],
        "ways": [
            {"letter": letter, "points": [list(place(spot)) for spot in way]}
            for letter, way in ways.items()
            if len(way) > 1
        ],
        "dots": _dots(spots, place, size, ways, room),
    }


def _dots(
    spots: list[Spot], place: "_Place", size: tuple[float, float], ways: dict[str, list[Spot]], room: float
) -> list[Facts]:
    """Return the towns with where their words begin, end or have their middle."""
    lines = [(place(start), place(end)) for way in ways.values() for start, end in pairwise(way)]
    taken = [Box(x - R, y - R, x + R, y + R) for x, y in map(place, spots)]
    beside = (room - size[0]) / 2
    paper = Box(-beside, -HIGH - GAP, size[0] + beside, size[1] + HIGH + GAP)
    found = []
    for spot in spots:
        x, y = place(spot)
        words = around((x, y), LETTER * len(spot.label), HIGH, GAP)
        at = best(words, paper, taken, lines) or next(around((x, y), 0, HIGH, GAP))
        taken.append(at.box)
        found.append(
            {"x": x, "y": y, "label": spot.label, "base": spot.is_base, "anchor": at.anchor,
             "label-x": round(at.x, 2), "label-y": round(at.box.top, 2)}
        )  # fmt: skip
    return found


def _base(week: Week, day: date) -> Spot | None:
    """Return where the day begins and ends: the base of that night."""
    for place in week.programme.places.all():
        if place.role == PlaceRole.BASE and _holds(place, day) and place.latitude is not None:
            return Spot(place.city, place.latitude, place.longitude or 0.0, is_base=True)
    return None


def _holds(place: ProgrammePlace, day: date) -> bool:
    return (place.since is None or place.since <= day) and (place.until is None or day <= place.until)


def _by_group(week: Week, entries: list[AgendaEntry]) -> dict[str, list[AgendaEntry]]:
    letters = [group.letter for group in week.groups] or ["A"]
    return {
        letter: [entry for entry in entries if not week.letters_of(entry) or letter in week.letters_of(entry)]
        for letter in letters
    }


def _way(base: Spot | None, entries: list[AgendaEntry]) -> list[Spot]:
    stops = [
        Spot(town_of(entry), entry.latitude, entry.longitude)
        for entry in entries
        if entry.latitude is not None and entry.longitude is not None
    ]
    way = [base, *stops, base] if base else stops
    return [spot for number, spot in enumerate(way) if number == 0 or not spot.is_near(way[number - 1])]


def _merged(spots: list[Spot]) -> list[Spot]:
    found: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: not spot.is_base):
        if not any(spot.is_near(other) for other in found):
            found.append(spot)
    return found


def _scale(spots: list[Spot], width: float, height: float) -> tuple["_Place", tuple[float, float]]:
    north, south = max(s.latitude for s in spots), min(s.latitude for s in spots)
    east, west = max(s.longitude for s in spots), min(s.longitude for s in spots)
    squeeze = cos(radians((north + south) / 2))
    high, wide = max(north - south, 1e-6), max((east - west) * squeeze, 1e-6)
    unit = min(width / wide, height / high)
    return _Place(north, west, squeeze, unit), (round(wide * unit, 2), round(max(high * unit, 8), 2))


@dataclass(frozen=True, slots=True)
class _Place:
    north: float
    west: float
    squeeze: float
    unit: float  # millimetres a degree of latitude

    def __call__(self, spot: Spot) -> Point:
        x = (spot.longitude - self.west) * self.squeeze * self.unit
        return round(x, 2), round((self.north - spot.latitude) * self.unit, 2)

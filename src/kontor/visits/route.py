"""The drawing of a week's journeys: towns where they lie, one line a day. Server-rendered, coloured by tokens."""

import math
from dataclasses import dataclass

from kontor.common.labels import Box, Point, around, best
from kontor.visits.layout import Layout, LineKind
from kontor.visits.names import Names
from kontor.visits.travel import Place, road_km

# One colour and one dash a day, so that a grey print and a colour-blind reader tell them apart as well.
STROKES = (
    ("visit", ""), ("talk", "7 4"), ("cafe", ""), ("ceremony", "7 4"), ("meeting", ""), ("meal", "2 4"),
    ("transfer", "7 4"),
)  # fmt: skip

TOUCH = 9  # pixels within which two places are drawn as one
MOST_NOTES = 8  # towns; with more, a small drawing names them without their days
SMALL = 300
LETTER = 5.6  # the width of a letter of the labels, on average


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    day: str
    colour: str
    dash: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where a town's words stand. SVG reads numbers with a point, whatever the reader's language writes: texts."""

    x: str
    y: str
    note_y: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town of the drawing. Without ``label`` its words found no room; a pointer still reads them."""

    name: str
    note: str
    x: float
    y: float
    is_base: bool
    label: Label | None

    @property
    def x_text(self) -> str:
        return f"{self.x:.1f}"

    @property
    def y_text(self) -> str:
        return f"{self.y:.1f}"

    @property
    def box_x(self) -> str:
        return f"{self.x - 10:.1f}"

    @property
    def box_y(self) -> str:
        return f"{self.y - 6:.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    width: int
    height: int
    strokes: list[Stroke]
    towns: list[Town]
    km: int


def draw(names: Names, layout: Layout, *, width: int = 240, height: int = 158, only: str | None = None) -> Drawing:
    """Draw the journeys of every group, or of one."""
    drives = [line for line in layout.lines if line.kind is LineKind.DRIVE and (only is None or only in line.groups)]
    places = names.week.places
    used = {key for line in drives for key in (line.place, line.to) if key and places[key].is_known}
    paper = _Paper.around([places[key] for key in used], width, height)
    days: dict[int, list[tuple[Place, Place]]] = {}
    for line in drives:
        if line.place in used and line.to in used:
            days.setdefault(line.day, []).append((places[line.place or ""], places[line.to or ""]))
    return Drawing(
        width=width,
        height=height,
        strokes=[
            Stroke(
                day=names.weekday(day), colour=STROKES[day % len(STROKES)][0], dash=STROKES[day % len(STROKES)][1],
                points=paper.path(legs, day),
            )
            for day, legs in sorted(days.items())
        ],
        towns=_towns(names, paper, days, used),
        km=round(sum((road_km(first, second) or 0) for legs in days.values() for first, second in legs)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A flat map of a small region: good to a per cent within some hundred kilometres."""

    west: float
    north: float
    scale: float
    squeeze: float  # of a degree of longitude at this latitude
    left: float
    top: float
    width: int
    height: int

    @classmethod
    def around(cls, places: list[Place], width: int, height: int) -> "_Paper":
        lats = [place.latitude or 0.0 for place in places] or [0.0]
        lons = [place.longitude or 0.0 for place in places] or [0.0]
        squeeze = math.cos(math.radians(sum(lats) / len(lats)))
        wide, high = (max(lons) - min(lons)) * squeeze, max(lats) - min(lats)
        room_x, room_y = width - 110, height - 50
        scale = min(room_x / wide if wide else math.inf, room_y / high if high else math.inf)
        scale = scale if math.isfinite(scale) else 1.0
        return cls(
            west=min(lons), north=max(lats), scale=scale, squeeze=squeeze,
            left=(width - wide * scale) / 2, top=(height - high * scale) / 2, width=width, height=height,
        )  # fmt: skip

    def point(self, place: Place) -> tuple[float, float]:
        x = self.left + ((place.longitude or 0.0) - self.west) * self.squeeze * self.scale
        y = self.top + (self.north - (place.latitude or 0.0)) * self.scale
        return round(x, 1), round(y, 1)

    def path(self, legs: list[tuple[Place, Place]], day: int) -> str:
        """Return the day's legs as an SVG path, each day a little beside the others."""
        aside = (day % 5 - 2) * 1.6
        found = []
        for first, second in dict.fromkeys(legs):
            (x1, y1), (x2, y2) = self.point(first), self.point(second)
            if (x1, y1) != (x2, y2):
                found.append(f"M{x1 + aside:.1f} {y1 + aside:.1f}L{x2 + aside:.1f} {y2 + aside:.1f}")
        return "".join(found)


def _towns(names: Names, paper: _Paper, days: dict[int, list[tuple[Place, Place]]], used: set[str]) -> list[Town]:
    """Return each town once, with the days on which somebody goes there. Places that nearly touch are one town."""
    spots: list[tuple[float, float, Place, list[int]]] = []
    for key in sorted(used, key=lambda key: (not key.startswith("b"), not key.startswith("h"), key)):
        place = names.week.places[key]
        x, y = paper.point(place)
        goals = [day for day, legs in sorted(days.items()) for _first, second in legs if second.key == key]
        near = next((spot for spot in spots if abs(spot[0] - x) < TOUCH and abs(spot[1] - y) < TOUCH), None)
        if near is not None:
            near[3].extend(goals)
        else:
            spots.append((x, y, place, goals))
    notes = len(spots) <= MOST_NOTES or paper.width > SMALL
    sheet = _Sheet(
        taken=[Box(x - 6, y - 6, x + 6, y + 6) for x, y, _place, _goals in spots],
        lines=[(paper.point(first), paper.point(second)) for legs in days.values() for first, second in set(legs)],
    )
    return [_town(names, paper, spot, sheet, with_note=notes) for spot in spots]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What stands on the drawing already: boxes that words must not meet, and lines that they had better not."""

    taken: list[Box]
    lines: list[tuple[Point, Point]]


def _town(
    names: Names, paper: _Paper, spot: tuple[float, float, Place, list[int]], sheet: _Sheet, *, with_note: bool
) -> Town:
    x, y, place, goals = spot
    is_base = place.key.startswith("b")
    note = " ".join(names.weekday(day) for day in sorted(set(goals))) if with_note and not is_base else ""
    name = names.town(place.key)
    label = _label(paper, sheet, x, y, LETTER * max(len(name), len(note)), 24.0 if note else 12.0)
    return Town(name=name, note=note, x=x, y=y, is_base=is_base, label=label)


def _label(paper: _Paper, sheet: _Sheet, x: float, y: float, wide: float, high: float) -> Label | None:
    """Put words beside a town, where they meet nothing that stands already and as few lines as can be."""
    room = Box(0, 0, paper.width, paper.height)
    spot = best(around((x, y), wide, high, 12), room, sheet.taken, sheet.lines)
    if spot is None:
        return None
    sheet.taken.append(spot.box)
    top = spot.box.top
    return Label(x=f"{spot.x:.1f}", y=f"{top + 10:.1f}", note_y=f"{top + 22:.1f}", anchor=spot.anchor)

"""A map of our own: circles for towns, drawn from their coordinates. No tiles, nothing from outside."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from kontor.directory.places import distance_km

WIDTH, HEIGHT, MARGIN = 380, 560, 46
_NEAR_KM = 130.0
_LABEL_PER_SIGN, _LABEL_HEIGHT = 5.6, 12.0
_MAY_OVERLAP = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A circle on the map, in the picture's units; towns whose circles would cover each other share one.

    ``name`` is the largest one's, ``names`` are all. The name stands below or above its circle,
    and nowhere where it would cover another.
    """

    name: str
    names: tuple[str, ...]
    count: int
    x: float
    y: float
    radius: float
    label_y: float | None

    @property
    def labelled(self) -> bool:
        return self.label_y is not None

    @property
    def number_y(self) -> float:
        return round(self.y + 4, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """``ground`` is the outline of the region, as points of a polygon; ``outside`` counts what lies beyond it."""

    towns: Sequence[Town]
    ground: str
    outside: int
    height: int
    width: int = WIDTH


def draw(places: Iterable[tuple[str, float, float]]) -> Picture | None:
    """Draw towns from their names, latitudes and longitudes, one per hit. A few far away are left out and counted."""
    counts: dict[str, list[tuple[float, float]]] = {}
    for name, latitude, longitude in places:
        counts.setdefault(name, []).append((latitude, longitude))
    if not counts:
        return None
    every = [point for points in counts.values() for point in points]
    centre = (median(lat for lat, _ in every), median(lon for _, lon in every))
    near = {name: points for name, points in counts.items() if distance_km(centre, points[0]) <= _NEAR_KM}
    inside = sum(map(len, near.values()))
    if inside < 0.5 * len(every):
        near, inside = counts, len(every)
    project = _projection([points[0] for points in near.values()], centre[0])
    towns = _labelled(_merged(near, project))
    return Picture(towns=towns, ground=_ground(towns), outside=len(every) - inside, height=project.height)


def _projection(points: Sequence[tuple[float, float]], latitude: float) -> "_Projection":
    squeeze = math.cos(math.radians(latitude))
    xs, ys = [lon * squeeze for _, lon in points], [lat for lat, _ in points]
    wide, high = max(max(xs) - min(xs), 0.05), max(max(ys) - min(ys), 0.05)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    return _Projection(
        squeeze=squeeze, scale=scale, middle_x=(max(xs) + min(xs)) / 2, middle_y=(max(ys) + min(ys)) / 2,
        height=round(high * scale) + 2 * MARGIN,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Projection:
    squeeze: float
    scale: float
    middle_x: float
    middle_y: float
    height: int

    def __call__(self, point: tuple[float, float]) -> tuple[float, float]:
        x = WIDTH / 2 + (point[1] * self.squeeze - self.middle_x) * self.scale
        y = self.height / 2 - (point[0] - self.middle_y) * self.scale
        return round(x, 1), round(y, 1)


@dataclass(slots=True, kw_only=True)
class _Spot:
    names: list[str]
    count: int
    x: float
    y: float

    @property
    def radius(self) -> float:
        return round(min(7 + 3.2 * math.sqrt(self.count), 24), 1)

    def covers(self, other: "_Spot") -> bool:
        return math.hypot(self.x - other.x, self.y - other.y) < self.radius + other.radius - _MAY_OVERLAP


def _merged(near: Mapping[str, Sequence[tuple[float, float]]], project: _Projection) -> list[_Spot]:
    """Return the circles, the largest first; a circle that would cover a larger one is added to it."""
    spots = [
        _Spot(names=[name], count=len(points), x=x, y=y)
        for name, points in near.items()
        for x, y in [project(points[0])]
    ]
    while True:
        kept: list[_Spot] = []
        for spot in sorted(spots, key=lambda one: (-one.count, one.names)):
            larger = next((one for one in kept if one.covers(spot)), None)
            if larger is None:
                kept.append(spot)
            else:
                larger.names += spot.names
                larger.count += spot.count
        if len(kept) == len(spots):
            return kept
        spots = kept


def _labelled(spots: Sequence[_Spot]) -> list[Town]:
    """Place the largest first; a name is written only where it covers neither a name nor a circle."""
    towns: list[Town] = []
    taken = [(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in spots]
    for spot in spots:
        name, x, y, radius = spot.names[0], spot.x, spot.y, spot.radius
        half = len(name) * _LABEL_PER_SIGN / 2
        label_y = None
        for top in (y + radius + 3, y - radius - 3 - _LABEL_HEIGHT):
            label = (x - half, top, x + half, top + _LABEL_HEIGHT)
            if not any(_overlap(label, other) for other in taken) and label[0] > 0 and label[2] < WIDTH:
                label_y = round(top + 10, 1)
                taken.append(label)
                break
        towns.append(
            Town(name=name, names=tuple(spot.names), count=spot.count, x=x, y=y, radius=radius, label_y=label_y)
        )
    return towns


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _ground(towns: Sequence[Town]) -> str:
    """The convex hull of the circles' surroundings (A. M. Andrew, Information Processing Letters 9, 1979)."""
    points = sorted({
        (round(town.x + math.cos(turn) * 38, 1), round(town.y + math.sin(turn) * 38, 1))
        for town in towns
        for turn in (step * math.pi / 6 for step in range(12))
    })  # fmt: skip
    lower, upper = _half(points), _half(points[::-1])
    return " ".join(f"{x},{y}" for x, y in [*lower[:-1], *upper[:-1]])


def _half(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    hull: list[tuple[float, float]] = []
    for point in points:
        while len(hull) > 1 and _turn(hull[-2], hull[-1], point) <= 0:
            hull.pop()
        hull.append(point)
    return hull


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

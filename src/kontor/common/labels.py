"""Words beside the points of a drawing: where they meet no other words and, if it can be, no line."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """Left, top, right, bottom in the drawing's own unit, downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, other: "Box") -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def is_crossed(self, start: Point, end: Point) -> bool:
        """Tell whether a straight line goes through the box: clipped at all four sides, something of it is left."""
        first, last = 0.0, 1.0
        for axis, low, high in ((0, self.left, self.right), (1, self.top, self.bottom)):
            at, way = start[axis], end[axis] - start[axis]
            if way == 0:
                if not low < at < high:
                    return False
                continue
            enters, leaves = sorted(((low - at) / way, (high - at) / way))
            first, last = max(first, enters), min(last, leaves)
        return first < last


class Spot(NamedTuple):
    """One place for words: ``anchor`` as SVG has it, at ``x``."""

    anchor: str
    x: float
    box: Box


def around(point: Point, wide: float, high: float, gap: float) -> Iterator[Spot]:
    """Yield the places for words around a point, the best to read first."""
    x, y = point
    beside, level, above, below = gap, y - high / 2, y - gap * 0.7 - high, y + gap * 0.7
    for anchor, at, top in (
        ("start", x + beside, level), ("end", x - beside, level), ("middle", x, above), ("middle", x, below),
        ("start", x + beside / 2, above), ("start", x + beside / 2, below),
        ("end", x - beside / 2, above), ("end", x - beside / 2, below),
    ):  # fmt: skip
        left = {"start": at, "end": at - wide, "middle": at - wide / 2}[anchor]
        yield Spot(anchor, at, Box(left, top, left + wide, top + high))


def best(spots: Iterator[Spot], paper: Box, taken: Sequence[Box], lines: Sequence[tuple[Point, Point]]) -> Spot | None:
    """Return the place on the paper that meets nothing taken and is crossed by the fewest lines, ``None`` if all do."""
    free = [spot for spot in spots if paper.holds(spot.box) and not any(spot.box.meets(other) for other in taken)]
    return min(free, key=lambda spot: sum(spot.box.is_crossed(*line) for line in lines), default=None)

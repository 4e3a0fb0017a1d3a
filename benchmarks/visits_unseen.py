"""Made-up instances of the kinds that a run was not tuned on: long routes in wide windows, and hundreds of customers.

    python -m benchmarks.visits_unseen write FOLDER               # the instances, in the published format
    python -m benchmarks.visits_unseen compare FOLDER [--seconds 5] [--long 60] [--seeds 1,2] [--cases NAME:DAYS,...]

After Solomon's second series (a hundred customers, horizons of 960 to 3390, routes of thirty and more, windows for all
customers or a share of them) and Cordeau's (48 to 288 customers around a few seeds, which is closer than uniform and
looser than clusters, coordinates with three decimals, windows that open in the first half of the day). ``compare``
writes one CSV line a case: the score after the short time, the best of the long runs, and the gap between them.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, hypot
from pathlib import Path

from planwerk.core.limits import Limits
from planwerk.visits import check, solve, warm
from planwerk.visits.toptw import read_toptw


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How an instance is drawn: times in its own units, ``share`` of the customers that have a window of their own."""

    name: str
    customers: int
    horizon: int
    service: tuple[int, int]
    score: tuple[int, int]
    width: tuple[int, int]
    share: float
    kind: str
    days: tuple[int, ...]


def recipes() -> tuple[Recipe, ...]:
    """Return the instances by name: ``long-*`` like Solomon's second series, ``pr9*`` like Cordeau's."""
    return (*_long(), *_cordeau())


def _long() -> Iterator[Recipe]:
    widths: dict[str, tuple[tuple[int, int, float], ...]] = {
        "scattered": (
            (80, 150, 1.0),
            (80, 150, 0.5),
            (80, 150, 0.25),
            (240, 240, 1.0),
            (240, 240, 0.25),
            (80, 500, 1.0),
        ),
        "clustered": ((160, 160, 1.0), (160, 160, 0.5), (160, 160, 0.25), (640, 640, 1.0), (160, 900, 1.0)),
        "mixed": ((120, 120, 1.0), (120, 120, 0.5), (120, 120, 0.25), (60, 500, 1.0), (240, 240, 1.0)),
    }
    kinds = (("scattered", 1000, 10, (1, 41)), ("clustered", 3390, 90, (10, 50)), ("mixed", 960, 10, (2, 40)))
    for kind, horizon, service, score in kinds:
        for turn, (least, most, share) in enumerate(widths[kind], 1):
            yield Recipe(
                name=f"long-{kind}-{turn}",
                customers=100,
                horizon=horizon,
                service=(service, service),
                score=score,
                width=(least, most),
                share=share,
                kind=kind,
                days=(1, 2, 3, 4),
            )


def _cordeau() -> Iterator[Recipe]:
    for row, customers in enumerate((48, 96, 144, 192, 240, 288)):
        for turn, width in enumerate(((90, 180), (180, 360))):
            yield Recipe(
                name=f"pr9{row}{turn}",
                customers=customers,
                horizon=1000,
                service=(1, 25),
                score=(1, 25),
                width=width,
                share=1.0,
                kind="seeds",
                days=(1, 2, 3, 4),
            )


def text_of(recipe: Recipe) -> str:
    """Return the instance in the published format; the same recipe gives the same text."""
    draw = random.Random(recipe.name)
    lines = [f"1 1 {recipe.customers} 1", f"{recipe.horizon} 1"]
    lines.append(f"0 0 0 0 0 0 0 0 {recipe.horizon}")
    places = Places(recipe.kind, draw)
    for number in range(1, recipe.customers + 1):
        x, y = next(places)
        service, score, away = draw.randint(*recipe.service), draw.randint(*recipe.score), hypot(x, y)
        first, last = int(away) + 1, int(recipe.horizon - away - service) - 1
        opens, closes = 0, last
        if recipe.kind == "seeds":
            opens = draw.randint(60, 480)
            closes = opens + draw.randint(*recipe.width)
        elif draw.random() < recipe.share:
            width, middle = draw.randint(*recipe.width), draw.randint(first, last)
            opens, closes = max(first, middle - width // 2), min(last, middle + width // 2)
        lines.append(f"{number} {x} {y} {service} {score} 1 1 1 {opens} {closes}")
    return "\n".join(lines) + "\n"


class Places(Iterator[tuple[float, float]]):
    """Customers' coordinates, seen from the base."""

    def __init__(self, kind: str, draw: random.Random) -> None:
        self._kind, self._draw = kind, draw
        reach, count = (50.0, 4) if kind == "seeds" else (35.0, 8)
        self._centres = [self._anywhere(reach) for _ in range(count)]

    def __next__(self) -> tuple[float, float]:
        draw = self._draw
        if self._kind == "seeds":
            return self._near_a_seed()
        if self._kind == "clustered" or (self._kind == "mixed" and draw.random() < 0.5):
            x, y = draw.choice(self._centres)
            return round(x + draw.gauss(0, 3)), round(y + draw.gauss(0, 3))
        x, y = self._anywhere(35.0)
        return round(x), round(y)

    def _anywhere(self, reach: float) -> tuple[float, float]:
        return self._draw.uniform(-reach, reach), self._draw.uniform(-reach, reach)

    def _near_a_seed(self) -> tuple[float, float]:
        """A point is the likelier the nearer it is to some seed, falling off with the distance over 20."""
        while True:
            x, y = self._anywhere(100.0)
            if self._draw.random() < sum(exp(-hypot(x - a, y - b) / 20) for a, b in self._centres):
                return round(x, 3), round(y, 3)


def write(folder: Path) -> None:
    """Write every instance into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for recipe in recipes():
        (folder / f"{recipe.name}.txt").write_text(text_of(recipe))


def score(path: Path, days: int, seconds: float, seed: int) -> tuple[int, int, int]:
    """Return the score that the referee confirms, the bound and the rounds. Raises ValueError for a broken plan."""
    problem = read_toptw(path, days)
    result = solve(problem, Limits(seconds=seconds, seed=seed))
    report = None if result.solution is None else check(problem, result.solution)
    if report is None or not report.ok:
        raise ValueError(f"{path.name}, {days} days: no plan that the referee accepts")
    return int(report.levels[0].value), int(result.levels[0].bound or 0), result.iterations


def compare(folder: Path, cases: list[tuple[str, int]], seconds: float, long: float, seeds: list[int]) -> None:
    """Write a CSV line a case: the short run with each seed beside the best of all runs."""
    warm()
    print("instance,days,rounds,short,mean_short,best,bound,gap_percent,mean_gap_percent", flush=True)
    for name, days in cases:
        path = folder / f"{name}.txt"
        short = [score(path, days, seconds, seed) for seed in seeds]
        found = [one[0] for one in short]
        best = max(found) if max(found) == short[0][1] else 0
        if not best and long:
            best = max(found + [score(path, days, long, 1000 + seed)[0] for seed in seeds])
        mean, best = sum(found) / len(found), best or max(found)
        gaps = [100 * (best - value) / best for value in (found[0], mean)]
        row = [name, days, short[0][2], found[0], f"{mean:.1f}", best, short[0][1], *(f"{gap:.2f}" for gap in gaps)]
        print(",".join(map(str, row)), flush=True)


def main() -> None:
    """Write the instances, or measure on them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--long", type=float, default=60)
    parser.add_argument("--seeds", default="1,2")
    parser.add_argument("--cases", default="")
    chosen = parser.parse_args()
    if chosen.what == "write":
        write(chosen.folder)
        return
    known = [(recipe.name, days) for recipe in recipes() for days in recipe.days]
    asked = [case.split(":") for case in chosen.cases.split(",") if case]
    cases = [(name, int(days)) for name, days in asked] or known
    compare(chosen.folder, cases, chosen.seconds, chosen.long, [int(seed) for seed in chosen.seeds.split(",")])


if __name__ == "__main__":
    main()

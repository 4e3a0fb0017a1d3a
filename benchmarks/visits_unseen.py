"""Made-up instances of the kinds that a run was not tuned on: long routes in wide windows, and hundreds of customers.

    python -m benchmarks.visits_unseen write FOLDER               # the instances, in the published format
    python -m benchmarks.visits_unseen compare FOLDER [--seconds 5] [--long 60] [--seeds 1,2] [--cases NAME:DAYS,...]

After Solomon's second series (horizons of 960 to 3390, a hundred customers, routes of thirty and more) and Cordeau's
(48 to 288 customers, coordinates with three decimals). ``compare`` writes one CSV line a case: the score after the
short time, the best of the long runs, and the gap between them.
"""

import argparse
import random
from dataclasses import dataclass
from math import hypot
from pathlib import Path

from planwerk.core.limits import Limits
from planwerk.visits import check, solve, warm
from planwerk.visits.toptw import read_toptw

KINDS = ("scattered", "clustered", "mixed")


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
    spread: float = 35.0
    decimals: int = 0


def recipes() -> tuple[Recipe, ...]:
    """Return the instances by name: ``long-*`` like Solomon's second series, ``pr9*`` like Cordeau's."""
    found = []
    for number, (kind, horizon, service, score) in enumerate(
        (
            ("scattered", 1000, (10, 10), (1, 41)),
            ("clustered", 3390, (90, 90), (10, 40)),
            ("mixed", 960, (10, 10), (2, 40)),
        )
    ):
        for turn, (width, share) in enumerate((((110, 130), 1.0), ((240, 240), 1.0), ((120, 500), 0.6))):
            wide = tuple(round(one * horizon / 1000) for one in width)
            found.append(
                Recipe(
                    name=f"long-{kind}-{turn + 1}",
                    customers=100,
                    horizon=horizon,
                    service=service,
                    score=score,
                    width=(wide[0], wide[1]),
                    share=share,
                    kind=kind,
                    days=(1, 2, 3) if number != 1 else (1, 2, 3, 4),
                )
            )
    for row, customers in enumerate((48, 96, 144, 192, 240, 288)):
        for turn, width in enumerate(((90, 180), (180, 360))):
            found.append(
                Recipe(
                    name=f"pr9{row}{turn}",
                    customers=customers,
                    horizon=1000,
                    service=(1, 25),
                    score=(1, 25),
                    width=width,
                    share=1.0,
                    kind="mixed",
                    days=(1, 2, 3, 4),
                    spread=70.0,
                    decimals=3,
                )
            )
    return tuple(found)


def text_of(recipe: Recipe) -> str:
    """Return the instance in the published format; the same recipe gives the same text."""
    draw = random.Random(recipe.name)
    centres = [_point(draw, recipe.spread, 1.0) for _ in range(8)]
    lines = [f"1 1 {recipe.customers} 1", f"{recipe.horizon} 1"]
    lines.append(f"0 0 0 0 0 0 0 0 {recipe.horizon}")
    for number in range(1, recipe.customers + 1):
        clustered = recipe.kind == "clustered" or (recipe.kind == "mixed" and draw.random() < 0.5)
        if clustered:
            x, y = draw.choice(centres)
            x, y = x + draw.gauss(0, recipe.spread / 12), y + draw.gauss(0, recipe.spread / 12)
        else:
            x, y = _point(draw, recipe.spread, 1.0)
        x, y = round(x, recipe.decimals), round(y, recipe.decimals)
        service, score, away = draw.randint(*recipe.service), draw.randint(*recipe.score), hypot(x, y)
        first, last = int(away) + 1, int(recipe.horizon - away - service) - 1
        opens, closes = 0, last
        if draw.random() < recipe.share:
            width = draw.randint(*recipe.width)
            middle = draw.randint(first, last)
            opens, closes = max(first, middle - width // 2), min(last, middle + width // 2)
        lines.append(f"{number} {x} {y} {service} {score} 1 1 1 {opens} {closes}")
    return "\n".join(lines) + "\n"


def _point(draw: random.Random, spread: float, reach: float) -> tuple[float, float]:
    return draw.uniform(-spread, spread) * reach, draw.uniform(-spread, spread) * reach


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

"""Run every published instance against its known value and write a CSV with ratios.

usage: python benchmarks/meetings_breaks.py FOLDER KNOWN.csv OUT.csv [--seconds 120] [--workers 2] [--seed 1]
"""

import argparse
from pathlib import Path

from planwerk.core.limits import Limits
from planwerk.meetings import bench


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("known", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    limits = Limits(seconds=given.seconds, workers=given.workers, seed=given.seed)
    bench.run(given.folder, known=given.known, limits=limits, target=given.out)


if __name__ == "__main__":
    main()

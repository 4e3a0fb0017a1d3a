"""The door to ``planwerk.visits``: rows to a problem, a plan to rows, a plan laid out in time."""

from kontor.visits.bridge.desk import Desk, lay_out
from kontor.visits.bridge.problem import problem_of
from kontor.visits.bridge.runs import fingerprint, plan_of, problem_json, recheck, slots_of, solve, versions

__all__ = [
    "Desk",
    "fingerprint",
    "lay_out",
    "plan_of",
    "problem_json",
    "problem_of",
    "recheck",
    "slots_of",
    "solve",
    "versions",
]

"""Reading and writing: the engine's own JSON (fields as in ``problem`` and ``solution``), and a plan as CSV.

``docs/planwerk/visits.md`` describes the JSON with an example.
"""

import csv
import io
from typing import Any

from planwerk.core.result import Conflict, Level, Reason, Result, Violation
from planwerk.visits.evaluate import evaluate
from planwerk.visits.jsonio import decode, encode
from planwerk.visits.problem import Problem
from planwerk.visits.solution import VisitPlan
from planwerk.visits.words import clock


def problem_from_json(data: Any, where: str = "problem") -> Problem:
    """Return a problem from plain JSON values. Raises ProblemError."""
    return decode(Problem, data, where)


def problem_to_json(problem: Problem) -> Any:
    return encode(problem)


def plan_from_json(data: Any, where: str = "plan") -> VisitPlan:
    """Return a plan from plain JSON values, bare or as the ``plan`` of a written result. Raises ProblemError."""
    return decode(VisitPlan, data["plan"] if isinstance(data, dict) and "plan" in data else data, where)


def plan_to_json(plan: VisitPlan) -> Any:
    return encode(plan)


def result_to_json(result: Result[VisitPlan]) -> Any:
    """Return a result as plain JSON values: status, levels, plan, who was left out and why, a conflict if any."""
    return {
        "status": str(result.status),
        "levels": [_level(level) for level in result.levels],
        "plan": None if result.solution is None else plan_to_json(result.solution),
        "left_out": [{"id": name, "reasons": [_reason(r) for r in reasons]} for name, reasons in result.left_out],
        "conflict": _conflict(result.conflict),
        "seconds": round(result.seconds, 3),
        "iterations": result.iterations,
    }


def violations_to_json(violations: tuple[Violation, ...]) -> Any:
    return [{"code": v.code, "message": v.message, "subjects": list(v.subjects)} for v in violations]


def _level(level: Level) -> Any:
    return {
        "name": level.name,
        "value": level.value,
        "bound": level.bound,
        "proved": level.proved,
        "sense": level.sense,
    }


def _reason(reason: Reason) -> Any:
    return {
        "code": reason.code,
        "message": reason.message,
        "subjects": list(reason.subjects),
        "mend": reason.mend,
    }


def _conflict(conflict: Conflict | None) -> Any:
    return None if conflict is None else [_reason(reason) for reason in conflict.reasons]


def plan_to_csv(problem: Problem, plan: VisitPlan) -> str:
    """Return a plan's legs as CSV with semicolons: day, group, from, to, what, where, where to."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["day", "group", "start", "end", "kind", "item", "place", "to"])
    for sheet in evaluate(problem, plan):
        for leg in sheet.legs:
            row = [leg.kind.value, leg.subject, leg.place or "", leg.to or ""]
            writer.writerow([problem.days[sheet.day].id, sheet.group, clock(leg.start), clock(leg.end), *row])
    return out.getvalue()

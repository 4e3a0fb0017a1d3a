"""Which few requirements cannot hold together."""

from planwerk.core.result import Conflict, Reason
from planwerk.meetings import check as referee
from planwerk.meetings.explain import counting
from planwerk.meetings.problem import Problem
from planwerk.meetings.solution import Schedule


def conflict(
    problem: Problem, *, fairness: int | None = None, seconds: float = 10.0, proved: bool = False
) -> Conflict | None:
    """Return a small conflict of a problem in which every meeting has to take place (objective ``breaks``).

    ``None`` when there is none, or when it is not found within about ``seconds``; where the caller has ``proved`` that
    there is one, a conflict without names instead.
    """
    found = counting.find(problem)
    if found is not None:
        return found
    from planwerk.meetings.explain import cores  # brings PySAT: only where it is used

    bound = problem.fairness if fairness is None else fairness
    found = cores.find(problem, fairness=None, seconds=seconds / 2 if bound is not None else seconds)
    if found is None and bound is not None:
        found = cores.find(problem, fairness=bound, seconds=seconds / 2)
    if found is None and proved:
        message = "the meetings cannot all take place" if bound is None else f"no plan keeps breaks within {bound}"
        code, mend = ("all-placed", "drop a meeting") if bound is None else ("fairness", "allow a larger difference")
        return Conflict(reasons=(Reason(code=code, message=message, mend=mend),))
    return found


def kept_conflict(problem: Problem) -> Conflict | None:
    """Return what is wrong with what an earlier plan wants kept (objective ``product``): locks, history, budget."""
    kept = problem.kept()
    report = referee.check(problem, Schedule(placements=tuple(kept.values())))
    wrong = [row for row in report.violations if row.code not in ("budget", "interpreter")]
    if wrong:
        mend = "unlock one of the meetings"
        return Conflict(
            reasons=tuple(Reason(code=row.code, message=row.message, subjects=row.subjects, mend=mend) for row in wrong)
        )
    if problem.previous is not None and problem.previous.budget is not None:
        return Conflict(reasons=(_over_budget(problem, problem.previous.budget),))
    if problem.fairness is not None:
        message = f"no plan keeps the difference of gaps within {problem.fairness} with what is locked"
        return Conflict(reasons=(Reason(code="fair-gaps", message=message, mend="allow a larger difference"),))
    return None


def _over_budget(problem: Problem, budget: int) -> Reason:
    """Name the meetings of the earlier plan that cannot stay, each looked at alone."""
    forced = [
        row.meeting
        for row in (() if problem.previous is None else problem.previous.placements)
        if row.meeting in problem.meeting_index and _cannot_stay(problem, Schedule(placements=(row,)))
    ]
    names = f" (meetings {', '.join(forced)} for themselves)" if forced else ""
    return Reason(
        code="budget",
        message=f"more than {budget} meetings have to change{names}",
        subjects=tuple(forced),
        mend="raise the budget",
    )


def _cannot_stay(problem: Problem, alone: Schedule) -> bool:
    about_others = ("budget", "history", "interpreter", "fair-gaps")
    return any(row.code not in about_others for row in referee.check(problem, alone).violations)

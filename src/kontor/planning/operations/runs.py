"""Runs: started, computed by the worker, replayed from the shell."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.db import transaction

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import record
from kontor.planning.engines import Json, Report, RunLimits, engines
from kontor.planning.models import Draft, Run
from kontor.planning.operations.drafts import new_draft
from kontor.programmes.enums import ProgrammeStatus
from kontor.programmes.models import Programme
from kontor.programmes.operations.programmes import change_status

BEFORE_PLANNING = frozenset({ProgrammeStatus.REQUEST, ProgrammeStatus.PREPARATION})


def start_run(
    *, programme: Programme, engine: str, actor: User | None, limits: RunLimits, base: Draft | None = None
) -> Run:
    """Store what is asked, as the rows stand now. The worker computes exactly this, whatever changes meanwhile."""
    bridge = engines[engine]
    problem = bridge.problem(programme, base)
    if programme.status in BEFORE_PLANNING:
        change_status(programme=programme, status=ProgrammeStatus.PLANNING, actor=actor)
    return Run.objects.create(
        programme=programme,
        engine=engine,
        problem=problem,
        problem_hash=bridge.fingerprint(problem),
        seed=limits.seed,
        limits=asdict(limits),
        versions=bridge.versions(),
        started_by=actor,
    )


def compute(*, run: Run, report: Report, stopped: Callable[[], bool]) -> Draft | None:
    """Compute a stored run and write its draft; ``None`` when nothing can be planned, or when it was stopped.

    May be called again for the same run, for example after the worker was killed: what is stored is left as it is, so
    nothing is lost and nothing comes twice.
    """
    if run.result is not None:
        return run.drafts.order_by("pk").first()
    outcome = engines[run.engine].solve(run.problem, limits_of(run), report, stopped)
    if stopped():
        return None
    with transaction.atomic():
        locked = Run.objects.select_for_update().get(pk=run.pk)
        if locked.result is not None:
            return locked.drafts.order_by("pk").first()
        locked.status, locked.result, locked.seconds = outcome.status, outcome.result, outcome.seconds
        locked.violations = outcome.violations
        locked.save()
        if not outcome.has_plan:
            return None
        draft = new_draft(programme=locked.programme, engine=locked.engine, run=locked)
        engines[locked.engine].store(draft, locked)
        record(actor=locked.started_by, verb=Verb.CREATED, thing=draft, about=locked.programme)
        return draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What a replay found. ``same`` is ``None`` for a run limited by the clock: it is checked again, not reproduced."""

    same: bool | None
    levels: list[Json]
    violations: list[Json]
    versions: dict[str, tuple[str, str]]  # what differs: then and now


def replay(*, run: Run) -> Replay:
    """Compute a stored run again from what it kept, and write nothing."""
    bridge = engines[run.engine]
    now = bridge.versions()
    differing = {
        name: (run.versions.get(name, ""), now.get(name, ""))
        for name in run.versions.keys() | now.keys()
        if run.versions.get(name) != now.get(name)
    }
    stored = run.result or {}
    if not limits_of(run).is_reproducible:
        return Replay(
            same=None, levels=stored.get("levels", []), violations=bridge.recheck(run.problem, stored),
            versions=differing,
        )  # fmt: skip
    outcome = bridge.solve(run.problem, limits_of(run), lambda share, levels: None, lambda: False)
    return Replay(
        same=outcome.result.get("plan") == stored.get("plan"), levels=outcome.result.get("levels", []),
        violations=outcome.violations, versions=differing,
    )  # fmt: skip


def limits_of(run: Run) -> RunLimits:
    return RunLimits(**run.limits)

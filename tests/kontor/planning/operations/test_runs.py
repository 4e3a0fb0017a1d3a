import pytest

from kontor.planning.engines import RunLimits
from kontor.planning.models import Draft, Run
from kontor.planning.operations.drafts import copy_draft
from kontor.planning.operations.runs import compute, replay, start_run
from tests.factories.engines import FakeEngine
from tests.factories.programmes import make_programme

pytestmark = pytest.mark.django_db
BY_MOVES = RunLimits(seconds=None, iterations=100, seed=7)


def started(title: str = "A week", limits: RunLimits = BY_MOVES) -> Run:
    return start_run(programme=make_programme(title), engine="fake", actor=None, limits=limits)


def computed(run: Run) -> Draft | None:
    return compute(run=Run.objects.get(pk=run.pk), report=lambda share, levels: None, stopped=lambda: False)


def test_a_run_keeps_what_it_was_asked(engine: FakeEngine) -> None:
    run = started()
    assert (run.problem, run.problem_hash, run.seed, run.versions) == (
        {"title": "A week", "base": None}, "A week", 7, {"fake": "1"},
    )  # fmt: skip
    assert run.result is None


def test_a_computed_run_makes_one_draft_however_often_it_is_computed(engine: FakeEngine) -> None:
    run = started()
    first, second = computed(run), computed(run)
    assert first is not None
    assert first == second
    assert (engine.solved, engine.stored, Draft.objects.count()) == (1, [1], 1)


def test_a_run_that_two_workers_computed_makes_one_draft(engine: FakeEngine) -> None:
    run = started()
    both = [Run.objects.get(pk=run.pk), Run.objects.get(pk=run.pk)]  # both read before either wrote
    drafts = [compute(run=one, report=lambda share, levels: None, stopped=lambda: False) for one in both]
    assert drafts[0] == drafts[1]
    assert Draft.objects.count() == 1


def test_an_impossible_run_keeps_its_answer_and_makes_no_draft(engine: FakeEngine) -> None:
    run = started("impossible")
    assert computed(run) is None
    run.refresh_from_db()
    assert run.status == "INFEASIBLE"
    assert not Draft.objects.exists()


def test_drafts_are_numbered_within_their_programme(engine: FakeEngine) -> None:
    one, other = started(), started("Another week")
    again = start_run(programme=one.programme, engine="fake", actor=None, limits=BY_MOVES)
    drafts = [computed(run) for run in (one, other, again)]
    assert [draft.number for draft in drafts if draft] == [1, 1, 2]
    assert copy_draft(draft=drafts[0]).number == 3  # type: ignore[arg-type]


def test_a_run_limited_by_moves_is_reproduced(engine: FakeEngine) -> None:
    run = started()
    computed(run)
    run.refresh_from_db()
    assert replay(run=run).same is True
    run.result = {"plan": ["another"], "levels": []}
    assert replay(run=run).same is False


def test_a_run_limited_by_the_clock_is_checked_again_instead(engine: FakeEngine) -> None:
    run = started(limits=RunLimits(seconds=5))
    computed(run)
    run.refresh_from_db()
    found = replay(run=run)
    assert (found.same, found.violations, engine.solved) == (None, [], 1)


def test_a_replay_names_what_is_another_version_now(engine: FakeEngine) -> None:
    run = started()
    computed(run)
    run.refresh_from_db()
    engine.version = "2"
    assert replay(run=run).versions == {"fake": ("1", "2")}

import json

import pytest
from typer.testing import CliRunner

from kontor.cli import build
from kontor.planning.engines import RunLimits, engines
from kontor.planning.models import Run
from kontor.planning.operations.runs import compute, start_run
from tests.factories.engines import FakeEngine
from tests.factories.programmes import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> Run:
    limits = RunLimits(seconds=None, iterations=10, seed=3)
    with engines.with_item("fake", FakeEngine()):
        made = start_run(programme=make_programme("A week"), engine="fake", actor=None, limits=limits)
        compute(run=made, report=lambda share, levels: None, stopped=lambda: False)
    made.refresh_from_db()
    return made


def replay(*arguments: str) -> tuple[int, str]:
    with engines.with_item("fake", FakeEngine()):
        result = CliRunner().invoke(build(), ["replay", *arguments])
    return result.exit_code, result.output


def test_a_run_is_replayed_by_its_id_or_its_number(run: Run) -> None:
    for name in (str(run.public_id), str(run.pk)):
        code, output = replay(name)
        assert code == 0
        assert "The same plan." in output


def test_another_plan_ends_with_one(run: Run) -> None:
    Run.objects.update(result={"plan": ["another"], "levels": []})
    code, output = replay(str(run.pk))
    assert code == 1
    assert "Another plan." in output


def test_the_answer_can_be_read_by_a_program(run: Run) -> None:
    _code, output = replay(str(run.pk), "--json")
    told = json.loads(output[output.index("{") : output.rindex("}") + 1])
    assert (told["run"], told["same"]) == (str(run.public_id), True)


@pytest.mark.parametrize("name", ["99999", "nonsense"])
def test_an_unknown_run_ends_with_two(run: Run, name: str) -> None:
    assert replay(name)[0] == 2

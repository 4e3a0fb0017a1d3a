"""A first start that is broken off goes on with the next start, and nothing comes twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from kontor.accounts.models import User
from kontor.cli import first_start as starting
from kontor.cli.demo.steps import are_placed, has_members
from kontor.cli.first_start import Step, Tell, is_wanted, load_examples
from kontor.common.registry import Registry

pytestmark = pytest.mark.django_db(transaction=True)


class PulledOutError(Exception):
    """Somebody has pulled the plug."""


@pytest.fixture
def house(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Registry[Step]:
    """Give an empty house with no steps."""
    settings.DATA = tmp_path
    steps: Registry[Step] = Registry("first start")
    monkeypatch.setattr(starting, "first_start", steps)
    return steps


def account(name: str, broken: list[bool]) -> Step:
    email = f"{name}@example.org"

    def run(tell: Tell) -> None:
        User.objects.create_user(email)
        if broken:
            raise PulledOutError

    is_there: Callable[[], bool] = User.objects.filter(email=email).exists
    return Step(label=name, run=run, is_done=is_there)


def test_what_was_broken_off_goes_on_and_what_is_done_is_left_alone(house: Registry[Step]) -> None:
    broken = [True]
    house.register("one", account("one", []), order=1)
    house.register("two", account("two", broken), order=2)
    with pytest.raises(PulledOutError):
        load_examples(Console(quiet=True))
    assert [user.email for user in User.objects.all()] == ["one@example.org"]  # the second step left nothing behind
    assert is_wanted()
    broken.clear()
    load_examples(Console(quiet=True))
    assert sorted(user.email for user in User.objects.all()) == ["one@example.org", "two@example.org"]
    assert not is_wanted()


def test_a_house_in_use_gets_no_examples(house: Registry[Step]) -> None:
    assert is_wanted()
    User.objects.create_user("anybody@example.org")
    assert not is_wanted()


def test_the_examples_know_that_they_are_not_there() -> None:
    assert not has_members()
    assert not are_placed()

from collections.abc import Iterator

import pytest

from kontor.planning.engines import engines
from kontor.planning.queries import published_draft
from kontor.programmes.registries import AgendaSource, agenda_sources
from tests.factories.engines import FakeEngine


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    """Register the fake engine and its agenda source for one test."""
    fake = FakeEngine()

    def wanted(programme):  # type: ignore[no-untyped-def]
        draft = published_draft(programme, "fake")
        return fake.entries(draft) if draft else []

    with engines.with_item("fake", fake), agenda_sources.with_item("fake", AgendaSource(label="Fake", wanted=wanted)):
        yield fake

import pytest

from kontor.planning.engines import RunLimits
from kontor.planning.enums import DraftStatus
from kontor.planning.errors import InputChangedError, StaleError, UnfitError
from kontor.planning.models import Draft
from kontor.planning.operations.drafts import claim
from kontor.planning.operations.publish import intend_to_publish, publish_draft, withdraw_draft
from kontor.planning.operations.runs import compute, start_run
from kontor.planning.queries import latest_draft, published_draft
from kontor.programmes.models import AgendaEntry, Programme
from tests.factories.engines import FakeEngine
from tests.factories.programmes import NOW, make_participation, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme("A week")


def drafted(programme: Programme) -> Draft:
    run = start_run(programme=programme, engine="fake", actor=None, limits=RunLimits())
    draft = compute(run=run, report=lambda share, levels: None, stopped=lambda: False)
    assert draft is not None
    return draft


def publish(draft: Draft, version: int = 1, expected: Draft | None = None) -> None:
    publish_draft(draft=draft, version=version, expected=expected.pk if expected else None, actor=None, at=NOW)


def test_a_published_draft_is_in_the_agenda(engine: FakeEngine, programme: Programme) -> None:
    draft = drafted(programme)
    publish(draft)
    assert published_draft(programme, "fake") == draft
    assert [str(entry.title) for entry in AgendaEntry.objects.all()] == ["Draft 1"]


def test_of_two_people_publishing_the_same_draft_one_wins(engine: FakeEngine, programme: Programme) -> None:
    draft = drafted(programme)
    both = [Draft.objects.get(pk=draft.pk), Draft.objects.get(pk=draft.pk)]
    publish(both[0])
    with pytest.raises(StaleError):
        publish(both[1])
    assert AgendaEntry.objects.get().sequence == 0


def test_of_two_people_publishing_two_drafts_one_wins(engine: FakeEngine, programme: Programme) -> None:
    first, second = drafted(programme), drafted(programme)
    publish(first)
    with pytest.raises(StaleError):
        publish(second)  # its person still saw that nothing was published
    assert published_draft(programme, "fake") == first


def test_a_draft_changed_since_it_was_looked_at_is_not_published(engine: FakeEngine, programme: Programme) -> None:
    draft = drafted(programme)
    claim(draft=draft, version=1)
    with pytest.raises(StaleError):
        publish(draft, version=1)
    publish(draft, version=2)


def test_a_published_draft_is_changed_no_more(engine: FakeEngine, programme: Programme) -> None:
    draft = drafted(programme)
    publish(draft)
    with pytest.raises(StaleError):
        claim(draft=draft, version=draft.version)


def test_a_later_draft_takes_the_place_of_the_published_one(engine: FakeEngine, programme: Programme) -> None:
    first, second = drafted(programme), drafted(programme)
    publish(first)
    publish(second, expected=first)
    first.refresh_from_db()
    assert first.status == DraftStatus.SUPERSEDED
    entry = AgendaEntry.objects.get()
    assert (str(entry.title), entry.sequence) == ("Draft 2", 1)


def test_a_draft_whose_input_has_changed_is_refused(engine: FakeEngine, programme: Programme) -> None:
    draft = drafted(programme)
    programme.title = "Another week"
    programme.save()
    with pytest.raises(InputChangedError, match="The title has changed"):
        publish(draft)
    assert not AgendaEntry.objects.exists()
    assert latest_draft(programme, "fake").status == DraftStatus.DRAFT  # type: ignore[union-attr]


def test_a_draft_that_breaks_a_rule_is_refused(engine: FakeEngine, programme: Programme) -> None:
    draft = drafted(programme)
    engine.found_obstacles = ["Two visits overlap."]
    with pytest.raises(UnfitError, match="Two visits overlap"):
        publish(draft)
    engine.found_obstacles = []
    publish(draft)  # the refusal changed nothing


def test_the_page_that_asks_first_knows_whom_it_touches(engine: FakeEngine, programme: Programme) -> None:
    reader = make_participation(programme)
    intention = intend_to_publish(draft=drafted(programme))
    assert intention.is_possible
    assert set(intention.publication.told) == {reader.pk}
    assert not AgendaEntry.objects.exists()


def test_taking_back_brings_the_former_draft(engine: FakeEngine, programme: Programme) -> None:
    first, second = drafted(programme), drafted(programme)
    publish(first)
    publish(second, expected=first)
    withdraw_draft(draft=second, actor=None, at=NOW)
    assert published_draft(programme, "fake") == first
    entry = AgendaEntry.objects.get()
    assert (str(entry.title), entry.sequence, entry.status) == ("Draft 1", 2, "CONFIRMED")
    with pytest.raises(StaleError):
        withdraw_draft(draft=second, actor=None, at=NOW)
    withdraw_draft(draft=first, actor=None, at=NOW)
    assert AgendaEntry.objects.get().status == "CANCELLED"

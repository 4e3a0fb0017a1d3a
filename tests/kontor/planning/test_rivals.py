"""Two people press "Publish" in the same moment."""

import threading

import pytest
from django.db import connection

from kontor.planning.errors import StaleError
from kontor.planning.models import Draft
from kontor.planning.operations.publish import publish_draft
from kontor.programmes.models import AgendaEntry
from tests.factories.drafts import Sample
from tests.factories.programmes import NOW

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("same", [True, False], ids=["the same draft", "two drafts"])
def test_exactly_one_wins_and_the_other_is_told(same: bool) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in memory, where threads do not wait for each other; PostgreSQL shows it")
    sample = Sample()
    first = sample.whole()
    second = first if same else sample.draft(sample.slot(sample.lemgo, 2, 10))
    ready, ended = threading.Barrier(2), list[str]()

    def publish(number: int) -> None:
        draft = Draft.objects.select_related("programme").get(pk=number)
        ready.wait()
        try:
            publish_draft(draft=draft, version=1, expected=None, actor=None, at=NOW)
            ended.append("published")
        except StaleError:
            ended.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=(draft.pk,)) for draft in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["published", "told"]
    assert Draft.objects.filter(status="published").count() == 1
    assert set(AgendaEntry.objects.values_list("sequence", flat=True)) == {0}

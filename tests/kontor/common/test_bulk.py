"""Rows written in bulk are what the models would have written."""

import pytest

from kontor.common.bulk import insert, update
from kontor.common.search.models import SearchEntry
from kontor.jobs.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def row(pk: int, title: str) -> dict[str, object]:
    return {"source": "test", "object_pk": pk, "audience": "staff", "title": title, "url": "/", "title_tokens": "",
            "tokens": ""}  # fmt: skip


def test_what_a_row_does_not_name_has_the_models_default() -> None:
    insert(SearchEntry, [row(1, "Bega"), row(2, "Emmer")])
    assert list(SearchEntry.objects.order_by("object_pk").values_list("title", "subtitle")) == [
        ("Bega", ""), ("Emmer", ""),
    ]  # fmt: skip


def test_a_row_that_is_there_is_brought_up_to_date_or_left_alone() -> None:
    insert(SearchEntry, [row(1, "Bega")])
    insert(SearchEntry, [row(1, "Bega neu")], unique=("source", "object_pk"))
    assert SearchEntry.objects.get().title == "Bega"
    insert(SearchEntry, [row(1, "Bega neu")], unique=("source", "object_pk"), update=("title",))
    assert SearchEntry.objects.get().title == "Bega neu"


def test_json_and_null_come_back_as_they_were() -> None:
    job = Job.objects.create(kind="test", arguments={"a": 1})
    update(Job, ("arguments", "finished_at"), [({"b": ["ü", None]}, None, job.pk)])
    job.refresh_from_db()
    assert (job.arguments, job.finished_at) == ({"b": ["ü", None]}, None)


def test_nothing_is_nothing() -> None:
    insert(SearchEntry, [])
    update(SearchEntry, ("title",), [])
    assert not SearchEntry.objects.exists()

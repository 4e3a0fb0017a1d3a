from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from kontor.jobs.enums import JobState
from kontor.jobs.models import Job
from kontor.jobs.operations.keep import let_go as let_jobs_go
from kontor.planning.enums import DraftStatus
from kontor.planning.models import Draft, Run
from kontor.planning.operations.drafts import let_go
from tests.factories.drafts import Sample

pytestmark = pytest.mark.django_db


def test_drafts_of_past_programmes_go_and_the_published_one_stays() -> None:
    sample = Sample()
    put_aside, published = sample.whole(), sample.whole()
    Draft.objects.filter(pk=published.pk).update(status=DraftStatus.PUBLISHED)
    ended = datetime.combine(sample.programme.ends_on, time(12), tzinfo=UTC)
    assert let_go(days=30, at=ended + timedelta(days=29)) == 0
    assert let_go(days=30, at=ended + timedelta(days=32)) == 1
    assert list(Draft.objects.all()) == [published]
    assert list(Run.objects.all()) == [published.run]
    assert put_aside.run_id != published.run_id


def test_finished_jobs_go_and_open_ones_stay() -> None:
    now = timezone.now()
    Job.objects.create(kind="x", state=JobState.DONE, finished_at=now)
    waiting = Job.objects.create(kind="x")
    assert let_jobs_go(days=10, at=now + timedelta(days=9)) == 0
    assert let_jobs_go(days=10, at=now + timedelta(days=11)) == 1
    assert list(Job.objects.all()) == [waiting]

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.common.registry import RegistryError
from kontor.jobs.enums import JobState
from kontor.jobs.kinds import JobContext, JobError, JobKind, kinds
from kontor.jobs.models import Job
from kontor.jobs.operations import jobs
from kontor.jobs.worker import beat, execute, take

pytestmark = pytest.mark.django_db


def kind(run: Callable[[JobContext], Mapping[str, Any]], **more: Any) -> JobKind:
    return JobKind(run=run, title=lambda job: "A title", result_url=lambda job: "/result/", **more)


def test_work_that_is_done_keeps_its_result() -> None:
    with kinds.with_item("test.k", kind(lambda context: {"sum": context.arguments["a"] + 1})):
        job = jobs.start(kind="test.k", actor=None, arguments={"a": 1})
    assert (job.state, job.result, job.progress, job.attempt) == (JobState.DONE, {"sum": 2}, 1.0, 1)


def test_a_problem_is_told_in_its_own_words() -> None:
    def fail(context: JobContext) -> Mapping[str, Any]:
        raise JobError("Row 7 has no name. Give it one.")

    with kinds.with_item("test.k", kind(fail)):
        job = jobs.start(kind="test.k", actor=None)
    assert (job.state, job.problem) == (JobState.FAILED, "Row 7 has no name. Give it one.")


def test_an_error_nobody_expected_is_logged_and_leaves_no_job_running() -> None:
    def fail(context: JobContext) -> Mapping[str, Any]:
        raise ZeroDivisionError

    with kinds.with_item("test.k", kind(fail)), pytest.raises(ZeroDivisionError):
        jobs.start(kind="test.k", actor=None)
    assert Job.objects.get().state == JobState.FAILED


def test_an_unknown_kind_fails_where_it_is_started() -> None:
    with pytest.raises(RegistryError):
        jobs.start(kind="test.none", actor=None)


def test_the_same_work_starts_once() -> None:
    waiting = Job.objects.create(kind="test.k", once="programme 7")
    with kinds.with_item("test.k", kind(lambda context: {})):
        assert jobs.start(kind="test.k", actor=None, once="programme 7") == waiting
        other = jobs.start(kind="test.k", actor=None, once="programme 8")
        assert other.state == JobState.DONE
        assert jobs.start(kind="test.k", actor=None, once="programme 8") != other


def test_a_job_handed_out_twice_is_done_once() -> None:
    done: list[int] = []

    def run(context: JobContext) -> Mapping[str, Any]:
        done.append(1)
        return {}

    with kinds.with_item("test.k", kind(run)):
        job = jobs.start(kind="test.k", actor=None)
        execute(str(job.public_id))
    assert done == [1]


def test_cancelling_stops_what_waits_at_once_and_what_runs_at_its_next_check() -> None:
    waiting = Job.objects.create(kind="test.k")
    jobs.cancel(job=waiting, actor=None)
    assert waiting.state == JobState.CANCELLED

    def run(context: JobContext) -> Mapping[str, Any]:
        jobs.cancel(job=context.job, actor=None)
        beat(context)
        context.check()
        raise AssertionError("went on after the check")

    with kinds.with_item("test.k", kind(run)):
        job = jobs.start(kind="test.k", actor=None)
    assert job.state == JobState.CANCELLED


def test_a_worker_whose_job_was_given_away_stops_and_writes_nothing() -> None:
    def run(context: JobContext) -> Mapping[str, Any]:
        Job.objects.filter(pk=context.job.pk).update(claim=None, state=JobState.QUEUED)
        beat(context)
        assert context.cancel.is_set()
        return {"from": "the old worker"}

    with kinds.with_item("test.k", kind(run)):
        job = jobs.start(kind="test.k", actor=None)
    assert (job.state, job.result) == (JobState.QUEUED, {})


@pytest.mark.parametrize(("silence", "rescued"), [(5, 0), (60, 1)])
def test_a_silent_worker_loses_its_job(silence: int, rescued: int) -> None:
    job = Job.objects.create(kind="test.k")
    with kinds.with_item("test.k", kind(lambda context: {"attempt": context.job.attempt})):
        taken = take(str(job.public_id), job.public_id)
        assert taken is not None
        Job.objects.update(heartbeat_at=timezone.now() - timedelta(seconds=silence))
        assert jobs.rescue() == rescued
    job.refresh_from_db()
    assert job.result == ({"attempt": 2} if rescued else {})


def test_a_job_that_kills_its_workers_is_given_up() -> None:
    job = Job.objects.create(kind="test.k", attempt=3)
    with kinds.with_item("test.k", kind(lambda context: {"never": "reached"})):
        execute(str(job.public_id))
    job.refresh_from_db()
    assert (job.state, job.result) == (JobState.FAILED, {})
    assert "3" in job.problem


def test_the_database_itself_keeps_a_second_job_away() -> None:
    Job.objects.create(kind="test.k", once="x", state=JobState.RUNNING)
    with pytest.raises(IntegrityError):
        Job.objects.create(kind="test.k", once="x")


class TestPage:
    @pytest.fixture
    def owner(self) -> User:
        return User.objects.create_user("owner@example.org")

    def ask(self, user: User, job: Job, inside: bool = False, htmx: bool = False) -> Any:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user)
        headers = {"HX-Request": "true"} if htmx else {}
        with kinds.with_item("test.k", kind(lambda context: {}, phases={"solve": "%(done)s plans tried"})):
            return client.get(f"/jobs/{job.public_id}/{'?inside=1' if inside else ''}", headers=headers)

    def test_the_owner_sees_how_far_it_is(self, owner: User) -> None:
        job = Job.objects.create(
            kind="test.k", owner=owner, state=JobState.RUNNING, progress=0.62, phase="solve", detail={"done": 409}
        )
        text = self.ask(owner, job).content.decode()
        assert 'aria-valuenow="62"' in text
        assert "409 plans tried" in text
        assert "Cancel" in text

    def test_nobody_else_finds_it(self, owner: User) -> None:
        job = Job.objects.create(kind="test.k", owner=owner)
        assert self.ask(User.objects.create_user("other@example.org"), job).status_code == 404
        assert self.ask(User.objects.create_user("staff@example.org", role=Role.STAFF), job).status_code == 200

    def test_at_the_end_the_bar_leads_to_the_result(self, owner: User) -> None:
        job = Job.objects.create(kind="test.k", owner=owner, state=JobState.DONE, progress=1.0)
        assert self.ask(owner, job, htmx=True)["HX-Redirect"] == "/result/"
        assert self.ask(owner, job, inside=True, htmx=True)["HX-Refresh"] == "true"

    def test_cancelling_is_a_post_by_someone_who_sees_it(self, owner: User) -> None:
        job = Job.objects.create(kind="test.k", owner=owner)
        client = Client()
        client.force_login(User.objects.create_user("other@example.org"))
        with kinds.with_item("test.k", kind(lambda context: {})):
            assert client.post(f"/jobs/{job.public_id}/cancel/").status_code == 404
            client.force_login(owner)
            assert client.get(f"/jobs/{job.public_id}/cancel/").status_code == 405
            assert client.post(f"/jobs/{job.public_id}/cancel/")["Location"] == f"/jobs/{job.public_id}/"
        job.refresh_from_db()
        assert job.state == JobState.CANCELLED

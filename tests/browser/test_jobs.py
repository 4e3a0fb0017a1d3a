from collections.abc import Callable

import pytest
from django.utils import timezone

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.jobs.enums import JobState
from kontor.jobs.models import Job
from tests.browser.conftest import PHONE, WIDE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)
ARGUMENTS = {"file": "/dev/null", "to": 10, "pause": 0}


@pytest.fixture
def selin() -> User:
    return User.objects.create_user("selin@example.org", family_name="Aydın", role=Role.STAFF)


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_bar_moves_by_itself_and_says_how_it_ended(
    visitor: Callable[..., Visitor], selin: User, size: tuple[int, int]
) -> None:
    job = Job.objects.create(kind="test.count", owner=selin, arguments=ARGUMENTS, state=JobState.RUNNING)
    guest = visitor(selin, size)
    page = guest.visit_live(f"/jobs/{job.public_id}/")
    Job.objects.update(progress=0.4, phase="count", detail={"done": 4})
    page.wait_for_selector("text=4 numbers")
    assert page.get_attribute("[role=progressbar]", "aria-valuenow") == "40"
    assert guest.barriers() == []
    guest.shoot("job-running")
    Job.objects.update(state=JobState.FAILED, problem="Zeile 7 hat keinen Namen.")
    page.wait_for_selector("text=Zeile 7 hat keinen Namen.")
    guest.check()


def test_cancelling(visitor: Callable[..., Visitor], selin: User) -> None:
    Job.objects.create(kind="test.count", owner=selin, arguments=ARGUMENTS, state=JobState.RUNNING)
    guest = visitor(selin)
    page = guest.visit_live("/")
    Job.objects.update(progress=0.4, phase="count", detail={"done": 4})
    page.wait_for_selector("text=4 numbers")
    page.click("button:has-text('Abbrechen')")
    page.wait_for_selector("text=Wird angehalten")
    assert Job.objects.get().cancel_requested
    assert page.url == f"{guest.address}/"
    Job.objects.update(state=JobState.CANCELLED, finished_at=timezone.now())
    page.wait_for_selector("text=Abgebrochen")
    guest.check()

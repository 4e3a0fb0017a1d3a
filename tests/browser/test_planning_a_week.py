"""A week from its hosts' answers to everybody's agenda, as a planner goes through it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from kontor.accounts.models import User
from kontor.programmes.models import AgendaEntry
from kontor.visits.models import PlannedVisit
from tests.browser.conftest import PHONE, Visitor
from tests.factories.drafts import Sample
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def selin() -> User:
    return make_user()


def test_planning_a_week(visitor: Callable[..., Visitor], selin: User) -> None:
    sample = Sample()
    sample.host("Senne Robotik", "Gütersloh")
    week = f"/programmes/{sample.programme.public_id}/week/"
    guest = visitor(selin, language="en")
    page = guest.visit(week)

    page.get_by_label("Search for").select_option("5")
    page.get_by_role("button", name="Plan the week").click(timeout=60_000)
    expect(page.get_by_role("heading", name="Draft 1")).to_be_visible(timeout=60_000)
    assert guest.barriers() == []

    page.get_by_role("link", name=re.compile("Lippe Sensorik")).first.click()
    page.get_by_label("Begins").fill("16:30")
    page.get_by_label("Begins").dispatch_event("change")
    expect(page.locator("#trial")).to_contain_text("Outside the host's times")
    assert guest.barriers() == []
    page.get_by_role("button", name=re.compile("^Put it on")).click()
    expect(page.get_by_text("+ 1 change by hand")).to_be_visible()
    assert PlannedVisit.objects.filter(moved_by_hand=True, is_locked=True).count() == 1

    page.get_by_role("link", name="Publish …").click()
    page.get_by_role("button", name=re.compile("^Publish to 4 people")).click()
    expect(page.get_by_text(re.compile("^Draft 1 is published"))).to_be_visible()
    assert AgendaEntry.objects.filter(status="CONFIRMED").count() > 6

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(re.compile("is taken back"))).to_be_visible()
    assert not AgendaEntry.objects.filter(status="CONFIRMED").exists()
    guest.check()


def test_a_phone_shows_one_day_at_a_time(visitor: Callable[..., Visitor], selin: User) -> None:
    sample = Sample()
    sample.whole()
    guest = visitor(selin, PHONE)
    page = guest.visit(f"/programmes/{sample.programme.public_id}/week/")
    expect(page.get_by_role("link", name=re.compile("Lippe Sensorik,"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Pader Hydraulik,"))).to_be_hidden()
    page.get_by_role("navigation", name="Tag").get_by_role("link", name="Mi 12.").click()
    expect(page.get_by_role("link", name=re.compile("Pader Hydraulik,"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    guest.shoot("week-phone")
    guest.check()

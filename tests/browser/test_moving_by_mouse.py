"""The week by mouse: a visit is dragged, its price is seen, and only then is anything saved."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from kontor.visits.models import PlannedVisit
from tests.browser.conftest import Visitor
from tests.factories.drafts import Sample
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def drag(page: Page, source: Locator, target: Locator, minutes: int, *, let_go: bool = True) -> None:
    """Drag something into a day's column, ``minutes`` below the timeline's first."""
    source.scroll_into_view_if_needed()
    start, column = source.bounding_box(), target.bounding_box()
    row = float(
        page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('[data-board]')).getPropertyValue('--k-row'))"
        )
    )
    assert start is not None
    assert column is not None
    page.mouse.move(start["x"] + 20, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(column["x"] + 24, column["y"] + 60)
    page.mouse.move(column["x"] + 24, column["y"] + 8 + minutes / 5 * row, steps=3)
    if let_go:
        page.mouse.up()


def test_a_visit_is_dragged_to_another_day_and_saved(visitor: Callable[..., Visitor]) -> None:
    sample = Sample()
    draft = sample.whole()
    guest = visitor(make_user(), language="en")
    page = guest.visit(f"/programmes/{sample.programme.public_id}/week/")
    box = page.get_by_role("link", name=re.compile("^Lippe Sensorik,"))
    begins = int(page.locator("[data-board]").get_attribute("data-begins") or 0)

    drag(page, box, page.locator("[data-day='2']"), 15 * 60 - begins, let_go=False)
    expect(page.locator(".v-ghost")).to_have_attribute("data-state", re.compile("fit|costly"))
    expect(page.locator(".v-ghost b")).to_have_text("15:00")
    page.mouse.up()
    card = page.get_by_role("dialog", name="Lippe Sensorik")
    expect(card).to_contain_text("15:00–16:30 fits.")
    assert guest.barriers() == []
    guest.shoot("week-dragged")
    assert not PlannedVisit.objects.filter(moved_by_hand=True).exists()

    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(page.locator(".v-ghost")).to_have_count(0)

    drag(page, box, page.locator("[data-day='2']"), 15 * 60 - begins)
    card.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Lippe Sensorik is on Wed 12 15:00 now.")).to_be_visible()
    moved = PlannedVisit.objects.get(draft=draft, moved_by_hand=True)
    assert (moved.starts_at.astimezone().date().isoformat(), moved.is_locked) == ("2027-05-12", True)
    guest.check()


def test_where_it_cannot_be_the_card_says_why_and_offers_the_nearest(visitor: Callable[..., Visitor]) -> None:
    sample = Sample()
    sample.whole()
    guest = visitor(make_user(), language="en")
    page = guest.visit(f"/programmes/{sample.programme.public_id}/week/")
    box = page.get_by_role("link", name=re.compile("^Lippe Sensorik,"))
    drag(page, box, page.locator("[data-day='1']"), 120)
    card = page.get_by_role("dialog", name="Lippe Sensorik")
    expect(card).to_contain_text("Outside the host's times")
    expect(page.locator(".v-ghost")).to_have_attribute("data-state", "barred")
    guest.shoot("week-barred")
    card.get_by_role("button", name=re.compile("^Put it on")).click()
    expect(page.get_by_text(re.compile("^Lippe Sensorik is on"))).to_be_visible()
    guest.check()


def test_a_host_that_is_left_out_is_dragged_in(visitor: Callable[..., Visitor]) -> None:
    sample = Sample()
    draft = sample.draft(sample.slot(sample.lemgo, 0, 10))
    guest = visitor(make_user(), language="en")
    page = guest.visit(f"/programmes/{sample.programme.public_id}/week/")
    begins = int(page.locator("[data-board]").get_attribute("data-begins") or 0)
    left_out = page.locator(".v-host[data-move]", has_text="Pader Hydraulik")
    drag(page, left_out, page.locator("[data-day='2']"), 10 * 60 - begins)
    card = page.get_by_role("dialog", name="Pader Hydraulik")
    expect(card).to_contain_text("fits.")
    card.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Pader Hydraulik is in the plan.")).to_be_visible()
    added = draft.visits.get(appointment=sample.paderborn)
    assert [group.letter for group in added.groups.all()] == ["A"]
    assert page.locator(".v-host[data-move]", has_text="Almetal Guss").count() == 0  # it has not answered yet
    guest.check()


def test_a_clash_opens_its_card_and_a_click_on_a_visit_its_form(visitor: Callable[..., Visitor]) -> None:
    sample = Sample()
    sample.draft(sample.slot(sample.lemgo, 0, 10), sample.slot(sample.paderborn, 0, 11.75))
    guest = visitor(make_user(), language="en")
    page = guest.visit(f"/programmes/{sample.programme.public_id}/week/")
    page.locator("a.k-clash").first.click()
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("minutes missing")
    expect(card.get_by_role("button")).to_have_count(1)  # where it could be: it is here already
    guest.shoot("week-clash-card")
    assert guest.barriers() == []
    page.mouse.click(700, 120)
    expect(card).to_have_count(0)
    page.get_by_role("link", name=re.compile("^Lippe Sensorik,")).click()
    expect(page.get_by_label("Begins")).to_be_visible()
    guest.check()


def test_a_published_week_does_not_move(visitor: Callable[..., Visitor]) -> None:
    sample = Sample()
    draft = sample.whole()
    draft.status = "published"
    draft.save()
    page = visitor(make_user(), language="en").visit(f"/programmes/{sample.programme.public_id}/week/")
    expect(page.get_by_role("link", name=re.compile("^Lippe Sensorik,"))).to_be_visible()
    assert page.locator("[data-board], [data-move]").count() == 0


def test_a_drag_that_is_given_up_or_ends_outside_changes_nothing(visitor: Callable[..., Visitor]) -> None:
    sample = Sample()
    sample.whole()
    guest = visitor(make_user(), language="en")
    path = f"/programmes/{sample.programme.public_id}/week/"
    page = guest.visit(path)
    box = page.get_by_role("link", name=re.compile("^Lippe Sensorik,"))
    place = box.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 20, place["y"] + 10)
    page.mouse.down()
    page.mouse.move(place["x"] + 32, place["y"] + 14, steps=2)
    expect(page.locator(".v-ghost")).to_have_count(1)
    page.keyboard.press("Escape")
    page.mouse.up()
    drag(page, box, page.locator("[data-day='2']"), 60, let_go=False)
    page.mouse.move(120, 400)
    page.mouse.up()
    expect(page.locator(".v-ghost")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith(path)
    guest.check()

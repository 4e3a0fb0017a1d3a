import re

import pytest
from django.test import Client
from django.urls import reverse

from kontor.accounts.enums import Role
from kontor.planning.enums import DraftStatus
from kontor.planning.models import Draft
from kontor.programmes.enums import AppointmentStatus
from kontor.programmes.models import AgendaEntry
from kontor.visits.models import PlannedVisit
from kontor.visits.rows import key_of
from tests.factories.drafts import Sample
from tests.factories.programmes import at, make_programme
from tests.factories.users import make_user
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Sample:
    return Sample()


@pytest.fixture
def draft(sample: Sample) -> Draft:
    return sample.whole()


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_user(language="en"))
    client.cookies["django_language"] = "en"
    return client


def week_url(sample: Sample) -> str:
    return reverse("visits:week", args=[sample.programme.public_id])


def url(name: str, sample: Sample, *rest: object) -> str:
    return reverse(f"visits:{name}", args=[sample.programme.public_id, 1, *rest])


def text(response: object) -> str:
    found = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return " ".join(found.split())


def first_visit(draft: Draft) -> PlannedVisit:
    found = draft.visits.order_by("starts_at").first()
    assert found is not None
    return found


def test_a_week_without_a_plan_says_what_is_missing_or_offers_to_plan(staff: Client, sample: Sample) -> None:
    assert "2 hosts have agreed" in text(staff.get(week_url(sample)))
    empty = make_programme("Empty")
    shown = text(staff.get(reverse("visits:week", args=[empty.public_id])))
    assert "no group yet" in shown
    assert "No host has agreed" in shown
    refused = staff.post(reverse("visits:plan", args=[empty.public_id]), follow=True)
    assert "no group yet" in text(refused)


def test_the_week_shows_what_is_planned_and_why_the_rest_is_not(staff: Client, sample: Sample, draft: Draft) -> None:
    response = staff.get(week_url(sample))
    shown = text(response)
    assert "Lippe Sensorik, 10:00–11:30, all groups" in response.content.decode()
    assert "Not planned 1 of 3" in shown
    assert "Almetal Guss Minden No answer" in shown
    assert "Musts 2 of 2" in shown
    assert "4 people and 2 hosts get the plan" in shown
    assert "style=" not in response.content.decode()


def test_a_host_that_came_later_has_not_lost_against_others(staff: Client, sample: Sample, draft: Draft) -> None:
    sample.host("Spät dabei", "Minden")
    assert "Spät dabei Minden Not reckoned with yet" in text(staff.get(week_url(sample)))


@pytest.mark.parametrize("query", ["?view=list", "?view=map", "?group=A", "?day=2", "?view=nonsense&group=Z&day=99"])
def test_other_views_of_the_week(staff: Client, sample: Sample, draft: Draft, query: str) -> None:
    assert staff.get(week_url(sample) + query).status_code == 200


def test_the_weeks_pages_are_for_those_who_work_on_it(client: Client, sample: Sample, draft: Draft) -> None:
    visit = first_visit(draft).public_id
    pages = [
        week_url(sample), url("draft", sample), url("publish", sample), url("visit", sample, visit),
        url("put-in", sample, sample.asked.public_id), url("compare", sample, 1),
    ]  # fmt: skip
    for page in pages:
        assert client.get(page).status_code == 302, page
    client.force_login(make_user("Nobody", Role.NONE))
    for page in pages:
        assert client.get(page).status_code == 404, page


def test_the_week_takes_the_same_number_of_queries_however_many_hosts_there_are(
    staff: Client, sample: Sample, draft: Draft
) -> None:
    before = count_queries(lambda: staff.get(week_url(sample)))
    for number in range(3):
        sample.host(f"Another {number}", "Gütersloh")
    assert count_queries(lambda: staff.get(week_url(sample))) == before


def ask(day: int, start: str, *groups: str, **more: int) -> dict[str, str | int | list[str]]:
    return {"day": day, "start": start, "groups": list(groups), **more}


def test_moving_shows_the_clash_in_minutes_before_it_is_saved_and_offers_a_start_that_fits(
    staff: Client, sample: Sample, draft: Draft
) -> None:
    visit = first_visit(draft)
    page = url("visit", sample, visit.public_id)
    a, b = key_of(sample.a), key_of(sample.b)
    shown = text(staff.get(page, ask(2, "11:40", a, b)))
    assert "51 minutes missing" in shown  # 61 minutes of journey, 10 of time
    assert re.search(r"Put it on Wed 12 1[2-5]:\d\d", shown)
    assert first_visit(draft).starts_at == at(0, 10)  # looking changes nothing
    partial = staff.get(page, ask(2, "11:40", a, b), headers={"HX-Request": "true"})
    assert "51 minutes missing" in text(partial)
    assert "<html" not in partial.content.decode()


def test_moving_to_a_time_that_fits_says_what_it_costs(staff: Client, sample: Sample, draft: Draft) -> None:
    page = url("visit", sample, first_visit(draft).public_id)
    shown = text(staff.get(page, ask(0, "14:00", key_of(sample.a))))
    assert "fits" in shown
    assert "less driving" in shown


def test_a_move_is_saved_once_for_the_version_it_was_decided_on(staff: Client, sample: Sample, draft: Draft) -> None:
    page = url("visit", sample, first_visit(draft).public_id)
    wish = ask(0, "13:00", key_of(sample.a), key_of(sample.b), version=1)
    assert staff.post(page, wish).status_code == 302
    visit = first_visit(draft)
    assert (visit.starts_at, visit.is_locked, visit.moved_by_hand) == (at(0, 13), True, True)
    late = staff.post(page, wish | {"start": "14:00"}, follow=True)
    assert "changed meanwhile" in text(late)
    assert first_visit(draft).starts_at == at(0, 13)
    assert "+ 1 change by hand" in text(staff.get(week_url(sample)))
    assert "Back as computed: Mon 10 10:00" in text(staff.get(page))


def test_a_clash_is_shown_in_the_week_and_keeps_it_from_being_published(
    staff: Client, sample: Sample, draft: Draft
) -> None:
    page = url("visit", sample, first_visit(draft).public_id)
    staff.post(page, ask(2, "11:40", key_of(sample.a), key_of(sample.b), version=1))
    shown = staff.get(week_url(sample))
    assert "51 minutes missing" in text(shown)
    assert "k-clash" in shown.content.decode()
    assert "First solve the clashes" in text(shown)
    answer = staff.post(url("publish", sample), {"version": 2, "expected": ""}, follow=True)
    assert "it takes 61 minutes" in text(answer)
    assert not AgendaEntry.objects.exists()


def test_a_visit_is_locked_and_unlocked(staff: Client, sample: Sample, draft: Draft) -> None:
    visit = first_visit(draft)
    staff.post(url("lock", sample, visit.public_id), {"version": 1})
    assert first_visit(draft).is_locked
    staff.post(url("lock", sample, visit.public_id), {"version": 2})
    assert not first_visit(draft).is_locked


def test_a_host_is_taken_out_let_in_and_put_in(staff: Client, sample: Sample, draft: Draft) -> None:
    host = sample.paderborn.public_id
    staff.post(url("take-out", sample, host), {"version": 1})
    assert draft.visits.count() == 1
    assert "Taken out" in text(staff.get(week_url(sample)))
    staff.post(url("let-in", sample, host), {"version": 2})
    assert not draft.taken_out.exists()
    page = url("put-in", sample, host)
    assert "fits" in text(staff.get(page))
    wish = ask(2, "10:00", key_of(sample.a), version=3)
    assert staff.post(page, wish).status_code == 302
    assert draft.visits.get(appointment=sample.paderborn).is_locked
    again = staff.post(page, wish | {"version": 4}, follow=True)
    assert "in the plan already" in text(again)


def test_publishing_asks_first_and_then_publishes_with_an_undo(staff: Client, sample: Sample, draft: Draft) -> None:
    asked = text(staff.get(url("publish", sample)))
    assert "Publish to 4 people and 2 hosts" in asked
    assert "Marta Vidal" in asked
    answer = staff.post(url("publish", sample), {"version": 1, "expected": ""}, follow=True)
    assert url("withdraw", sample) in answer.content.decode()
    draft.refresh_from_db()
    assert draft.status == DraftStatus.PUBLISHED
    late = staff.post(url("publish", sample), {"version": 1, "expected": ""}, follow=True)
    assert "meanwhile" in text(late)
    staff.post(url("withdraw", sample))
    draft.refresh_from_db()
    assert draft.status == DraftStatus.DRAFT
    assert AgendaEntry.objects.filter(status="CONFIRMED").count() == 0


def test_a_plan_whose_rows_have_changed_is_refused_with_what_changed(
    staff: Client, sample: Sample, draft: Draft
) -> None:
    sample.paderborn.status = AppointmentStatus.DECLINED
    sample.paderborn.save()
    shown = text(staff.get(week_url(sample)))
    assert "The plan no longer fits. Pader Hydraulik can no longer be planned." in shown
    answer = staff.post(url("publish", sample), {"version": 1, "expected": ""}, follow=True)
    assert "no longer fits" in text(answer)
    assert not AgendaEntry.objects.exists()


def test_drafts_are_compared_in_words(staff: Client, sample: Sample, draft: Draft) -> None:
    sample.draft(sample.slot(sample.lemgo, 2, 10))
    shown = text(staff.get(reverse("visits:compare", args=[sample.programme.public_id, 2, 1])))
    assert "Lippe Sensorik, Group A Mon 10 10:00 Wed 12 10:00" in shown
    assert "Pader Hydraulik, Group B Wed 12 10:00 not planned" in shown


def test_a_published_draft_is_changed_in_a_copy(staff: Client, sample: Sample, draft: Draft) -> None:
    staff.post(url("publish", sample), {"version": 1, "expected": ""})
    visit = first_visit(draft)
    refused = staff.post(url("lock", sample, visit.public_id), {"version": 2}, follow=True)
    assert "meanwhile" in text(refused)
    staff.post(url("copy", sample))
    copied = Draft.objects.get(number=2)
    assert copied.visits.count() == 2


def test_a_script_in_a_companys_name_stays_text(staff: Client, sample: Sample, draft: Draft) -> None:
    host = sample.lemgo.host
    host.name = "<script>alert(1)</script> & Co. KG"
    host.save()
    for query in ("", "?view=list", "?view=map"):
        assert "<script>alert(1)" not in staff.get(week_url(sample) + query).content.decode()

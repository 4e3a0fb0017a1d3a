"""Staff's first page: what is due, what comes, which plans wait."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kontor.accounts.models import User
from kontor.planning.models import Draft
from kontor.programmes.models import Programme
from tests.factories.drafts import Sample
from tests.factories.programmes import make_programme
from tests.factories.users import make_user
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def selin(client: Client) -> User:
    user = make_user()
    client.force_login(user)
    return user


def page(client: Client) -> str:
    return client.get("/").content.decode()


def task(programme: Programme, title: str, days: int, **fields: object) -> None:
    programme.tasks.create(title=title, due_on=timezone.localdate() + timedelta(days=days), **fields)


def test_an_empty_house_says_so(client: Client, selin: User) -> None:
    assert "Nichts wartet auf Sie" in page(client)


def test_tasks_that_are_late_or_due_soon_stand_there(client: Client, selin: User) -> None:
    programme = make_programme()
    other = make_user("Thomas")
    task(programme, "Bus bestellen", -2)
    task(programme, "Badges drucken", 5, assignee=selin)
    task(programme, "Viel später", 60)
    task(programme, "Sache von Thomas", 1, assignee=other)
    task(programme, "Schon fertig", -1, done_at=timezone.now())
    shown = page(client)
    assert "Bus bestellen" in shown
    assert "Badges drucken" in shown
    assert "1 überfällig" in shown
    for title in ("Viel später", "Sache von Thomas", "Schon fertig"):
        assert title not in shown


def test_the_newest_draft_waits_until_it_is_published(client: Client, selin: User) -> None:
    sample = Sample()
    first, second = sample.whole(), sample.draft(sample.slot(sample.lemgo, 0, 10))
    week = sample.programme
    addresses = [reverse("visits:draft", args=[week.public_id, one.number]) for one in (first, second)]
    shown = page(client)
    assert addresses[1] in shown
    assert addresses[0] not in shown
    Draft.objects.filter(pk=second.pk).update(status="published")
    assert addresses[1] not in page(client)


def test_more_programmes_ask_no_more(client: Client, selin: User) -> None:
    task(make_programme("Eins"), "a", 1)
    page(client)
    one = count_queries(lambda: page(client))
    for number in range(3):
        task(make_programme(f"Mehr {number}"), f"t{number}", 1)
    assert count_queries(lambda: page(client)) == one

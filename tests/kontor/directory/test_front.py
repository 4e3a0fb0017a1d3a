"""The public front page: who is in the network, who is coming, and nothing that is not public."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.programmes import make_organisation, make_programme

pytestmark = pytest.mark.django_db


def test_an_empty_house_still_opens_a_door(client: Client) -> None:
    shown = client.get("/").content.decode()
    assert "Anmelden" in shown
    assert "Wer kommt" not in shown


def test_only_what_is_public_stands_there(client: Client) -> None:
    shown, hidden = make_organisation("Sensorik Lemgo", "Lemgo"), make_organisation("Geheim GmbH", "Minden")
    type(shown).objects.filter(pk=shown.pk).update(is_public=True)
    at = timezone.now()
    make_programme("Offene Woche", is_public=True, published_at=at)
    make_programme("Stille Woche", is_public=False, published_at=at)
    make_programme("Ungedruckte Woche", is_public=True)
    page = client.get("/").content.decode()
    assert "1 Organisation der Region zeigt" in page
    assert "Lemgo" in page
    assert str(hidden) not in page
    assert "Minden" not in page
    assert "Offene Woche" in page
    assert "Stille Woche" not in page
    assert "Ungedruckte Woche" not in page


def test_a_circle_of_several_towns_leads_to_all_of_them(client: Client) -> None:
    for name, town in (("Hydraulix", "Lemgo"), ("Optikus", "Minden"), ("Gusswerk", "Paderborn")):
        one = make_organisation(name, town)
        type(one).objects.filter(pk=one.pk).update(is_public=True)
    page = client.get("/directory/?city=Lemgo&city=Minden").content.decode()
    assert "Hydraulix" in page
    assert "Optikus" in page
    assert "Gusswerk" not in page

"""What a programme waits for next, and confirming the published hosts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kontor.documents.models import Print
from kontor.planning.models import Draft
from kontor.planning.operations.publish import publish_draft
from kontor.programmes.enums import AppointmentStatus, ParticipationRole, ProgrammeKind
from kontor.programmes.models import Appointment, Programme
from kontor.programmes.operations.hosts import confirm_published
from kontor.programmes.registries import step_sources
from tests.factories.drafts import Sample
from tests.factories.programmes import at, make_participation, make_programme
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


def words(programme: Programme) -> list[str]:
    return [step.words for source in step_sources for step in source.steps(programme)]


@pytest.fixture
def sample() -> Sample:
    sample = Sample()
    sample.programme.participations.update(diet="vegan", arrives_at=at(0, 8))
    return sample


def publish(sample: Sample, draft: Draft) -> None:
    publish_draft(draft=draft, version=draft.version, expected=None, actor=None, at=timezone.now())
    sample.programme.refresh_from_db()


def test_the_week_is_planned_looked_at_published_and_printed(sample: Sample) -> None:
    sample.asked.delete()
    assert words(sample.programme) == ["Woche planen"]
    draft = sample.whole()
    assert words(sample.programme) == ["Entwurf 1 ansehen und veröffentlichen"]
    publish(sample, draft)
    assert words(sample.programme) == ["Unterlagen drucken"]
    Print.objects.create(
        paper="booklet", subject=sample.programme.public_id, version=1, stamp="1", fingerprint="1", pages=1,
        made_at=timezone.now(),
    )  # fmt: skip
    assert words(sample.programme) == []


def test_hosts_that_were_asked_are_reminded(sample: Sample) -> None:
    assert "1 Gastgeber an die Antwort erinnern" in words(sample.programme)


def test_guests_are_asked_for_what_is_missing_and_helpers_are_not(sample: Sample) -> None:
    make_participation(sample.programme, sample.a, "Ohne", arrives_at=at(0, 8))
    make_participation(sample.programme, None, "Fahrer", role=ParticipationRole.DRIVER)
    assert "1 Gast nach Ernährung und Ankunft fragen" in words(sample.programme)


def test_nothing_is_asked_once_it_is_over(sample: Sample) -> None:
    publish(sample, sample.whole())
    today = timezone.localdate()
    sample.programme.starts_on, sample.programme.ends_on = today - timedelta(days=9), today - timedelta(days=5)
    assert words(sample.programme) == []


def test_an_evening_without_hosts_has_no_week(client: Client, sample: Sample) -> None:
    client.force_login(make_user())
    evening = make_programme("Abend", kind=ProgrammeKind.EVENT)
    week = reverse("visits:week", args=[evening.public_id])
    assert week not in client.get(reverse("programmes:overview", args=[evening.public_id])).content.decode()
    week = reverse("visits:week", args=[sample.programme.public_id])
    assert week in client.get(reverse("programmes:overview", args=[sample.programme.public_id])).content.decode()


def test_published_hosts_are_confirmed_at_once_and_the_others_stay(client: Client, sample: Sample) -> None:
    Appointment.objects.filter(pk=sample.lemgo.pk).update(status=AppointmentStatus.OFFERED)
    assert confirm_published(programme=sample.programme, actor=None) == 0
    publish(sample, sample.whole())
    assert "1 Gastgeber den Termin bestätigen" in words(sample.programme)
    client.force_login(make_user("Selin"))
    hosts = reverse("programmes:hosts", args=[sample.programme.public_id])
    shown = client.get(hosts).content.decode()
    assert "Alle wissen Bescheid" in shown
    client.post(reverse("programmes:hosts-confirm", args=[sample.programme.public_id]))
    sample.lemgo.refresh_from_db()
    sample.asked.refresh_from_db()
    assert (sample.lemgo.status, sample.asked.status) == (AppointmentStatus.CONFIRMED, AppointmentStatus.ASKED)
    assert "Alle wissen Bescheid" not in client.get(hosts).content.decode()


def test_the_list_of_guests_shows_who_has_not_told(client: Client, sample: Sample) -> None:
    make_participation(sample.programme, sample.a, "Hungrig", arrives_at=at(0, 8))
    make_participation(sample.programme, sample.a, "Verschollen", diet="halal")
    client.force_login(make_user())
    people = reverse("programmes:people", args=[sample.programme.public_id])
    for query, there, gone in (("diet", "Hungrig", "Verschollen"), ("arrival", "Verschollen", "Hungrig")):
        shown = client.get(f"{people}?missing={query}").content.decode()
        assert there in shown
        assert gone not in shown
        assert "Vidal" not in shown

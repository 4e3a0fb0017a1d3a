import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kontor.programmes.enums import TravelMode
from kontor.visits.models import TravelTime
from kontor.visits.rows import key_of, read_week
from kontor.visits.travel import minutes_between
from tests.factories.drafts import Sample
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Sample:
    return Sample()


def post(client: Client, sample: Sample, text: bytes, name: str = "times.csv") -> int:
    client.force_login(make_user())
    url = reverse("visits:travel-times", args=[sample.programme.public_id])
    return client.post(url, {"file": SimpleUploadedFile(name, text)}).status_code


def test_imported_times_hold_for_the_week(client: Client, sample: Sample) -> None:
    assert post(client, sample, b"Von;Nach;Minuten\nBielefeld;Lemgo;31\n") == 302
    week = read_week(sample.programme)
    base, host = week.places[key_of(week.bases[0])], week.places[key_of(sample.lemgo)]
    assert minutes_between(base, host, TravelMode.COACH, week.known) == 31


def test_a_file_that_is_no_table_changes_nothing(client: Client, sample: Sample) -> None:
    TravelTime.objects.create(programme=sample.programme, origin="a", target="b", minutes=5)
    assert post(client, sample, b"\x89PNG\r\n\x1a\n" + bytes(200), "times.xlsx") == 422
    assert TravelTime.objects.count() == 1

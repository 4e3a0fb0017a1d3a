"""Searches of a programme's lists."""

import pytest

from kontor.programmes.models import Participation, Programme
from kontor.programmes.queries import programmes_matching, with_every_word
from tests.factories.programmes import make_participation, make_programme

pytestmark = pytest.mark.django_db
FIELDS = ("person__family_name", "person__given_name", "organisation__name")


def test_every_word_is_found_in_one_of_the_fields() -> None:
    guest = make_participation(make_programme(), name="Vidal")
    assert with_every_word(Participation.objects.all(), "mar vid", *FIELDS).get() == guest
    assert not with_every_word(Participation.objects.all(), "marta soler", *FIELDS).exists()


def test_a_pasted_page_is_no_longer_a_condition_than_eight_words() -> None:
    assert str(with_every_word(Participation.objects.all(), "x " * 500, *FIELDS).query).count("LIKE") == 8 * len(FIELDS)
    assert not programmes_matching(Programme.objects.all(), "x " * 500).exists()


def test_a_programme_is_found_once_by_title_and_town() -> None:
    programme = make_programme("Woche für Katalonien")
    assert programmes_matching(Programme.objects.all(), "Katalonien Bielefeld").get() == programme

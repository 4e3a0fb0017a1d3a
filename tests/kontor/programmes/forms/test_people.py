from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from kontor.programmes.forms.people import ParticipationForm
from kontor.programmes.models import Participation
from tests.factories.programmes import make_participation, make_programme

pytestmark = pytest.mark.django_db
SHANGHAI = "Asia/Shanghai"


def filled(participation: Participation, **fields: str) -> ParticipationForm:
    query = QueryDict(mutable=True)
    query.update({"family_name": "Vidal", "role": "delegate", "status": "registered"} | fields)
    return ParticipationForm(query, instance=participation, programme=participation.programme)


def test_times_are_those_of_the_place_and_the_label_says_so() -> None:
    programme = make_programme(zone=SHANGHAI)
    form = filled(Participation(programme=programme), arrives_at="2027-05-10T08:30")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["arrives_at"] == datetime(2027, 5, 10, 0, 30, tzinfo=UTC)
    assert "Shanghai" in str(form.fields["arrives_at"].label)


def test_a_known_time_is_shown_as_it_was_entered() -> None:
    programme = make_programme(zone=SHANGHAI)
    part = make_participation(programme, arrives_at=datetime(2027, 5, 10, 0, 30, tzinfo=UTC))
    assert 'value="2027-05-10T08:30"' in str(ParticipationForm(instance=part, programme=programme)["arrives_at"])


def test_a_character_that_no_font_has_is_named() -> None:
    form = filled(Participation(programme=make_programme()), family_name="Vidal 𓀀")
    assert "U+13000 EGYPTIAN HIEROGLYPH A001" in str(form.errors["family_name"])
    assert filled(Participation(programme=make_programme()), family_name="Đặng 王 Øšč").is_valid()


def test_who_leaves_before_they_come_is_asked_again() -> None:
    form = filled(Participation(programme=make_programme()), since="2027-05-12", until="2027-05-11")
    assert "until" in form.errors


def test_a_mistyped_year_is_asked_about() -> None:
    form = filled(Participation(programme=make_programme()), arrives_at="0027-05-10T08:30", until="2207-05-10")
    assert "27" in str(form.errors["arrives_at"])
    assert "2207" in str(form.errors["until"])


def test_a_language_that_the_form_does_not_offer_stays() -> None:
    part = make_participation(make_programme())
    part.person.languages = ["ca", "sv"]
    part.person.save()
    shown = ParticipationForm(instance=part, programme=part.programme)
    assert 'value="sv"' in str(shown["languages"])
    query = QueryDict(mutable=True)
    query.update({"family_name": "Vidal", "role": "delegate", "status": "registered"})
    query.setlist("languages", ["ca", "sv"])
    form = ParticipationForm(query, instance=part, programme=part.programme)
    assert form.is_valid(), form.errors
    assert form.person.languages == ["ca", "sv"]

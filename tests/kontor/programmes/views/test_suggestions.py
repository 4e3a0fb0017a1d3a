"""Organisations suggested while a name is typed."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kontor.accounts.models import User
from kontor.directory.models import Organisation
from kontor.programmes.enums import TeamRole
from kontor.programmes.forms.fields import OrganisationField
from kontor.programmes.models import Programme, TeamMember
from tests.factories.programmes import make_appointment, make_organisation, make_programme
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    make_appointment(programme, "Lippe Sensorik")
    make_organisation("Lippe Verborgen")
    Organisation.objects.filter(pk=make_organisation("Lippe Offen").pk).update(is_public=True)
    Organisation.objects.filter(pk=make_organisation("Lippe Offen").pk).update(archived_at=timezone.now())
    return programme


def suggested(user: User, programme: Programme) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("programmes:organisations", args=[programme.public_id]), {"q": "lippe"}).content.decode()


def test_staff_see_all_and_no_archived_one(programme: Programme) -> None:
    shown = suggested(make_user(), programme)
    assert shown.count("<option") == 3


def test_a_partner_sees_the_programmes_and_the_public_ones(programme: Programme) -> None:
    partner = User.objects.create_user("nuria@example.org")
    TeamMember.objects.create(programme=programme, user=partner, role=TeamRole.CO_ORGANISER)
    shown = suggested(partner, programme)
    assert "Lippe Sensorik" in shown
    assert "Lippe Offen" in shown
    assert "Verborgen" not in shown


def test_an_archived_double_does_not_make_a_name_ambiguous(programme: Programme) -> None:
    found = OrganisationField().clean("Lippe Offen")
    assert found is not None
    assert found.archived_at is None

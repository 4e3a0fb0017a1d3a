"""Whom a visiting list names."""

import pytest

from kontor.documents.tongues import Tongues
from kontor.programmes.enums import Audience
from kontor.programmes.papers.facts import Week
from kontor.programmes.papers.guests import guests_of
from kontor.programmes.papers.visiting_lists import visitors
from tests.factories.weeks import make_week


@pytest.mark.django_db
def test_a_visit_for_named_people_is_theirs_alone() -> None:
    programme = make_week(hosts=1, guests=4)
    invited = programme.participations.all()[0]
    entry = programme.entries.get(source_key="visit:0")
    entry.audience = Audience.PEOPLE
    entry.save()
    entry.people.set([invited])
    week = Week(programme, Tongues("de"))
    assert visitors(week, entry, guests_of(programme)) == [invited]

"""Everything the house holds of a guest is handed out, and forgotten, with their account."""

import pytest
from auditlog.models import LogEntry

from kontor.accounts.models import User
from kontor.accounts.operations.privacy import erase
from kontor.accounts.privacy import Subject, everything_about
from kontor.common.search import matching
from kontor.common.search.models import SearchEntry
from kontor.directory.models import Person, Position
from kontor.programmes.models import Participation
from kontor.programmes.operations.participations import save_participation
from tests.factories.directory import make_member
from tests.factories.programmes import at, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest() -> Participation:
    user = User.objects.create_user("rosalia@example.org", given_name="Rosalia", family_name="Puigdomenech")
    person = Person(given_name="Rosalia", family_name="Puigdomenech", email="rosalia@example.org", phone="+34 93 5550",
                    user=user)  # fmt: skip
    part = Participation(programme=make_programme(), diet="vegan", needs="Rollstuhl", arrives_at=at(0, 8))
    saved = save_participation(participation=part, person=person, interests=[], actor=None)
    Position.objects.create(person=saved.person, organisation=make_member("Tallers SL"), function="Gerente")
    return saved


def subject(guest: Participation) -> Subject:
    return Subject(email="rosalia@example.org", user=guest.person.user)


def test_the_directory_and_the_programmes_tell_what_they_hold(guest: Participation) -> None:
    told = str(everything_about(subject(guest)))
    for word in ("Puigdomenech", "+34 93 5550", "Gerente Tallers SL", "vegan", "Rollstuhl", "Katalonien"):
        assert word in told


def test_a_forgotten_guest_is_nowhere_and_still_counted(guest: Participation) -> None:
    key = guest.agenda_key
    erase(actor=None, subject=subject(guest))
    rows = (Person, Participation, Position, LogEntry, SearchEntry, User)
    left = " ".join(str(list(model._default_manager.values())) for model in rows)
    for word in ("Puigdomenech", "Rosalia", "rosalia", "93 5550", "vegan", "Rollstuhl", key):
        assert word not in left
    assert Participation.objects.filter(programme=guest.programme).count() == 1
    assert not matching("directory.person", "Puigdomenech").exists()


def test_somebody_unknown_takes_nobody_along(guest: Participation) -> None:
    erase(actor=None, subject=Subject(email=""))
    guest.refresh_from_db()
    assert guest.diet == "vegan"

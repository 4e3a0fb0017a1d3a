"""Adding somebody to an organisation whose address is known from another one."""

import pytest
from django.test import Client
from django.urls import reverse

from kontor.accounts.models import User
from kontor.directory.models import Organisation, Person, Position
from tests.factories.directory import make_contact, make_member
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> Person:
    person = Person.objects.create(given_name="Eva", family_name="Schön", email="eva@other.example", phone="+49 521 1")
    Position.objects.create(person=person, organisation=make_member("Other GmbH"), function="CEO")
    return person


def add(user: User, organisation: Organisation) -> Person:
    client = Client()
    client.force_login(user)
    address = reverse("directory:part-new", args=[organisation.public_id, "person"])
    answer = client.post(address, {"family_name": "Falsch", "email": "EVA@other.example", "function": "Beirat"})
    assert answer.status_code == 302
    return Position.objects.get(organisation=organisation, function="Beirat").person


def test_staff_find_the_known_person_who_stays_as_known(known: Person) -> None:
    assert add(make_user(), make_member("Neue GmbH")) == known
    known.refresh_from_db()
    assert (known.family_name, known.given_name, known.phone) == ("Schön", "Eva", "+49 521 1")


def test_a_contact_neither_changes_nor_learns_of_the_people_of_others(known: Person) -> None:
    own, user = make_member("Eigene GmbH"), User.objects.create_user("dirk@example.org")
    make_contact(user, own)
    added = add(user, own)
    assert added != known
    assert added.phone == ""
    known.refresh_from_db()
    assert known.family_name == "Schön"


def edit(user: User, position: Position, **fields: str) -> None:
    client = Client()
    client.force_login(user)
    address = reverse("directory:part", args=[position.organisation.public_id, "person", position.public_id])
    assert client.post(address, fields).status_code == 302


def test_a_contact_changes_only_the_position_of_who_works_elsewhere_too(known: Person) -> None:
    own, user = make_member("Eigene GmbH"), User.objects.create_user("dirk@example.org")
    make_contact(user, own)
    position = Position.objects.create(person=known, organisation=own, function="Beirat")
    edit(user, position, family_name="Falsch", email="new@own.example", function="Vorsitz")
    known.refresh_from_db()
    position.refresh_from_db()
    assert (known.family_name, known.email, position.function) == ("Schön", "eva@other.example", "Vorsitz")
    edit(make_user(), position, family_name="Schön-Lang", function="Vorsitz")
    known.refresh_from_db()
    assert known.family_name == "Schön-Lang"


def test_a_contact_changes_the_people_of_their_own(known: Person) -> None:
    own, user = make_member("Eigene GmbH"), User.objects.create_user("dirk@example.org")
    make_contact(user, own)
    position = Position.objects.create(person=Person.objects.create(family_name="Alt"), organisation=own)
    edit(user, position, family_name="Neu")
    assert Position.objects.get(pk=position.pk).person.family_name == "Neu"

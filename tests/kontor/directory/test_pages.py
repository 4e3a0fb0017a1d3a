"""Lists, pages and the public directory."""

import pytest
from django.test import Client
from django.urls import reverse

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.common.search import matching
from kontor.directory.models import FieldSynonym, Organisation, TechnologyField
from kontor.directory.operations.merge import merge, unmerge
from kontor.directory.operations.organisations import save_organisation
from kontor.directory.operations.vocabulary import WordTakenError, add_synonym, load_vocabulary
from kontor.directory.queries import also_called
from tests.factories.directory import make_contact, make_host, make_member
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_user("selin@example.org", role=Role.STAFF))
    return client


@pytest.mark.parametrize("words", ["Muller", "Mueller", "Müller", "MÜLLER"])
def test_a_name_is_found_however_it_is_spelt(words: str) -> None:
    one = make_member("Müller Hydraulik GmbH")
    make_member("Meier Optik KG")
    assert one.pk in matching("directory.organisation", f"{words} Hydraulik")


def test_chinese_is_found_inside_a_word() -> None:
    one = make_member("Hebei Machinery", original_name="河北机械有限公司")
    assert list(matching("directory.organisation", "机械")) == [one.pk]


@pytest.mark.parametrize("words", ["3D-Druck", "additive manufacturing", "impresión 3D", "增材制造"])
def test_the_vocabulary_bridges_the_languages(words: str) -> None:
    one = make_member("Druckwerk GmbH", fields=("additive-manufacturing",))
    make_member("Holzwerk GmbH", fields=("wood",))
    assert list(matching("directory.public", words)) == [one.pk]


def test_a_search_names_the_other_words() -> None:
    assert also_called("additive Fertigung")[:2] == ["3D-Druck", "generative Fertigung"]
    assert "增材制造" in also_called("3D-Druck")
    assert also_called("Quatsch") == []


@pytest.mark.parametrize("address", ["/organisations/", "/directory/", "/networks/netz/"])
def test_lists_ask_no_more_for_more_rows(staff: Client, address: str) -> None:
    make_host(make_member("Erste GmbH", fields=("robotics",)))
    staff.get(address)
    one = count_queries(lambda: staff.get(address))
    for number in range(3):
        make_host(make_member(f"Weitere{number} GmbH", fields=("robotics", "sensors")))
    assert count_queries(lambda: staff.get(address)) == one
    assert one < 25


def test_filters_of_the_list_work_together(staff: Client) -> None:
    make_host(make_member("Gast GmbH", fields=("robotics",)))
    make_member("Andere GmbH", fields=("robotics",))
    query = "?field=robotics&country=DE&language=de&network=netz&host=yes&kind=company"
    text = staff.get(reverse("directory:organisations") + query).content.decode()
    assert "Gast GmbH" in text
    assert "Andere GmbH" not in text


def test_only_who_agreed_is_public(client: Client) -> None:
    make_member("Offene GmbH", fields=("robotics",))
    hidden = make_member("Stille GmbH", public=False)
    text = client.get(reverse("directory:public")).content.decode()
    assert "Offene GmbH" in text
    assert "Stille GmbH" not in text
    assert "Anna Müller" not in text
    assert client.get(reverse("directory:public-organisation", args=[hidden.public_id])).status_code == 404


def test_consent_is_dated_and_can_be_withdrawn() -> None:
    one = make_member("Offene GmbH")
    assert Organisation.objects.get().public_since is not None
    one.is_public = False
    save_organisation(organisation=one, fields=[], actor=None)
    assert Organisation.objects.get().public_since is None
    assert one.pk not in matching("directory.public", "Offene")


def test_a_contact_keeps_the_own_profile_but_sees_no_notes_of_the_staff(client: Client) -> None:
    own = make_member("Eigene GmbH", notes="zahlt spät")
    user = User.objects.create_user("kontakt@example.org")
    make_contact(user, own)
    client.force_login(user)
    page = reverse("directory:organisation", args=[own.public_id])
    assert "zahlt spät" not in client.get(page).content.decode()
    form = {"name": "Eigene GmbH", "kind": "company", "description_de": "Wir drucken Metall.", "languages": ["de"]}
    assert client.post(reverse("directory:organisation-edit", args=[own.public_id]), form).status_code == 302
    own.refresh_from_db()
    assert str(own.description) == "Wir drucken Metall."
    assert own.notes == "zahlt spät"


def test_merging_moves_everything_and_can_be_taken_back() -> None:
    kept, given_up = make_member("Hellweg Antriebe GmbH"), make_member("Hellweg Antriebe mbH & Co. KG", "Bielefeld")
    Organisation.objects.filter(pk=given_up.pk).update(website="https://hellweg.example")
    given_up.refresh_from_db()
    found = merge(kept=kept, given_up=given_up, actor=None)
    kept.refresh_from_db()
    given_up.refresh_from_db()
    assert (kept.website, kept.locations.count(), kept.positions.count()) == ("https://hellweg.example", 2, 2)
    assert given_up.archived_at is not None
    assert matching("directory.organisation", "mbH & Co").count() == 0
    unmerge(found=found, actor=None)
    kept.refresh_from_db()
    given_up.refresh_from_db()
    assert (kept.website, kept.locations.count(), given_up.positions.count()) == ("", 1, 1)
    assert given_up.archived_at is None


def test_a_word_belongs_to_one_field() -> None:
    robotics = TechnologyField.objects.get(code="robotics")
    one = make_member("Greifwerk GmbH", fields=("robotics",))
    add_synonym(actor=None, field=robotics, language="de", text="Handhabungstechnik")
    assert list(matching("directory.organisation", "Handhabungstechnik")) == [one.pk]
    with pytest.raises(WordTakenError):
        add_synonym(actor=None, field=robotics, language="de", text="Sensorik")


def test_loading_the_vocabulary_again_changes_nothing() -> None:
    before = (TechnologyField.objects.count(), FieldSynonym.objects.count())
    assert load_vocabulary() == 0
    assert (TechnologyField.objects.count(), FieldSynonym.objects.count()) == before

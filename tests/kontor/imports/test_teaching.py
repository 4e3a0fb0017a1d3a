"""Words that an import does not know: taught from the page, or put right in every row at once."""

import pytest
from django.test import Client
from django.urls import reverse

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.directory.models import FieldSynonym, Organisation, TechnologyField
from kontor.imports.enums import Decision
from kontor.imports.models import Import
from kontor.imports.operations.check import check
from kontor.imports.operations.teach import NEW, merge_all, teach, unknown_words
from kontor.imports.operations.upload import upload
from tests.kontor.imports.data import Rows, workbook

pytestmark = pytest.mark.django_db
ROWS: Rows = (
    ("Firma", "Ort", "Land", "Technologiefelder"), ("Bega", "Lemgo", "Deutschland", "Smarte Küchen"),
    ("Emmer", "Lyon", "Frankrijk-Süd", "Smarte Küchen; Robotik"), ("Almetal", "Wien", "", "Robotertechnick xy"),
)  # fmt: skip


@pytest.fixture
def staff() -> User:
    return User.objects.create_user("selin@example.org", role=Role.STAFF)


@pytest.fixture
def boss() -> User:
    return User.objects.create_user("anja@example.org", role=Role.ADMINISTRATOR)


def checked(rows: Rows = ROWS) -> Import:
    run = upload(actor=None, kind="organisations", name="a.xlsx", data=workbook(rows))
    check(run=run)
    run.refresh_from_db()
    return run


def words(run: Import, user: User) -> dict[str, dict[str, int]]:
    return {code: {one.word: one.count for one in found} for code, _lesson, found in unknown_words(run, user)}


def test_unknown_words_are_counted_and_a_near_choice_is_suggested(staff: User) -> None:
    run = checked()
    assert words(run, staff) == {
        "field-unknown": {"Smarte Küchen": 2, "Robotertechnick xy": 1}, "country-unknown": {"Frankrijk-Süd": 1},
    }  # fmt: skip
    suggested = {one.word: one.suggested for _code, _lesson, found in unknown_words(run, staff) for one in found}
    assert (suggested["Robotertechnick xy"], suggested["Frankrijk-Süd"]) == ("robotics", "FR")


def test_a_word_that_was_taught_is_known_from_then_on(staff: User) -> None:
    run = checked()
    assert teach(run=run, actor=staff, code="field-unknown", wanted={"Smarte Küchen": "robotics"}) == []
    check(run=run)
    assert words(run, staff)["field-unknown"] == {"Robotertechnick xy": 1}
    assert FieldSynonym.objects.get(text="Smarte Küchen").field.code == "robotics"


def test_a_word_of_another_field_is_not_taken_from_it(staff: User) -> None:
    troubles = teach(run=checked(), actor=staff, code="field-unknown", wanted={"Robotik": "sensors"})
    assert len(troubles) == 1
    assert not FieldSynonym.objects.filter(text="Robotik", field__code="sensors").exists()


def test_only_an_administrator_makes_a_new_field(staff: User, boss: User) -> None:
    run = checked()
    teach(run=run, actor=staff, code="field-unknown", wanted={"Smarte Küchen": NEW})
    assert not TechnologyField.objects.filter(code="smarte-kuchen").exists()
    teach(run=run, actor=boss, code="field-unknown", wanted={"Smarte Küchen": NEW})
    assert str(TechnologyField.objects.get(code="smarte-kuchen")) == "Smarte Küchen"


def test_a_country_is_put_in_its_place_and_the_file_stays_as_it_is(staff: User) -> None:
    run = checked()
    teach(run=run, actor=staff, code="country-unknown", wanted={"Frankrijk-Süd": "FR"})
    check(run=run)
    row = run.rows.get(label="Emmer")
    assert ("country-unknown" in words(run, staff), row.cells[2]) == (False, "Frankrijk-Süd")


def test_all_possible_doubles_are_merged_at_once_but_not_those_decided_about() -> None:
    for name in ("Bega Kunststoff GmbH", "Emmer Holz GmbH"):
        Organisation.objects.create(name=name, match_key=name.lower())
    rows = (("Firma", "Ort"), ("Bega Kunststoffe AG", "Lemgo"), ("Emmer Holz KG", "Blomberg"))
    run = checked(rows)
    maybe = list(run.rows.filter(state="maybe"))
    assert len(maybe) == 2, [row.state for row in run.rows.all()]
    run.rows.filter(pk=maybe[0].pk).update(decision=Decision.NEW)
    assert merge_all(run=run) == 1
    assert run.rows.get(pk=maybe[0].pk).decision == Decision.NEW


def test_by_the_page(client: Client, staff: User) -> None:
    run = checked()
    client.force_login(staff)
    page = reverse("imports:import", args=[run.public_id])
    assert "Smarte Küchen" in client.get(page).content.decode()
    answer = client.post(
        reverse("imports:teach", args=[run.public_id]),
        {"code": "field-unknown", "word": ["Smarte Küchen", "Robotertechnick xy"], "means": ["", "robotics"]},
    )
    assert answer.status_code == 302
    assert words(run, staff)["field-unknown"] == {"Smarte Küchen": 2}
    assert client.post(reverse("imports:teach", args=[run.public_id]), {"code": "no-such"}).status_code == 404

"""The wizard from the file to the undo, over organisations."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.common.search import rebuild
from kontor.common.search.queries import entries
from kontor.directory.models import Membership, Organisation, Person
from kontor.directory.operations.organisations import save_organisation
from kontor.directory.search import ORGANISATIONS, PEOPLE
from kontor.imports.enums import ImportState, Outcome, RowState
from kontor.imports.models import Import, SourceMapping
from kontor.imports.operations.apply import apply
from kontor.imports.operations.check import check, set_cell
from kontor.imports.operations.undo import TooLateError, discard, expire, undo
from kontor.imports.operations.upload import upload
from tests.kontor.imports.data import MEMBERS, Rows, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def selin() -> User:
    return User.objects.create_user("selin@example.org", role=Role.STAFF)


def taken(rows: Rows = MEMBERS, actor: User | None = None) -> Import:
    run = upload(actor=actor, kind="organisations", name="Mitglieder.xlsx", data=workbook(rows))
    check(run=run)
    apply(run=run, actor=actor)
    run.refresh_from_db()
    return run


def test_the_messy_list_is_understood() -> None:
    run = upload(actor=None, kind="organisations", name="Mitglieder.xlsx", data=workbook(MEMBERS))
    check(run=run)
    states = dict(run.rows.values_list("number", "state"))
    assert states[5] == RowState.NEW
    assert states[10] == RowState.BLOCKED  # no name
    assert states[12] == RowState.UPDATED  # G.m.b.H. is the GmbH of row 5
    assert states[13] == RowState.MAYBE  # mbH & Co. KG may be another company
    codes = {note["code"] for row in run.rows.all() for note in row.notes}
    assert codes >= {"org-no-name", "email-invalid", "date-impossible", "place-typo", "phone-zero", "date-serial"}


def test_applying_writes_everything_once() -> None:
    run = taken()
    hellweg = Organisation.objects.get(name="Hellweg Antriebe GmbH")
    assert {str(p.person) for p in hellweg.positions.all()} == {"Anna Müller", "Max Schmidt"}
    assert [place.city for place in hellweg.locations.all()] == ["Paderborn"]
    assert {field.code for field in hellweg.fields.all()} == {"drive-technology", "additive-manufacturing"}
    assert Organisation.objects.get(name="Teuto Verpackung").locations.get().city == "Bielefeld"
    assert Membership.objects.filter(organisation=hellweg).count() == 1
    assert Organisation.objects.count() == 6
    assert run.rows.filter(outcome=Outcome.OPEN).count() == 1  # the possible double waits


def test_the_same_file_twice_brings_nothing_new() -> None:
    taken()
    before = (Organisation.objects.count(), Person.objects.count())
    again = taken()
    assert (Organisation.objects.count(), Person.objects.count()) == before
    assert not again.rows.filter(outcome__in=[Outcome.CREATED, Outcome.UPDATED]).exists()


def test_a_waiting_row_is_merged_when_a_person_says_so() -> None:
    run = taken()
    waiting = run.rows.get(outcome=Outcome.OPEN)
    waiting.decision = "merge"
    waiting.save()
    apply(run=run, actor=None)
    assert Organisation.objects.get(name="Hellweg Antriebe GmbH").email == "info@hellweg.example"
    assert run.rows.get(number=waiting.number).outcome == Outcome.UPDATED


def test_an_import_is_taken_back_as_a_whole() -> None:
    old = Organisation(name="Bega Kunststoff", phone="+49 1")
    save_organisation(organisation=old, fields=[], actor=None)
    run = taken()
    old.refresh_from_db()
    assert old.phone == "+49 5261 555020"
    result = undo(run=run, actor=None)
    old.refresh_from_db()
    assert old.phone == "+49 1"
    assert Organisation.objects.count() == 1
    assert (Person.objects.count(), Membership.objects.count()) == (0, 0)
    assert result.kept == []
    run.refresh_from_db()
    assert run.state == ImportState.UNDONE


def test_what_others_changed_since_stays() -> None:
    run = taken()
    hellweg = Organisation.objects.get(name="Hellweg Antriebe GmbH")
    hellweg.employees = 180
    save_organisation(organisation=hellweg, fields=list(hellweg.fields.all()), actor=None)
    result = undo(run=run, actor=None)
    assert Organisation.objects.get().employees == 180
    assert "Hellweg Antriebe GmbH" in result.kept


def test_after_fourteen_days_it_is_too_late_and_the_file_is_gone() -> None:
    run = taken()
    assert run.undo_until is not None
    with pytest.raises(TooLateError):
        undo(run=run, actor=None, at=run.undo_until.replace(year=run.undo_until.year + 1))
    assert expire(at=run.expires_at) == 1
    run.refresh_from_db()
    assert not run.file
    assert run.rows.count() == 0
    assert Organisation.objects.count() == 6


def test_a_mended_cell_counts_and_the_file_stays_as_it_is() -> None:
    run = upload(actor=None, kind="organisations", name="Mitglieder.xlsx", data=workbook(MEMBERS))
    check(run=run)
    set_cell(run=run, number=10, index=0, text="Ems Ladetechnik")
    assert run.rows.get(number=10).state == RowState.NEW
    set_cell(run=run, number=10, index=0, text=None)
    assert run.rows.get(number=10).state == RowState.BLOCKED


def test_a_mapping_is_remembered_for_the_next_file_of_the_source(client: Client, selin: User) -> None:
    client.force_login(selin)
    run = upload(actor=selin, kind="organisations", name="a.xlsx", data=workbook(MEMBERS))
    mapping = {f"column_{index}": key for index, key in run.mapping.items()} | {"column_8": ""}
    assert client.post(reverse("imports:mapping", args=[run.public_id]), mapping).status_code == 302
    assert SourceMapping.objects.get().by_header["Bemerkung"] == ""
    assert upload(actor=selin, kind="organisations", name="b.xlsx", data=workbook(MEMBERS)).mapping["8"] == ""


def test_a_list_without_a_name_column_is_sent_back(client: Client, selin: User) -> None:
    client.force_login(selin)
    run = upload(actor=selin, kind="organisations", name="a.xlsx", data=workbook(MEMBERS))
    answer = client.post(reverse("imports:mapping", args=[run.public_id]), {"column_1": "city"})
    assert answer.status_code == 422
    assert "„Name“" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bild.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 99, "Das ist keine Tabelle, sondern eine Datei der Art PNG"),
        ("leer.csv", b" \n ", "Die Datei ist leer"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    client: Client, selin: User, name: str, data: bytes, words: str
) -> None:
    client.force_login(selin)
    answer = client.post(reverse("imports:new"), {"kind": "organisations", "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Import.objects.count() == 0


def test_the_whole_way_by_pages(client: Client, selin: User, settings: object) -> None:
    settings.JOBS_AT_ONCE = True  # type: ignore[attr-defined]
    client.force_login(selin)
    file = SimpleUploadedFile("liste.xlsx", workbook(MEMBERS))
    client.post(reverse("imports:new"), {"kind": "organisations", "file": file})
    run = Import.objects.get()
    page = reverse("imports:import", args=[run.public_id])
    assert "sicher erkannt" in client.get(page).content.decode()
    client.post(reverse("imports:mapping", args=[run.public_id]), {f"column_{i}": k for i, k in run.mapping.items()})
    text = client.get(page).content.decode()
    assert "Den 31.02.2022 gibt es nicht." in text
    assert "7 Zeilen übernehmen" in text
    client.post(reverse("imports:row", args=[run.public_id, 13]), {"decision": "new"})
    client.post(reverse("imports:apply", args=[run.public_id]))
    assert Organisation.objects.count() == 7
    assert "Alles zurücknehmen" in client.get(page).content.decode()
    sheet = load_workbook(
        __import__("io").BytesIO(client.get(reverse("imports:problems", args=[run.public_id])).content)
    )
    assert sheet.active is not None
    assert sheet.active.max_row > 5
    client.post(reverse("imports:undo", args=[run.public_id]))
    assert Organisation.objects.count() == 0


def test_a_script_in_a_name_is_only_a_name(client: Client, selin: User) -> None:
    client.force_login(selin)
    rows = (("Firma", "Ort"), ("<script>alert(1)</script>", "Lemgo"), ("=HYPERLINK(1)", "Lemgo"))
    run = upload(actor=selin, kind="organisations", name="<b>.xlsx", data=workbook(rows))
    check(run=run)
    text = client.get(reverse("imports:import", args=[run.public_id]) + "?show=all").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_a_discarded_import_leaves_no_file() -> None:
    run = upload(actor=None, kind="organisations", name="a.xlsx", data=workbook(MEMBERS))
    name = run.file.name
    discard(run=run)
    run.refresh_from_db()
    assert (run.state, bool(run.file)) == (ImportState.DISCARDED, False)
    assert name
    assert not run._meta.get_field("file").storage.exists(name)


def test_what_was_imported_is_found_at_once_with_its_people_and_fields() -> None:
    taken()
    for words, title in (("Hellweg Antriebe", "Hellweg Antriebe GmbH"), ("Uwe Klein", "Uwe Klein"),
                         ("additive manufacturing", "Hellweg Antriebe GmbH")):  # fmt: skip
        found = [entry.title for entry in entries(words)]
        assert title in found
    before = {(one.source, one.object_pk): (one.title_tokens, set(one.tokens.split())) for one in entries("e")}
    for source in (ORGANISATIONS, PEOPLE):
        rebuild(source)
    assert {(one.source, one.object_pk): (one.title_tokens, set(one.tokens.split())) for one in entries("e")} == before

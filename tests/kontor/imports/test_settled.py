"""An import that was taken over keeps what taking it back needs, whatever an old page in a browser still sends."""

import pytest
from django.test import Client
from django.urls import reverse

from kontor.directory.models import Organisation
from kontor.imports.enums import ImportState
from kontor.imports.models import Import
from kontor.imports.operations.apply import apply
from kontor.imports.operations.check import check
from kontor.imports.operations.undo import undo
from kontor.imports.operations.upload import SettledError, choose_table, set_mapping, upload
from tests.factories.users import make_user
from tests.kontor.imports.data import MEMBERS, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken() -> Import:
    run = upload(actor=None, kind="organisations", name="Mitglieder.xlsx", data=workbook(MEMBERS))
    check(run=run)
    apply(run=run, actor=None)
    run.refresh_from_db()
    return run


def test_its_columns_and_its_sheet_are_settled(taken: Import) -> None:
    with pytest.raises(SettledError):
        set_mapping(run=taken, mapping={0: "name"}, headers=("Firma",))
    with pytest.raises(SettledError):
        choose_table(run=taken, sheet="", header_row=None)


def test_checking_it_again_keeps_the_way_back(taken: Import) -> None:
    check(run=taken)
    undo(run=taken, actor=None)
    assert not Organisation.objects.exists()


def test_an_old_form_in_the_browser_changes_nothing(taken: Import) -> None:
    client = Client()
    client.force_login(make_user())
    form = {f"column_{index}": key for index, key in taken.mapping.items()}
    for name, data in (("mapping", form), ("table", {"header_row": "1"})):
        answer = client.post(reverse(f"imports:{name}", args=[taken.public_id]), data, follow=True)
        assert "abgeschlossen" in answer.content.decode()
    taken.refresh_from_db()
    assert taken.state == ImportState.APPLIED
    assert taken.rows.exclude(changes=[]).exists()

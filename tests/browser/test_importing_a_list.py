"""A list of members from the file to the directory and back, as somebody of the staff clicks through it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kontor.accounts.models import User
from kontor.directory.models import Organisation
from kontor.directory.operations.vocabulary import load_vocabulary
from kontor.imports.models import Import
from tests.browser.conftest import Visitor
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db(transaction=True)
MEMBERS = Path(__file__).parents[2] / "examples" / "ostwestfalen" / "mitglieder.xlsx"


@pytest.fixture
def selin() -> User:
    load_vocabulary()
    return make_user()


def test_importing_a_list(visitor: Callable[..., Visitor], selin: User) -> None:
    guest = visitor(selin, language="en")
    page = guest.visit("/imports/new/")
    page.get_by_label("Organisations").check()
    page.get_by_label("File").set_input_files(MEMBERS)
    assert guest.barriers() == []
    page.get_by_role("button", name="Read the file").click()

    expect(page.get_by_label("What column Firma / Einrichtung is")).to_have_value("name")
    assert guest.barriers() == []
    page.get_by_label("What column Gegründet is").select_option("")
    page.get_by_role("button", name="Check rows").click(timeout=60_000)

    double = page.get_by_role("article").first
    expect(double).to_be_visible(timeout=60_000)
    assert guest.barriers() == []
    double.get_by_role("button", name="They are two").click()
    expect(double.get_by_role("button", name="They are two")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=re.compile(r"^Take over \d+ rows$")).click(timeout=60_000)

    expect(page.get_by_role("button", name="Take everything back")).to_be_visible(timeout=60_000)
    assert guest.barriers() == []
    assert Organisation.objects.count() > 100
    assert not Organisation.objects.exclude(founded=None).exists()
    run = page.url
    page.get_by_role("link", name="Show them").click()
    page.get_by_role("searchbox").fill("Technische Hochschule Lippe")
    expect(page.locator("tbody tr")).to_have_count(1)

    page.goto(run)
    page.get_by_role("button", name="Take everything back").click(timeout=60_000)
    expect(page.get_by_text("This import was taken back.")).to_be_visible(timeout=60_000)
    assert not Organisation.objects.exists()
    assert Import.objects.get().state == "undone"
    guest.check()

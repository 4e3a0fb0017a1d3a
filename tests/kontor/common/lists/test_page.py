from collections.abc import Callable
from io import BytesIO
from operator import attrgetter
from typing import Any

import openpyxl
import pytest
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.common.lists import ChoiceFilter, Column, Empty, ListPage
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db


class People(ListPage[User]):
    title = "People"
    columns = (
        Column[User](key="name", label="Name", value=attrgetter("family_name"), sort=("family_name",)),
        Column[User](key="role", label="Role", value=lambda user: user.get_role_display(), sort=("role",)),
    )
    filters = (ChoiceFilter(key="role", label="Role", choices=lambda request: Role.choices, lookup="role__in"),)
    empty = Empty(title="Nobody yet", advice="Invite somebody.")
    can_search = True
    per_page = 2

    def get_rows(self) -> QuerySet[User]:
        return User.objects.order_by("family_name")

    def search(self, rows: QuerySet[User], words: str) -> QuerySet[User]:
        return rows.filter(family_name__icontains=words)


@pytest.fixture
def people() -> None:
    for name, role in (("Aydın", Role.STAFF), ("Brandt", Role.FUNDER), ("Costa", Role.STAFF)):
        User.objects.create_user(f"{name.lower()}@example.org", family_name=name, role=role)


def show(query: str = "", **headers: str) -> HttpResponse:
    request = RequestFactory().get(f"/people/?{query}", headers=headers)
    request.user = User(role=Role.STAFF)
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    response = People.as_view()(request)
    assert isinstance(response, HttpResponse)
    return response


def names(response: HttpResponse) -> list[str]:
    text = response.content.decode()
    return [name for name in ("Aydın", "Brandt", "Costa") if f"<td>{name}</td>" in text]


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", ["Aydın", "Brandt"]),
        ("page=2", ["Costa"]),
        ("page=99", ["Costa"]),
        ("role=staff", ["Aydın", "Costa"]),
        ("role=no-such-role", ["Aydın", "Brandt"]),
        ("sort=-name", ["Brandt", "Costa"]),
        ("sort=password", ["Aydın", "Brandt"]),
        ("q=bra", ["Brandt"]),
    ],
)
def test_the_address_says_what_is_seen(people: None, query: str, seen: list[str]) -> None:
    assert names(show(query)) == seen


def test_htmx_gets_the_list_alone_and_the_back_button_the_page(people: None) -> None:
    assert b"<html" not in show(**{"HX-Request": "true"}).content
    assert b"<html" in show(**{"HX-Request": "true", "HX-History-Restore-Request": "true"}).content


def test_a_chosen_filter_can_be_taken_off(people: None) -> None:
    text = show("role=staff&role=funder").content.decode()
    assert 'href="/people/?role=funder"' in text
    assert 'href="/people/?role=staff"' in text


def test_excel_holds_every_page_of_what_is_filtered(people: None) -> None:
    response = show("export=xlsx&role=staff")
    sheet = openpyxl.load_workbook(BytesIO(response.content)).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["Aydın", "Costa"]
    assert response["Content-Disposition"] == 'attachment; filename="people.xlsx"'


def test_no_rows_and_no_match_give_different_advice() -> None:
    assert "Nobody yet" in show().content.decode()
    assert "Nobody yet" not in show("q=x").content.decode()


def test_queries_do_not_grow_with_rows(people: None, django_assert_num_queries: Callable[..., Any]) -> None:
    with django_assert_num_queries(2):
        show()
    assert count_queries(show) == 2

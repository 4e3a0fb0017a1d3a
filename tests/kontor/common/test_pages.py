import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.shortcuts import render
from django.test import Client, RequestFactory

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.common.notices import done, problem
from kontor.common.search import Entry, SearchSource, index, sources

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_user("staff@example.org", role=Role.STAFF))
    return client


def test_a_visitor_sees_the_front_page_and_staff_their_day(client: Client) -> None:
    assert "Anmelden" in client.get("/").content.decode()
    client.force_login(User.objects.create_user("staff@example.org", role=Role.STAFF))
    assert "Heute" in client.get("/").content.decode()


def test_no_page_lets_anything_in_from_outside(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_pages_of_people_who_signed_in_are_not_kept(staff: Client) -> None:
    assert staff.get("/")["Cache-Control"] == "private, no-store"


def test_the_search_page_finds_and_serves_its_partial(staff: Client) -> None:
    kind = SearchSource(
        label="Users", icon="user", rows=User.objects.all, entry=lambda user: Entry(title=user.email, url="/x/")
    )
    with sources.with_item("test.user", kind):
        index("test.user", User.objects.all())
        assert "staff@example.org" in staff.get("/search/?q=staff").content.decode()
        partial = staff.get("/search/?q=staff", headers={"HX-Request": "true"}).content.decode()
    assert "staff@example.org" in partial
    assert "<html" not in partial


def test_alive_and_ready(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"
    assert client.get("/readyz").json() == {"ready": True}


@pytest.mark.parametrize(("theme", "kept"), [("dark", "dark"), ("purple", None)])
def test_light_or_dark_is_kept(client: Client, theme: str, kept: str | None) -> None:
    client.post("/theme/", {"theme": theme, "next": "https://elsewhere.example/"})
    assert (client.cookies["theme"].value if "theme" in client.cookies else None) == kept


def test_a_form_leads_back_to_our_own_pages_only(client: Client) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})["Location"] == "/"
    assert client.post("/theme/", {"theme": "dark", "next": "/search/"})["Location"] == "/search/"


def test_the_language_is_kept_with_the_account(client: Client) -> None:
    user = User.objects.create_user("a@example.org")
    client.force_login(user)
    client.post("/language/", {"language": "en", "next": "/account/"})
    user.refresh_from_db()
    assert user.language == "en"
    assert "My account" in client.get("/account/").content.decode()
    client.post("/language/", {"language": "xx"})
    user.refresh_from_db()
    assert user.language == "en"


def test_a_page_that_is_not_there_offers_the_first_one(client: Client) -> None:
    page = client.get("/no/such/page/")
    assert page.status_code == 404
    assert 'href="/"' in page.content.decode()


def test_a_form_without_its_token_changes_nothing_and_says_what_to_do() -> None:
    page = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert page.status_code == 403
    assert "zu lange offen" in page.content.decode()


def test_an_error_is_told_in_both_languages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kontor.common.views.home.find", lambda *arguments: 1 / 0)
    client.raise_request_exception = False
    page = client.get("/search/?q=x")
    assert page.status_code == 500
    assert "Something went wrong" in page.content.decode()


def test_what_was_done_can_be_undone_from_where_it_is_told(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = User(role=Role.STAFF)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    done(request, "Tisch 4 gelöscht.", undo="/tables/4/undo/")
    problem(request, "12 Minuten fehlen.")
    text = render(request, "partials/messages.html").content.decode()
    assert 'action="/tables/4/undo/"' in text
    assert text.index("Rückgängig") < text.index("12 Minuten fehlen")
    assert 'role="alert"' in text

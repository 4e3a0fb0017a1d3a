import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from kontor.accounts.access import Only, only, visible_or_404
from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.accounts.rules import everybody, is_administrator, is_staff


@only(is_staff)
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("seen")


class Page(Only):
    may = is_staff

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("seen")


def ask(view: object, user: User | AnonymousUser) -> HttpResponse:
    request = RequestFactory().get("/somewhere/?q=1")
    request.user = user
    response = view(request)  # type: ignore[operator]
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.parametrize("view", [page, Page.as_view()])
def test_staff_see_it_strangers_are_asked_to_sign_in_and_others_find_nothing(view: object) -> None:
    assert ask(view, User(role=Role.STAFF)).content == b"seen"
    assert ask(view, AnonymousUser())["Location"] == "/account/login/?next=/somewhere/%3Fq%3D1"
    with pytest.raises(Http404):
        ask(view, User())


@pytest.mark.django_db
def test_a_thing_that_is_not_yours_answers_as_if_it_did_not_exist() -> None:
    user = User.objects.create_user("a@example.org")
    assert visible_or_404(User, user, everybody, pk=user.pk) == user
    with pytest.raises(Http404):
        visible_or_404(User, user, is_administrator, pk=user.pk)
    with pytest.raises(Http404):
        visible_or_404(User, user, everybody, pk=0)

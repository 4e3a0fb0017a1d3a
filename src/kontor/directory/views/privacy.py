"""Privacy requests of people in the directory: look them up, hand out, forget."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kontor.accounts.access import Only, actor, only
from kontor.accounts.privacy import everything_about
from kontor.accounts.rules import is_administrator
from kontor.accounts.views.administration import tabs
from kontor.audit.queries import history
from kontor.common.lists import Column, Empty, ListPage
from kontor.common.notices import done, problem
from kontor.directory.models import Person
from kontor.directory.operations.privacy import forget, hand_out, subject_of
from kontor.directory.privacy import FORGOTTEN


class People(Only, ListPage[Person]):
    """Everybody the house knows, to answer a privacy request."""

    may = is_administrator
    title = gettext_lazy("Personal data")
    template_name = "accounts/administration_list.html"
    can_search = True
    columns = (
        Column[Person](
            key="name", label=gettext_lazy("Name"), value=str, sort=("family_name", "given_name"),
            template="directory/cells/privacy.html",
        ),
        Column[Person](key="email", label=gettext_lazy("E-mail"), value=lambda row: row.email, sort=("email",)),
        Column[Person](
            key="where", label=gettext_lazy("Organisation"),
            value=lambda row: ", ".join(position.organisation.name for position in row.positions.all()),
        ),
        Column[Person](
            key="account", label=gettext_lazy("Account"), value=lambda row: _("yes") if row.user_id else "",
        ),
    )  # fmt: skip
    empty = Empty(title=gettext_lazy("Nobody yet"), advice=gettext_lazy("People come in with organisations and lists."))

    def get_rows(self) -> "QuerySet[Person]":
        people = Person.objects.exclude(family_name=FORGOTTEN, given_name="")
        return people.prefetch_related("positions__organisation")

    def search(self, rows: "QuerySet[Person]", words: str) -> "QuerySet[Person]":
        for word in words.split()[:8]:
            named = Q(family_name__icontains=word) | Q(given_name__icontains=word) | Q(original_name__icontains=word)
            rows = rows.filter(named | Q(email__icontains=word))
        return rows

    def extra_context(self) -> dict[str, Any]:
        return {"tabs": tabs(self.request)}


def _person(public_id: UUID) -> Person:
    known = Person.objects.exclude(family_name=FORGOTTEN, given_name="").select_related("user")
    return get_object_or_404(known, public_id=public_id)


@only(is_administrator)
def person_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what is known of a person, and what forgetting them would take and leave."""
    person = _person(public_id)
    sharing = Person.objects.filter(email__iexact=person.email).exclude(pk=person.pk) if person.email else ()
    context = {
        "person": person,
        "known": everything_about(subject_of(person)),
        "sharing": sharing,
        "lines": history(person),
        "is_oneself": person.user_id == request.user.pk,
        "tabs": tabs(request),
    }
    return render(request, "directory/privacy.html", context)


@require_POST
@only(is_administrator)
def export(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give everything known of a person as a file, to be handed to them."""
    found = hand_out(actor=actor(request), person=_person(public_id), at=timezone.now())
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2, "default": str})
    response.headers["Content-Disposition"] = 'attachment; filename="person.json"'
    return response


@require_POST
@only(is_administrator)
def erase(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Forget a person, once the box is ticked. Whoever administers does not forget themself."""
    person = _person(public_id)
    if request.POST.get("sure") != "on" or person.user_id == request.user.pk:
        problem(request, _("Nobody was forgotten. Tick the box to confirm."))
        return redirect("directory:privacy-person", public_id)
    forget(actor=actor(request), person=person, at=timezone.now())
    done(request, _("This person is forgotten."))
    return redirect("directory:privacy")

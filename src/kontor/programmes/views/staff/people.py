"""Participants of a programme."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontor.common.lists import ChoiceFilter, Column, Empty
from kontor.common.notices import done
from kontor.programmes.audience import SERVES
from kontor.programmes.diets import diet_names
from kontor.programmes.enums import ParticipationRole, ParticipationStatus
from kontor.programmes.forms.people import ParticipationForm
from kontor.programmes.models import Participation, Programme
from kontor.programmes.operations.participations import cancel_participation, save_participation
from kontor.programmes.pages import ProgrammeList, actor_of, programme_page, show
from kontor.programmes.queries import with_every_word
from kontor.programmes.rules import can_work
from kontor.programmes.steps import NOTHING_SAID


def diet_text(row: Participation) -> str:
    return ", ".join(diet_names(row.diet, get_language() or "de"))


def without(rows: "QuerySet[Participation]", details: Sequence[str]) -> "QuerySet[Participation]":
    """Keep the guests who have not told one of the details."""
    wanted = [NOTHING_SAID[one] for one in details if one in NOTHING_SAID]
    return rows.exclude(role__in=SERVES).filter(reduce(or_, wanted)) if wanted else rows


class People(ProgrammeList[Participation]):
    """Who takes part, in which group, with which needs."""

    title = gettext_lazy("Participants")
    add = "programmes:person-new"
    add_label = gettext_lazy("Add somebody")
    imports = "delegates"
    can_search = True
    columns: ClassVar = (
        Column[Participation](
            key="name", label=gettext_lazy("Name"), value=str, sort=("person__family_name", "person__given_name"),
            template="programmes/cells/person.html",
        ),
        Column[Participation](
            key="organisation", label=gettext_lazy("Organisation"), value=lambda row: row.organisation or "",
            sort=("organisation__name",),
        ),
        Column[Participation](
            key="function", label=gettext_lazy("Function"), value=lambda row: row.function, sort=("function",)
        ),
        Column[Participation](
            key="role", label=gettext_lazy("Role"), value=lambda row: row.get_role_display(), sort=("role",)
        ),
        Column[Participation](
            key="group", label=gettext_lazy("Group"), value=lambda row: row.group.letter if row.group else "",
            sort=("group__letter",),
        ),
        Column[Participation](
            key="status", label=gettext_lazy("Status"), value=lambda row: row.get_status_display(), sort=("status",)
        ),
        Column[Participation](
            key="interests", label=gettext_lazy("Interests"),
            value=lambda row: ", ".join(str(field) for field in row.interests.all()) or row.interests_text,
        ),
        Column[Participation](key="diet", label=gettext_lazy("Diet"), value=diet_text, sort=("diet",)),
        Column[Participation](
            key="arrival", label=gettext_lazy("Arrival"), value=lambda row: row.arrives_at, sort=("arrives_at",),
            template="programmes/cells/moment.html",
        ),
        Column[Participation](
            key="departure", label=gettext_lazy("Departure"), value=lambda row: row.departs_at, sort=("departs_at",),
            template="programmes/cells/moment.html",
        ),
        Column[Participation](
            key="email", label=gettext_lazy("E-mail"), value=lambda row: row.person.email, on_page=False
        ),
        Column[Participation](key="needs", label=gettext_lazy("Needs"), value=lambda row: row.needs, on_page=False),
    )  # fmt: skip
    filters: ClassVar = (
        ChoiceFilter(
            key="group", label=gettext_lazy("Group"), choices=lambda request: [(one, one) for one in "ABCD"],
            lookup="group__letter__in",
        ),
        ChoiceFilter(
            key="role", label=gettext_lazy("Role"), choices=lambda request: ParticipationRole.choices,
            lookup="role__in",
        ),
        ChoiceFilter(
            key="status", label=gettext_lazy("Status"), choices=lambda request: ParticipationStatus.choices,
            lookup="status__in",
        ),
        ChoiceFilter(
            key="missing", label=gettext_lazy("Details missing"), narrow=without,
            choices=lambda request: [("diet", gettext_lazy("Diet")), ("arrival", gettext_lazy("Arrival"))],
        ),
    )  # fmt: skip
    empty = Empty(
        title=gettext_lazy("Nobody yet"),
        advice=gettext_lazy("Import the delegation's list, or enter people one by one."),
        picture="users",
    )

    def get_rows(self) -> "QuerySet[Participation]":
        rows = self.programme.participations.select_related("person", "organisation", "group", "programme")
        return rows.prefetch_related("interests").order_by("person__family_name", "person__given_name")

    def search(self, rows: "QuerySet[Participation]", words: str) -> "QuerySet[Participation]":
        return with_every_word(rows, words, "person__family_name", "person__given_name", "organisation__name")


@programme_page(can_work)
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Add somebody to a programme."""
    return _edit(request, programme, Participation(programme=programme))


@programme_page(can_work)
def edit(request: HttpRequest, programme: Programme, person: UUID) -> HttpResponse:
    """Change somebody's part in a programme."""
    rows = programme.participations.select_related("person", "organisation", "payer")
    return _edit(request, programme, get_object_or_404(rows, public_id=person))


def _edit(request: HttpRequest, programme: Programme, participation: Participation) -> HttpResponse:
    participation.programme = programme
    form = ParticipationForm(request.POST or None, instance=participation, programme=programme)
    if request.method == "POST" and form.is_valid():
        saved = save_participation(
            participation=form.save(commit=False),
            person=form.person,
            interests=list(form.cleaned_data["interests"]),
            actor=actor_of(request),
        )
        done(request, _("%(name)s is saved.") % {"name": saved.person})
        return redirect("programmes:people", programme.public_id)
    shown = None if participation._state.adding else participation
    context = {"form": form, "participation": shown}
    return show(request, programme, "programmes/person.html", context, status=422 if form.errors else 200)


@programme_page(can_work)
@require_POST
def cancel(request: HttpRequest, programme: Programme, person: UUID) -> HttpResponse:
    """Note that somebody does not come."""
    participation = get_object_or_404(programme.participations.select_related("person"), public_id=person)
    cancel_participation(participation=participation, actor=actor_of(request))
    done(request, _("%(name)s does not come. Their agenda is cancelled.") % {"name": participation.person})
    return redirect("programmes:people", programme.public_id)

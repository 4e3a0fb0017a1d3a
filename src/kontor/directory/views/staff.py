"""Organisations: the list, the page, its forms."""

from operator import attrgetter
from typing import ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kontor.accounts.access import Only, only
from kontor.common.lists import ChoiceFilter, Column, Empty, ListPage
from kontor.common.notices import done
from kontor.directory.enums import OrganisationKind
from kontor.directory.forms.base import language_choices
from kontor.directory.forms.organisation import OrganisationForm
from kontor.directory.forms.parts import PARTS, PositionForm, first_of
from kontor.directory.models import Organisation, Position
from kontor.directory.operations.organisations import (
    archive,
    bring_back,
    remove_part,
    save_organisation,
    save_part,
    save_position,
)
from kontor.directory.pages import actor_of, organisation_page
from kontor.directory.queries import (
    country_choices,
    field_choices,
    found,
    language_of_reader,
    network_choices,
    organisations,
    with_language,
)
from kontor.directory.rules import can_edit, can_list, can_see_notes
from kontor.directory.thread import lines_of
from kontor.imports.cells.words import country_name


class Organisations(Only, ListPage[Organisation]):
    """Everybody the house knows."""

    may = can_list
    title = gettext_lazy("Organisations")
    template_name = "directory/organisations.html"
    can_search = True
    columns: ClassVar = (
        Column[Organisation](
            key="name", label=gettext_lazy("Name"), value=lambda row: row.name, sort=("name",),
            template="directory/cells/name.html",
        ),
        Column[Organisation](
            key="kind", label=gettext_lazy("Kind"), value=lambda row: row.get_kind_display(), sort=("kind",)
        ),
        Column[Organisation](key="town", label=gettext_lazy("Town"), value=attrgetter("town"), sort=("town",)),
        Column[Organisation](
            key="country", label=gettext_lazy("Country"), sort=("country",),
            value=lambda row: country_name(getattr(row, "country", "") or "", language_of_reader()),
        ),
        Column[Organisation](
            key="fields", label=gettext_lazy("Technology fields"), template="directory/cells/fields.html",
            value=lambda row: ", ".join(str(field.label) for field in row.fields.all()),
        ),
        Column[Organisation](
            key="networks", label=gettext_lazy("Networks"),
            value=lambda row: ", ".join(str(one.network.name) for one in row.memberships.all()),
        ),
        Column[Organisation](
            key="hosts", label=gettext_lazy("Receives guests"), template="directory/cells/hosts.html",
            value=lambda row: _("yes") if getattr(row, "hosts", False) else "",
        ),
        Column[Organisation](
            key="employees", label=gettext_lazy("Employees"), value=lambda row: row.employees, sort=("employees",),
            template="directory/cells/number.html", is_number=True,
        ),
        Column[Organisation](key="email", label=gettext_lazy("E-mail"), value=lambda row: row.email, on_page=False),
        Column[Organisation](key="phone", label=gettext_lazy("Telephone"), value=lambda row: row.phone, on_page=False),
        Column[Organisation](key="website", label=gettext_lazy("Website"), value=attrgetter("website"), on_page=False),
        Column[Organisation](
            key="languages", label=gettext_lazy("Languages"), value=lambda row: ", ".join(row.languages), on_page=False
        ),
        Column[Organisation](
            key="public", label=gettext_lazy("Public"), on_page=False,
            value=lambda row: _("yes") if row.is_public else "",
        ),
    )  # fmt: skip
    filters: ClassVar = (
        ChoiceFilter(
            key="kind", label=gettext_lazy("Kind"), choices=lambda request: OrganisationKind.choices, lookup="kind__in"
        ),
        ChoiceFilter(
            key="field", label=gettext_lazy("Technology field"), choices=lambda request: field_choices(),
            lookup="fields__code__in", many=True,
        ),
        ChoiceFilter(
            key="network", label=gettext_lazy("Network"), choices=lambda request: network_choices(),
            lookup="memberships__network__slug__in", many=True,
        ),
        ChoiceFilter(
            key="country", label=gettext_lazy("Country"), choices=lambda request: country_choices(),
            lookup="locations__country__in", many=True,
        ),
        ChoiceFilter(
            key="host", label=gettext_lazy("Receives guests"),
            choices=lambda request: [("yes", gettext_lazy("Receives guests"))],
            narrow=lambda rows, values: rows.filter(host_offer__is_open=True),
        ),
        ChoiceFilter(
            key="language", label=gettext_lazy("Language"), choices=lambda request: language_choices(),
            narrow=with_language,
        ),
    )  # fmt: skip
    empty = Empty(
        title=gettext_lazy("No organisation yet"),
        advice=gettext_lazy("Import the list you have, whatever it looks like. You see every row before it counts."),
        view="imports:new", action=gettext_lazy("Import a list"), picture="building-community",
    )  # fmt: skip

    def get_rows(self) -> "QuerySet[Organisation]":
        return organisations()

    def search(self, rows: "QuerySet[Organisation]", words: str) -> "QuerySet[Organisation]":
        return found(rows, words)


@organisation_page()
def organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show an organisation with its thread."""
    notes = can_see_notes.test(request.user)
    context = {
        "organisation": organisation,
        "locations": organisation.locations.all(),
        "positions": organisation.positions.select_related("person").order_by("until", "-is_contact", "pk"),
        "offers": organisation.offers.all(),
        "memberships": organisation.memberships.select_related("network"),
        "host_offer": getattr(organisation, "host_offer", None),
        "lines": lines_of(organisation),
        "may_see_notes": notes,
        "merge_found": organisation.merges.filter(undone_at=None).first() if notes else None,
    }
    return render(request, "directory/organisation.html", context)


@only(can_list)
def new(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    return _edit(request, Organisation())


@organisation_page(can_edit)
def edit(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Change an organisation."""
    return _edit(request, organisation)


def _edit(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    is_new = organisation._state.adding
    form = OrganisationForm(request.POST or None, instance=organisation, with_notes=can_see_notes.test(request.user))
    if request.method == "POST" and form.is_valid():
        changed = form.save(commit=False)
        save_organisation(
            organisation=changed, fields=list(form.cleaned_data["fields_of_technology"]), actor=actor_of(request)
        )
        done(request, _("%(name)s is saved.") % {"name": changed.name})
        return redirect("directory:organisation", changed.public_id)
    context = {"form": form, "organisation": None if is_new else organisation}
    return render(request, "directory/edit.html", context, status=422 if form.errors else 200)


@organisation_page(can_edit)
def part(request: HttpRequest, organisation: Organisation, kind: str, part: UUID | None = None) -> HttpResponse:
    """Add or change something that hangs on an organisation."""
    found_kind = PARTS.get(kind)
    if found_kind is None or (found_kind.staff_only and not can_see_notes.test(request.user)):
        raise Http404
    if part is None:
        instance = found_kind.rows(organisation).first() if kind == "hosting" else None
        instance = instance or found_kind.model(organisation=organisation)
    else:
        instance = get_object_or_404(found_kind.rows(organisation), public_id=part)
    first = first_of(kind, request.GET.get("kind", ""))
    form = found_kind.form(request.POST or None, instance=instance, initial=first)
    if isinstance(form, PositionForm):
        form.is_for(knows_everybody=can_list.test(request.user))
    if request.method == "POST" and form.is_valid():
        changed = form.save(commit=False)
        if isinstance(changed, Position):
            save_position(position=changed, person=form.person, actor=actor_of(request))  # type: ignore[attr-defined]
        else:
            save_part(part=changed, organisation=organisation, actor=actor_of(request))
        done(request, _("Saved."))
        return redirect("directory:organisation", organisation.public_id)
    is_new = instance._state.adding
    context = {
        "form": form,
        "organisation": organisation,
        "kind": kind,
        "words": found_kind,
        "part": None if is_new else instance,
    }
    return render(request, "directory/part.html", context, status=422 if form.errors else 200)


@require_POST
@organisation_page(can_edit)
def remove(request: HttpRequest, organisation: Organisation, kind: str, part: UUID) -> HttpResponse:
    """Take something off an organisation."""
    found_kind = PARTS.get(kind)
    if found_kind is None or (found_kind.staff_only and not can_see_notes.test(request.user)):
        raise Http404
    thing = get_object_or_404(found_kind.rows(organisation), public_id=part)
    remove_part(part=thing, organisation=organisation, actor=actor_of(request))
    done(request, _("Removed."))
    return redirect("directory:organisation", organisation.public_id)


@require_POST
@organisation_page(can_list)
def put_away(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Take an organisation out of the lists, or bring it back."""
    if organisation.archived_at is None:
        archive(organisation=organisation, actor=actor_of(request), at=timezone.now())
        done(request, _("%(name)s is archived.") % {"name": organisation.name})
    else:
        bring_back(organisation=organisation, actor=actor_of(request))
        done(request, _("%(name)s is back.") % {"name": organisation.name})
    return redirect("directory:organisation", organisation.public_id)

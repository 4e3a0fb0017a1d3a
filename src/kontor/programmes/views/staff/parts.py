"""The set-up of a programme: places, groups, coaches, phases, partners and team on one page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kontor.common.notices import done
from kontor.programmes.forms.fields import ModelForm
from kontor.programmes.forms.programme import CoachForm, GroupForm, PartnerForm, PhaseForm, PlaceForm, TeamForm
from kontor.programmes.models import Coach, Group, PartnerOrganisation, Phase, Programme, ProgrammePlace, TeamMember
from kontor.programmes.operations.parts import remove_part, save_group, save_part
from kontor.programmes.pages import actor_of, programme_page, show
from kontor.programmes.rules import can_create, can_work


@dataclass(frozen=True, slots=True, kw_only=True)
class PartKind:
    """One kind of part: its rows, its form, and the words around them."""

    model: type[Any]
    form: Callable[..., ModelForm[Any]]
    heading: str | Promise
    action: str | Promise
    icon: str
    related: str
    house_only: bool = False  # a partner agency may not change it


KINDS = {
    "places": PartKind(
        model=ProgrammePlace, form=PlaceForm, heading=gettext_lazy("Places"), action=gettext_lazy("Add a place"),
        icon="map-pin", related="places",
    ),
    "groups": PartKind(
        model=Group, form=GroupForm, heading=gettext_lazy("Groups"), action=gettext_lazy("Add a group"),
        icon="users-group", related="groups",
    ),
    "coaches": PartKind(
        model=Coach, form=CoachForm, heading=gettext_lazy("Coaches"), action=gettext_lazy("Add a coach"), icon="bus",
        related="coaches",
    ),
    "phases": PartKind(
        model=Phase, form=PhaseForm, heading=gettext_lazy("Phases"), action=gettext_lazy("Add a phase"),
        icon="timeline-event", related="phases",
    ),
    "partners": PartKind(
        model=PartnerOrganisation, form=PartnerForm, heading=gettext_lazy("Partners"),
        action=gettext_lazy("Add a partner"), icon="heart-handshake", related="partners",
    ),
    "team": PartKind(
        model=TeamMember, form=TeamForm, heading=gettext_lazy("Team"), action=gettext_lazy("Add somebody to the team"),
        icon="user-cog", related="team", house_only=True,
    ),
}  # fmt: skip


def _kind(request: HttpRequest, name: str) -> PartKind:
    kind = KINDS.get(name)
    if kind is None or (kind.house_only and not can_create.test(request.user)):
        raise Http404
    return kind


@programme_page(can_work)
@require_safe
def setup(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show every part of a programme."""
    rows = {
        "places": programme.places.all(),
        "groups": programme.groups.prefetch_related("fields"),
        "coaches": programme.coaches.select_related("driver__person"),
        "phases": programme.phases.select_related("responsible"),
        "partners": programme.partners.select_related("organisation"),
        "team": programme.team.select_related("user"),
    }
    house = can_create.test(request.user)
    cards = [(name, kind, list(rows[name]), house or not kind.house_only) for name, kind in KINDS.items()]
    return show(request, programme, "programmes/setup.html", {"cards": cards})


@programme_page(can_work)
def new(request: HttpRequest, programme: Programme, kind: str) -> HttpResponse:
    """Add a part."""
    found = _kind(request, kind)
    return _edit(request, programme, kind, found.model(programme=programme))


@programme_page(can_work)
def edit(request: HttpRequest, programme: Programme, kind: str, part: UUID) -> HttpResponse:
    """Change a part."""
    found = _kind(request, kind)
    return _edit(request, programme, kind, get_object_or_404(found.model, programme=programme, public_id=part))


def _edit(request: HttpRequest, programme: Programme, name: str, part: Any) -> HttpResponse:
    kind = KINDS[name]
    part.programme = programme
    is_new = part._state.adding
    form = kind.form(request.POST or None, instance=part)
    if request.method == "POST" and form.is_valid():
        row = form.save(commit=False)
        if isinstance(row, Group):
            save_group(group=row, fields=list(form.cleaned_data["topics"]), actor=actor_of(request))
        else:
            save_part(part=row, actor=actor_of(request))
        done(request, _("Saved."))
        return redirect("programmes:setup", programme.public_id)
    context = {"form": form, "kind": kind, "kind_name": name, "part": None if is_new else part}
    return show(request, programme, "programmes/part.html", context, status=422 if form.errors else 200)


@programme_page(can_work)
@require_POST
def remove(request: HttpRequest, programme: Programme, kind: str, part: UUID) -> HttpResponse:
    """Remove a part."""
    found = _kind(request, kind)
    remove_part(part=get_object_or_404(found.model, programme=programme, public_id=part), actor=actor_of(request))
    done(request, _("Removed."))
    return redirect("programmes:setup", programme.public_id)

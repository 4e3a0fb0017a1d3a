"""The list of programmes, and one programme as a whole."""

from operator import attrgetter
from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kontor.accounts.access import Only, only
from kontor.common.lists import ChoiceFilter, Column, Empty, ListPage
from kontor.common.notices import done
from kontor.programmes.enums import ProgrammeKind, ProgrammeStatus
from kontor.programmes.forms.programme import CopyForm, ProgrammeForm
from kontor.programmes.models import Programme
from kontor.programmes.operations.programmes import create_programme, programme_from, save_programme
from kontor.programmes.overview import read_overview
from kontor.programmes.pages import actor_of, programme_page, show
from kontor.programmes.queries import count_of_hosts, count_of_people, programmes_matching
from kontor.programmes.registries import panels, step_sources
from kontor.programmes.rules import can_create, can_list, can_work, visible_programmes
from kontor.programmes.stations import countdown, stations


class Programmes(Only, ListPage[Programme]):
    """Every programme somebody may see."""

    may = can_list
    title = gettext_lazy("Programmes")
    template_name = "programmes/list.html"
    can_search = True
    columns: ClassVar = (
        Column[Programme](
            key="title", label=gettext_lazy("Programme"), value=str, sort=("title",),
            template="programmes/cells/title.html",
        ),
        Column[Programme](
            key="kind", label=gettext_lazy("Kind"), value=lambda row: row.get_kind_display(), sort=("kind",)
        ),
        Column[Programme](
            key="dates", label=gettext_lazy("Dates"), value=lambda row: row.starts_on, sort=("starts_on",),
            template="programmes/cells/dates.html",
        ),
        Column[Programme](
            key="until", label=gettext_lazy("Last day"), value=lambda row: row.ends_on, on_page=False
        ),
        Column[Programme](
            key="status", label=gettext_lazy("Status"), value=lambda row: row.get_status_display(), sort=("status",)
        ),
        Column[Programme](
            key="people", label=gettext_lazy("People"), value=attrgetter("people_count"), sort=("people_count",),
            is_number=True,
        ),
        Column[Programme](
            key="hosts", label=gettext_lazy("Hosts"), value=attrgetter("host_count"), sort=("host_count",),
            is_number=True,
        ),
    )  # fmt: skip
    filters: ClassVar = (
        ChoiceFilter(
            key="kind", label=gettext_lazy("Kind"), choices=lambda request: ProgrammeKind.choices, lookup="kind__in"
        ),
        ChoiceFilter(
            key="status", label=gettext_lazy("Status"), choices=lambda request: ProgrammeStatus.choices,
            lookup="status__in",
        ),
    )  # fmt: skip
    empty = Empty(
        title=gettext_lazy("No programme yet"),
        advice=gettext_lazy("A programme holds a delegation's people, hosts, week and papers. Begin with its dates."),
        view="programmes:new",
        action=gettext_lazy("Add a programme"),
        picture="luggage",
    )

    def get_rows(self) -> "QuerySet[Programme]":
        return (
            visible_programmes(self.request.user)
            .annotate(people_count=count_of_people(), host_count=count_of_hosts())
            .select_related("parent")
            .order_by("-starts_on", "pk")
        )

    def search(self, rows: "QuerySet[Programme]", words: str) -> "QuerySet[Programme]":
        return programmes_matching(rows, words)

    def extra_context(self) -> dict[str, bool]:
        return {"can_create": can_create.test(self.request.user)}


@only(can_create)
def new(request: HttpRequest) -> HttpResponseBase:
    """Add a programme."""
    form = ProgrammeForm(request.POST or None, initial={"kind": ProgrammeKind.INBOUND, "languages": ["de", "en"]})
    if request.method == "POST" and form.is_valid():
        programme = create_programme(programme=form.save(commit=False), actor=actor_of(request))
        done(request, _("“%(title)s” is added.") % {"title": programme})
        return redirect("programmes:setup", programme.public_id)
    return render(request, "programmes/new.html", {"form": form}, status=422 if form.errors else 200)


@programme_page()
@require_safe
def overview(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show how far a programme is, what comes next, and what its parts say."""
    found = read_overview(programme)
    today = timezone.localdate()
    shown = [(panel.template, panel.context(programme, request)) for panel in panels]
    return show(
        request,
        programme,
        "programmes/overview.html",
        {
            "overview": found,
            "stations": stations(programme, found.hosts, today),
            "countdown": countdown(programme, today),
            "open_points": found.open_points(today),
            "steps": [step for source in step_sources for step in source.steps(programme)],
            "today": today,
            "panels": [(template, context) for template, context in shown if context is not None],
        },
    )


@programme_page(can_work)
def edit(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Change a programme's dates, limits and texts."""
    form = ProgrammeForm(request.POST or None, instance=programme)
    if request.method == "POST" and form.is_valid():
        save_programme(programme=form.save(commit=False), actor=actor_of(request))
        done(request, _("Saved."))
        return redirect("programmes:overview", programme.public_id)
    programme = Programme.objects.get(pk=programme.pk) if form.errors else programme
    return show(request, programme, "programmes/edit.html", {"form": form}, status=422 if form.errors else 200)


@programme_page(can_create)
def copy(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Make a new programme after this one."""
    form = CopyForm(request.POST or None, initial={"title": programme.title})
    if request.method == "POST" and form.is_valid():
        made = programme_from(
            source=programme,
            title=form.cleaned_data["title"],
            starts_on=form.cleaned_data["starts_on"],
            actor=actor_of(request),
        )
        done(request, _("“%(title)s” is made after “%(source)s”.") % {"title": made, "source": programme})
        return redirect("programmes:overview", made.public_id)
    return show(request, programme, "programmes/copy.html", {"form": form}, status=422 if form.errors else 200)

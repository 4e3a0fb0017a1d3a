"""Hosts of a programme: the list, and one host with its times."""

from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from kontor.accounts.rules import is_staff
from kontor.common import formats
from kontor.common.lists import ChoiceFilter, Column, Empty
from kontor.common.notices import done
from kontor.directory.models import Organisation
from kontor.programmes.burden import burden_of
from kontor.programmes.enums import AppointmentStatus, EntryStatus
from kontor.programmes.forms.hosts import HostForm, WindowFormSet
from kontor.programmes.models import Appointment, Programme
from kontor.programmes.operations.hosts import ask_host, change_host_status, confirm_published, save_host, take_terms
from kontor.programmes.overview import STATE_OF
from kontor.programmes.pages import ProgrammeList, actor_of, programme_page, show
from kontor.programmes.queries import with_every_word
from kontor.programmes.rules import can_publish, can_work
from kontor.programmes.steps import unconfirmed


class Hosts(ProgrammeList[Appointment]):
    """The hosts of a programme with the state of the negotiation."""

    title = gettext_lazy("Hosts")
    template_name = "programmes/hosts.html"
    add = "programmes:host-new"
    add_label = gettext_lazy("Add a host")
    imports = "hosts"
    can_search = True
    columns: ClassVar = (
        Column[Appointment](
            key="host", label=gettext_lazy("Host"), value=str, sort=("host__name",),
            template="programmes/cells/host.html",
        ),
        Column[Appointment](
            key="town", label=gettext_lazy("Town"), value=lambda row: row.location.city if row.location else "",
            sort=("location__city",),
        ),
        Column[Appointment](
            key="status", label=gettext_lazy("Status"), value=lambda row: row.get_status_display(), sort=("status",),
            template="programmes/cells/state.html",
        ),
        Column[Appointment](
            key="windows", label=gettext_lazy("Times offered"), value=lambda row: windows_text(row),
            template="programmes/cells/windows.html",
        ),
        Column[Appointment](
            key="planned", label=gettext_lazy("Published"), value=lambda row: planned_text(row),
            template="programmes/cells/planned.html",
        ),
        Column[Appointment](
            key="must", label=gettext_lazy("Must"), value=lambda row: _("yes") if row.is_must else "",
            sort=("-is_must",),
        ),
        Column[Appointment](
            key="priority", label=gettext_lazy("Priority"), value=lambda row: row.priority, sort=("-priority",),
            is_number=True,
        ),
        Column[Appointment](
            key="minutes", label=gettext_lazy("Minutes"), value=lambda row: row.minutes, sort=("minutes",),
            is_number=True,
        ),
        Column[Appointment](
            key="capacity", label=gettext_lazy("People at most"), value=lambda row: row.capacity, sort=("capacity",),
            is_number=True,
        ),
    )  # fmt: skip
    filters: ClassVar = (
        ChoiceFilter(
            key="status", label=gettext_lazy("Status"), choices=lambda request: AppointmentStatus.choices,
            lookup="status__in",
        ),
    )  # fmt: skip
    empty = Empty(
        title=gettext_lazy("No host yet"),
        advice=gettext_lazy("Enter those who answered, or import their answers from a file."),
    )

    def get_rows(self) -> "QuerySet[Appointment]":
        rows = self.programme.appointments.select_related("host", "location", "programme")
        entries = self.programme.entries.filter(status=EntryStatus.CONFIRMED)
        return rows.prefetch_related("windows", Prefetch("host__entries", queryset=entries)).order_by("host__name")

    def search(self, rows: "QuerySet[Appointment]", words: str) -> "QuerySet[Appointment]":
        return with_every_word(rows, words, "host__name", "location__city")

    def extra_context(self) -> dict[str, object]:
        return super().extra_context() | {"states": STATE_OF, "unconfirmed": unconfirmed(self.programme).count()}


def windows_text(appointment: Appointment) -> str:
    return "; ".join(str(window) for window in appointment.windows.all())


def planned_text(appointment: Appointment) -> str:
    zone = appointment.programme.zone
    times = [(one.starts_at, one.ends_at) for one in appointment.host.entries.all()]
    return "; ".join(f"{formats.weekday(first, zone)} {formats.span(first, last, zone)}" for first, last in times)


@programme_page(can_work)
@require_POST
def confirm(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Note that every host in the published week has been told its time."""
    count = confirm_published(programme=programme, actor=actor_of(request))
    done(request, ngettext("%(count)s host is confirmed.", "%(count)s hosts are confirmed.", count) % {"count": count})
    return redirect("programmes:hosts", programme.public_id)


@programme_page(can_work)
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Add a host with the times it offers."""
    return _edit(request, programme, Appointment(programme=programme))


@programme_page(can_work)
def edit(request: HttpRequest, programme: Programme, host: UUID) -> HttpResponse:
    """Change a host's terms and times."""
    rows = programme.appointments.select_related("host", "location")
    return _edit(request, programme, get_object_or_404(rows, public_id=host))


def _edit(request: HttpRequest, programme: Programme, appointment: Appointment) -> HttpResponse:
    appointment.programme = programme
    data = request.POST or None
    is_new = appointment._state.adding
    form = HostForm(data, instance=appointment, programme=programme)
    windows = WindowFormSet(
        data, prefix="windows", form_kwargs={"programme": programme}, initial=[] if is_new else _initial(appointment)
    )
    if request.method == "POST" and form.is_valid() and windows.is_valid():
        row = form.save(commit=False)
        if is_new:
            row.location = row.host.locations.first()
            if not form.cleaned_data["capacity"]:
                take_terms(row)
        save_host(
            appointment=row,
            windows=[times for one in windows if (times := one.times) is not None],
            groups=list(form.cleaned_data["groups"]),
            fields=list(form.cleaned_data["topics"]),
            actor=actor_of(request),
        )
        done(request, _("%(host)s is saved.") % {"host": row.host})
        return redirect("programmes:hosts", programme.public_id)
    sees_all = not is_new and can_publish.test(request.user)  # a partner agency learns nothing of other programmes
    context = {
        "form": form,
        "windows": windows,
        "appointment": None if is_new else appointment,
        "burden": burden_of(appointment.host, programme.starts_on.year) if sees_all else None,
    }
    return show(request, programme, "programmes/host.html", context, status=422 if form.errors else 200)


def _initial(appointment: Appointment) -> list[dict[str, object]]:
    zone = ZoneInfo(appointment.programme.zone)
    found = []
    for window in appointment.windows.all():
        first, last = window.starts_at.astimezone(zone), window.ends_at.astimezone(zone)
        found.append({"day": first.date().isoformat(), "begins": first.time(), "ends": last.time()})
    return found


@programme_page(can_work)
@require_POST
def change(request: HttpRequest, programme: Programme, host: UUID) -> HttpResponse:
    """Take the negotiation to another state."""
    appointment = get_object_or_404(programme.appointments, public_id=host)
    status = request.POST.get("status", "")
    if status in AppointmentStatus.values:
        if status == AppointmentStatus.ASKED:
            ask_host(appointment=appointment, answer_by=None, at=timezone.now(), actor=actor_of(request))
        else:
            change_host_status(appointment=appointment, status=AppointmentStatus(status), actor=actor_of(request))
        done(request, _("%(host)s: %(status)s.") % {"host": appointment, "status": appointment.get_status_display()})
    return redirect("programmes:hosts", programme.public_id)


@programme_page(can_work)
@require_safe
def organisations(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Suggest organisations while somebody types a name."""
    words = request.GET.get("q") or request.GET.get("host") or request.GET.get("organisation") or ""
    rows = Organisation.objects.filter(name__icontains=words.strip(), archived_at=None)
    if not is_staff.test(request.user):  # a partner learns of nobody the programme and the public do not know
        in_programme = Q(appointments__programme=programme) | Q(participations__programme=programme)
        rows = rows.filter(Q(is_public=True) | in_programme).distinct()
    rows = rows.order_by("name")[:12] if len(words) > 1 else rows.none()
    # A fragment, and no page anybody should land on: plain text is not drawn, and htmx swaps it all the same.
    return render(request, "programmes/organisations.html", {"rows": rows}, content_type="text/plain; charset=utf-8")

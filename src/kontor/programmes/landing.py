"""Where those who are not of the house find their own: guests their agenda, hosts their visits, partners the week."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontor.accounts.models import User
from kontor.accounts.rules import is_staff
from kontor.common.home import Panel, front_panels, landings, today_panels
from kontor.common.shell import MenuEntry, Visitor, public_menu, rail
from kontor.programmes.audience import TAKES_PART
from kontor.programmes.enums import AppointmentStatus, ProgrammeStatus
from kontor.programmes.models import Appointment, Participation, Programme
from kontor.programmes.rules import works_on_some
from kontor.programmes.today import due_tasks, next_programmes

# Whoever declined, or whose visit was called off, does not learn who comes.
RECEIVES = frozenset(AppointmentStatus.values) - {AppointmentStatus.DECLINED, AppointmentStatus.CANCELLED}
_MOST = 6


def received_by(user: Visitor) -> "QuerySet[Appointment]":
    """Return the appointments somebody receives guests at: as their contact, or as one who speaks for the host now."""
    rows = Appointment.objects.select_related("programme", "host", "location", "contact")
    if not isinstance(user, User) or not user.is_active:
        return rows.none()
    speaks = Q(
        host__positions__person__user=user, host__positions__is_contact=True, host__positions__until__isnull=True
    )
    mine = Q(contact__user=user) | speaks
    return rows.filter(mine, status__in=RECEIVES, programme__published_at__isnull=False).distinct()


def own_participation(user: Visitor) -> Participation | None:
    """Return somebody's part in what is going on or comes next, else in what was last."""
    if not isinstance(user, User):
        return None
    rows = Participation.objects.filter(
        person__user=user, status__in=TAKES_PART, programme__published_at__isnull=False
    ).select_related("programme")
    to_come = rows.filter(programme__ends_on__gte=timezone.localdate()).order_by("programme__starts_on")
    return to_come.first() or rows.order_by("-programme__ends_on").first()


def is_guest(user: Visitor) -> bool:
    return not is_staff.test(user) and own_participation(user) is not None


def is_host(user: Visitor) -> bool:
    return not is_staff.test(user) and received_by(user).exists()


def partners_week(request: HttpRequest) -> str | None:
    """Return the programmes of somebody who works on one from outside."""
    return reverse("programmes:list") if works_on_some.test(request.user) else None


def guests_programme(request: HttpRequest) -> str | None:
    return reverse("programmes:mine") if is_guest(request.user) else None


def hosts_visits(request: HttpRequest) -> str | None:
    return reverse("programmes:host-visits") if is_host(request.user) else None


def coming_programmes(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return the programmes with a public page that are under way or come next."""
    rows = Programme.objects.filter(is_public=True, published_at__isnull=False, ends_on__gte=timezone.localdate())
    found = list(rows.exclude(status=ProgrammeStatus.CANCELLED).order_by("starts_on", "pk")[:_MOST])
    return {"programmes": found} if found else None


def register() -> None:
    """Called when the app is ready: the menus of guests and hosts, where people land, what stands on the first page."""
    visits = MenuEntry(
        label=_("Your visits"), icon="building-factory-2", view="programmes:host-visits", visible=is_host
    )  # fmt: skip
    mine = MenuEntry(label=_("Your programme"), icon="calendar-event", view="programmes:mine", visible=is_guest)
    rail.register("visits", visits, order=40)
    public_menu.register("visits", visits, order=40)
    public_menu.register("mine", mine, order=30)
    today_panels.register("tasks", Panel(template="programmes/today/tasks.html", context=due_tasks), order=10)
    today_panels.register("next", Panel(template="programmes/today/next.html", context=next_programmes), order=30)
    front_panels.register("programmes", Panel(template="programmes/front.html", context=coming_programmes), order=20)
    landings.register("programmes.partner", partners_week, order=30)
    landings.register("programmes.host", hosts_visits, order=35)  # who receives guests may be one elsewhere
    landings.register("programmes.guest", guests_programme, order=40)

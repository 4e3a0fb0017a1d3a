"""Changes by hand: look first, then save."""

from datetime import time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontor.common import formats
from kontor.common.notices import done
from kontor.planning.models import Draft
from kontor.programmes.models import Appointment, Programme
from kontor.programmes.pages import actor_of, programme_page, show
from kontor.programmes.rules import can_work
from kontor.visits.forms import SlotForm
from kontor.visits.layout import Slot
from kontor.visits.models import PlannedVisit
from kontor.visits.names import clock
from kontor.visits.operations.drafts import let_in, lock_visit, move_visit, put_in, take_out, unlock_visit
from kontor.visits.pages import draft_or_404, refusals_shown, version_of
from kontor.visits.phrases import clash_sentence, clash_title, windows_in_words
from kontor.visits.rows import key_of
from kontor.visits.trials import Trial, first_fit, slot_for, try_slot
from kontor.visits.week import WeekPage, as_computed, read_page


def _visit(draft: Draft, visit: UUID) -> PlannedVisit:
    rows = draft.visits.select_related("appointment__host", "draft").prefetch_related("groups")
    return get_object_or_404(rows, public_id=visit)


@programme_page(can_work)
@refusals_shown
def visit(request: HttpRequest, programme: Programme, number: int, visit: UUID) -> HttpResponse:
    """Move a visit: the form shows the clash or the extra driving before anything is saved."""
    draft = draft_or_404(programme, number)
    row = _visit(draft, visit)
    page = read_page(draft)
    slot = next(one for one in page.slots if one.row is not None and one.row.pk == row.pk)
    others = [one for one in page.slots if one is not slot]
    form = SlotForm(_asked(request), initial=_initial(slot), names=page.names, stop=slot.stop)
    if request.method == "POST" and form.is_valid():
        new = slot_for(page.names, slot.stop, form.wish[2], *form.wish[:2])
        move_visit(visit=row, slot=new, week=page.week, version=version_of(request), actor=actor_of(request))
        words = {"host": row.appointment, "when": f"{page.names.day(new.day)} {clock(new.start)}"}
        done(request, _("%(host)s is on %(when)s now.") % words)
        return redirect("visits:draft", programme.public_id, number)
    context = {"row": row, "slot": slot, "computed": _computed(page, slot), "legend": str(row.appointment)}
    return _show_form(request, page, form, slot.stop, others, context)


@programme_page(can_work)
@refusals_shown
def add(request: HttpRequest, programme: Programme, number: int, host: UUID) -> HttpResponse:
    """Put a host in by hand; the first time that breaks nothing is filled in."""
    draft = draft_or_404(programme, number)
    page = read_page(draft)
    appointment = _host(page, host)
    stop = key_of(appointment)
    form = SlotForm(_asked(request), initial=_proposal(page, appointment), names=page.names, stop=stop)
    if request.method == "POST" and form.is_valid():
        new = slot_for(page.names, stop, form.wish[2], *form.wish[:2])
        put_in(
            draft=draft, appointment=appointment, slot=new, week=page.week, version=version_of(request),
            actor=actor_of(request),
        )  # fmt: skip
        done(request, _("%(host)s is in the plan.") % {"host": appointment})
        return redirect("visits:draft", programme.public_id, number)
    context = {"row": None, "legend": str(appointment), "is_out": stop in page.without, "host": appointment}
    return _show_form(request, page, form, stop, page.slots, context)


def _host(page: WeekPage, host: UUID) -> Appointment:
    appointments = {one.public_id: one for one in page.week.appointments}
    if host not in appointments:
        raise Http404
    return appointments[host]


def _show_form(
    request: HttpRequest, page: WeekPage, form: SlotForm, stop: str, others: list[Slot], context: dict[str, Any]
) -> HttpResponse:
    trial = _trial(page, form, stop, others)
    shown = context | {
        "form": form,
        "page": page,
        "draft": page.draft,
        "programme": page.week.programme,
        "windows": windows_in_words(page.names, page.names.hosts[stop]),
        "trial": _in_words(page, trial) if trial else None,
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "visits/trial.html", shown)
    status = 422 if request.method == "POST" else 200
    return show(request, page.week.programme, "visits/visit.html", shown, status=status)


def _asked(request: HttpRequest) -> Any:
    """Return what the form was asked: a change to save, or one to try out."""
    return request.POST if request.method == "POST" else request.GET if "start" in request.GET else None


def _initial(slot: Slot) -> dict[str, Any]:
    return {"day": slot.day, "start": time(slot.start // 60, slot.start % 60), "groups": list(slot.groups)}


def _proposal(page: WeekPage, appointment: Appointment) -> dict[str, Any]:
    groups = [key_of(group) for group in page.week.groups_of(appointment)]
    stop = key_of(appointment)
    for party in [tuple(groups), *((group,) for group in groups)]:
        fitting = first_fit(page.desk, page.names, stop, party, page.slots)
        if fitting is not None:
            return _initial(fitting)
    windows = page.week.windows(appointment)
    day, opens, _closes = windows[0] if windows else (0, 9 * 60, 0)
    return {"day": day, "start": time(opens // 60, opens % 60), "groups": groups[:1]}


def _trial(page: WeekPage, form: SlotForm, stop: str, others: list[Slot]) -> Trial | None:
    """Try what the form asks for, or what it proposes."""
    if form.is_bound:
        if not form.is_valid():
            return None
        day, start, groups = form.wish
    else:
        first = form.initial["start"]
        day, start, groups = form.initial["day"], first.hour * 60 + first.minute, tuple(form.initial["groups"])
    return try_slot(page.desk, others, slot_for(page.names, stop, groups, day, start), page.slots)


def _in_words(page: WeekPage, trial: Trial) -> dict[str, Any]:
    slot, nearest = trial.slot, trial.nearest
    extra = trial.extra_driving
    return {
        "fits": trial.fits,
        "state": "barred" if not trial.fits else "costly" if extra > 0 else "fit",
        "when": f"{page.names.day(slot.day)} {clock(slot.start)}{formats.DASH}{clock(slot.end)}",
        "clashes": [(clash_title(clash), clash_sentence(page.names, clash)) for clash in trial.clashes],
        "is_here": any(_spot(one) == _spot(slot) for one in page.slots),
        "day": slot.day,
        "start": clock(slot.start),
        "groups": slot.groups,
        "extra": formats.duration(abs(extra)),
        "extra_sign": (extra > 0) - (extra < 0),
        "nearest": None
        if nearest is None
        else {
            "words": f"{page.names.day(nearest.day)} {clock(nearest.start)}",
            "day": nearest.day,
            "start": clock(nearest.start),
            "groups": nearest.groups,
        },
    }


def _spot(slot: Slot) -> tuple[object, ...]:
    return slot.stop, slot.day, slot.start, set(slot.groups)


def _computed(page: WeekPage, slot: Slot) -> dict[str, Any] | None:
    """Return where the engine had put a visit that was moved since."""
    if not slot.moved:
        return None
    for one in as_computed(page.draft):
        if one.stop == slot.stop and set(one.groups) & set(slot.groups):
            return {
                "words": f"{page.names.day(one.day)} {clock(one.start)}",
                "day": one.day,
                "start": clock(one.start),
                "groups": one.groups,
            }
    return None


@programme_page(can_work)
@require_POST
@refusals_shown
def lock(request: HttpRequest, programme: Programme, number: int, visit: UUID) -> HttpResponse:
    """Lock a visit, or unlock it."""
    row = _visit(draft_or_404(programme, number), visit)
    change = unlock_visit if row.is_locked else lock_visit
    change(visit=row, version=version_of(request), actor=actor_of(request))
    done(request, (_("%(host)s is locked.") if row.is_locked else _("%(host)s is free.")) % {"host": row.appointment})
    return redirect("visits:draft", programme.public_id, number)


@programme_page(can_work)
@require_POST
@refusals_shown
def remove(request: HttpRequest, programme: Programme, number: int, host: UUID) -> HttpResponse:
    """Keep a host out of the plan."""
    draft = draft_or_404(programme, number)
    appointment = get_object_or_404(programme.appointments.select_related("host"), public_id=host)
    take_out(draft=draft, appointment=appointment, version=version_of(request), actor=actor_of(request))
    done(request, _("%(host)s is out of the plan.") % {"host": appointment})
    return redirect("visits:draft", programme.public_id, number)


@programme_page(can_work)
@require_POST
@refusals_shown
def allow(request: HttpRequest, programme: Programme, number: int, host: UUID) -> HttpResponse:
    """Let a host come back when the week is planned again."""
    draft = draft_or_404(programme, number)
    appointment = get_object_or_404(programme.appointments.select_related("host"), public_id=host)
    let_in(draft=draft, appointment=appointment, version=version_of(request), actor=actor_of(request))
    done(request, _("%(host)s may be planned again.") % {"host": appointment})
    return redirect("visits:draft", programme.public_id, number)

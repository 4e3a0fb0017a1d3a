"""The week: drafts looked at, computed, compared and published."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kontor.common.notices import done
from kontor.jobs.queries import shown
from kontor.planning.engines import RunLimits, engines
from kontor.planning.enums import DraftStatus
from kontor.planning.models import Draft
from kontor.planning.operations.drafts import copy_draft
from kontor.planning.operations.publish import intend_to_publish, publish_draft, withdraw_draft
from kontor.planning.queries import drafts_of, latest_draft, latest_run, published_draft
from kontor.planning.tasks import ask_for_plan, last_job
from kontor.programmes.models import Programme
from kontor.programmes.pages import actor_of, programme_page, show
from kontor.programmes.rules import can_publish, can_work
from kontor.programmes.telling import Telling, told_in_words, wants_mail
from kontor.visits.boxes import timeline
from kontor.visits.engine import ENGINE, what_is_missing
from kontor.visits.forms import PlanForm
from kontor.visits.names import Names, clock
from kontor.visits.pages import draft_or_404, refusals_shown, version_of
from kontor.visits.route import draw
from kontor.visits.rows import key_of, read_week
from kontor.visits.trials import try_slot
from kontor.visits.week import WeekPage, conflict_sentence, read_page

VIEWS = ("week", "list", "map")


@programme_page()
@require_safe
def week(request: HttpRequest, programme: Programme, number: int | None = None) -> HttpResponse:
    """Show a draft, the newest if none is named: what is planned, what is left out and why, how good it is."""
    draft = latest_draft(programme, ENGINE) if number is None else draft_or_404(programme, number)
    if draft is None:
        return _nothing_yet(request, programme)
    draft.programme = programme
    page = read_page(draft)
    kind = request.GET.get("view", "week")
    only = _chosen_group(request, page)
    context = {
        "page": page,
        "draft": draft,
        "view": kind if kind in VIEWS else "week",
        "only": only,
        "timeline": timeline(page.names, page.layout, page.slots, draft, only),
        "route": draw(page.names, page.layout, width=720, height=440, only=only)
        if kind == "map"
        else draw(page.names, page.layout, only=only),
        "day": _chosen_day(request, page),
        "mends": _mends(page),
        "drafts": (drafts := drafts_of(programme, ENGINE)),
        "other": next((one for one in drafts if one.number < draft.number), drafts[0] if len(drafts) > 1 else None),
        "may_work": (may_work := can_work.test(request.user, programme)),
        "may_move": may_work and draft.status == DraftStatus.DRAFT and kind not in ("list", "map"),
        "plan_form": PlanForm(),
        **_plan_job(programme),
        "current": published_draft(programme, ENGINE),
        "told": told_in_words(page.intention.publication),
        "may_publish": can_publish.test(request.user, programme),
    }
    return show(request, programme, "visits/week.html", context)


def _nothing_yet(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show what is missing before a week can be planned, or the button that plans it."""
    found = read_week(programme)
    run = latest_run(programme, ENGINE)
    names = Names(found)
    reasons = (run.result or {}).get("conflict") or [] if run else []
    context = {
        "missing": what_is_missing(found),
        "hosts": len(found.plannable),
        "conflict": [conflict_sentence(names, reason) for reason in reasons],
        "plan_form": PlanForm(),
        **_plan_job(programme),
    }
    return show(request, programme, "visits/nothing.html", context)


def _plan_job(programme: Programme) -> dict[str, Any]:
    job = last_job(programme, ENGINE)
    is_shown = job is not None and (job.is_open or job.state == "failed")
    return {"job": shown(job) if job is not None and is_shown else None}


def _chosen_group(request: HttpRequest, page: WeekPage) -> str | None:
    letter = request.GET.get("group", "")
    return next((key_of(group) for group in page.week.groups if group.letter == letter), None)


def _chosen_day(request: HttpRequest, page: WeekPage) -> int:
    """Return the day a phone shows: the one asked for, else the first with a clash, else today or the first."""
    text = request.GET.get("day", "")
    if text.isdecimal() and int(text) < len(page.week.days):
        return int(text)
    clashing = [clash.day for clash in page.layout.clashes if clash.day is not None]
    today = (timezone.localdate() - page.week.programme.starts_on).days
    return min(clashing) if clashing else today if 0 <= today < len(page.week.days) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A visit that clashes and the nearest start that does not, as a form that puts it there."""

    url: str
    host: str
    words: str
    day: int
    start: str
    groups: tuple[str, ...]


def _mends(page: WeekPage) -> list[Mend]:
    """Return a mend for the visits that clash. Three at most: each is a search of its own."""
    found: dict[str, Mend] = {}
    for clash in page.layout.clashes:
        slot = next((one for one in page.slots if clash.subjects and one.stop == clash.subjects[-1]), None)
        if slot is None or slot.row is None or slot.stop in found or clash.code == "must" or len(found) >= 3:
            continue
        others = [one for one in page.slots if one is not slot]
        nearest = try_slot(page.desk, others, slot, others).nearest
        if nearest is not None:
            one = page.week.programme.public_id
            found[slot.stop] = Mend(
                url=reverse("visits:visit", args=[one, page.draft.number, slot.row.public_id]),
                host=page.names.of(slot.stop), words=f"{page.names.day(nearest.day)} {clock(nearest.start)}",
                day=nearest.day, start=clock(nearest.start), groups=nearest.groups,
            )  # fmt: skip
    return list(found.values())


@programme_page(can_work)
@require_POST
@refusals_shown
def plan(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Have a week computed in the background, around the locks of the draft that is to be kept."""
    form = PlanForm(request.POST)
    seconds = form.cleaned_data["seconds"] or 10 if form.is_valid() else 10
    keep = form.cleaned_data.get("keep") if form.is_valid() else None
    base = draft_or_404(programme, keep) if keep else None
    limits = RunLimits(seconds=float(seconds))
    job = ask_for_plan(programme=programme, engine=ENGINE, actor=actor_of(request), limits=limits, base=base)
    if not job.is_open and job.state == "done":
        done(request, _("A new draft is ready."))
    return redirect("visits:week", programme.public_id)


@programme_page(can_work)
@require_POST
@refusals_shown
def copy(request: HttpRequest, programme: Programme, number: int) -> HttpResponse:
    """Work on a copy of a draft that is published or put aside."""
    made = copy_draft(draft=draft_or_404(programme, number))
    done(request, _("Draft %(number)s is a copy you can change.") % {"number": made.number})
    return redirect("visits:draft", programme.public_id, made.number)


@programme_page()
@require_safe
def compare(request: HttpRequest, programme: Programme, number: int, other: int) -> HttpResponse:
    """Show what one draft has differently from another."""
    first, second = draft_or_404(programme, other), draft_or_404(programme, number)
    first_page, second_page = read_page(first), read_page(second)
    context = {
        "first": first,
        "second": second,
        "differences": engines[ENGINE].compare(first, second),
        "first_page": first_page,
        "second_page": second_page,
        "figures": list(zip(first_page.checks, second_page.checks, strict=True)),
    }
    return show(request, programme, "visits/compare.html", context)


@programme_page(can_publish)
def publish(request: HttpRequest, programme: Programme, number: int) -> HttpResponseBase:
    """Ask first, with everything that will change for whom; then publish."""
    draft = draft_or_404(programme, number)
    if request.method == "POST":
        return _publish(request, programme, draft)
    intention = intend_to_publish(draft=draft)
    context = {
        "draft": draft,
        "intention": intention,
        "told": told_in_words(intention.publication),
        "telling": Telling.of(request, programme, intention.publication),
        "current": published_draft(programme, ENGINE),
    }
    return show(request, programme, "visits/publish.html", context)


@refusals_shown
def _publish(request: HttpRequest, programme: Programme, draft: Draft) -> HttpResponse:
    expected, by_mail = request.POST.get("expected", ""), wants_mail(request)
    publication = publish_draft(
        draft=draft,
        version=version_of(request),
        expected=int(expected) if expected.isdecimal() else None,
        actor=actor_of(request),
        at=timezone.now(),
        by_mail=by_mail,
    )
    undo = reverse("visits:withdraw", args=[programme.public_id, draft.number])
    said = _("Draft %(number)s is published to %(told)s.") % {
        "number": draft.number, "told": told_in_words(publication),
    }  # fmt: skip
    if by_mail:
        done(request, f"{said} {_('The mails leave in a minute.')}", undo=undo)
        return redirect("programmes:mails", programme.public_id)
    done(request, said, undo=undo)
    return redirect("visits:draft", programme.public_id, draft.number)


@programme_page(can_publish)
@require_POST
@refusals_shown
def withdraw(request: HttpRequest, programme: Programme, number: int) -> HttpResponse:
    """Take a published draft back."""
    draft = draft_or_404(programme, number)
    publication = withdraw_draft(draft=draft, actor=actor_of(request), at=timezone.now())
    said = _("Draft %(number)s is taken back. %(told)s read it.")
    done(request, said % {"number": number, "told": told_in_words(publication)})
    return redirect("visits:draft", programme.public_id, number)

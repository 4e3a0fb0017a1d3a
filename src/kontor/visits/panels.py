"""What the overview of a programme says of its week, and staff's first page of the plans."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kontor.common import formats
from kontor.planning.enums import DraftStatus
from kontor.planning.models import Draft
from kontor.planning.queries import latest_draft
from kontor.programmes.enums import ProgrammeKind
from kontor.programmes.models import Programme
from kontor.programmes.registries import Step
from kontor.visits.engine import ENGINE
from kontor.visits.week import read_page

MOST = 8


def draft_note(programme: Programme) -> str:
    """Return "Draft 14, 14.10.2027, 09:12"."""
    draft = latest_draft(programme, ENGINE)
    if draft is None:
        return ""
    return _("Draft %(number)s, %(moment)s") % {
        "number": draft.number, "moment": formats.moment(draft.created_at),
    }  # fmt: skip


def week_figures(programme: Programme, request: HttpRequest) -> Mapping[str, Any] | None:
    """Return the newest draft's figures."""
    draft = latest_draft(programme, ENGINE)
    if draft is None:
        return None
    draft.programme = programme
    page = read_page(draft)
    towns = {page.names.town(slot.stop) for slot in page.slots}
    return {"is_figure": True, "page": page, "visits": len(page.slots), "towns": len(towns), "draft": draft}


def waiting_drafts(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return, for each programme that is not over, its newest draft where nobody has published it."""
    newer = Draft.objects.filter(programme=OuterRef("programme"), engine=ENGINE, number__gt=OuterRef("number"))
    found = Draft.objects.filter(engine=ENGINE, status=DraftStatus.DRAFT, programme__ends_on__gte=timezone.localdate())
    drafts = list(found.exclude(Exists(newer)).select_related("programme").order_by("programme__starts_on")[:MOST])
    return {"drafts": drafts} if drafts else None


def receives(programme: Programme) -> bool:
    """Tell whether a programme has visits to plan: a seminar or an evening has its fixed items only."""
    return programme.kind in (ProgrammeKind.INBOUND, ProgrammeKind.OUTBOUND) or programme.appointments.exists()


def plan_steps(programme: Programme) -> Iterator[Step]:
    """Yield the planning of a week whose hosts have answered, or the publishing of a draft."""
    week = reverse("visits:week", args=[programme.public_id])
    draft = latest_draft(programme, ENGINE)
    if draft is None:
        if programme.ends_on >= timezone.localdate() and programme.appointments.filter(windows__isnull=False).exists():
            yield Step(words=_("Plan the week"), url=week, icon="calendar-week")
    elif draft.status == DraftStatus.DRAFT:
        words = _("Look at draft %(number)s and publish it") % {"number": draft.number}
        yield Step(words=words, url=week, icon="calendar-week")

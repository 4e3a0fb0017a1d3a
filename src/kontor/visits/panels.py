"""What the overview of a programme says of its week."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kontor.common import formats
from kontor.planning.queries import latest_draft
from kontor.programmes.models import Programme
from kontor.visits.engine import ENGINE
from kontor.visits.week import read_page


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

"""Shared reads of planning."""

from uuid import UUID

from kontor.planning.enums import DraftStatus
from kontor.planning.models import Draft, Run
from kontor.programmes.models import Programme


def published_draft(programme: Programme, engine: str) -> Draft | None:
    """Return the draft everybody sees."""
    return (
        Draft.objects.filter(programme=programme, engine=engine, status=DraftStatus.PUBLISHED)
        .select_related("published_by", "run")
        .first()
    )


def latest_draft(programme: Programme, engine: str) -> Draft | None:
    """Return the draft with the highest number, published or not."""
    drafts = Draft.objects.filter(programme=programme, engine=engine)
    return drafts.select_related("run__started_by", "programme", "published_by").first()


def drafts_of(programme: Programme, engine: str) -> list[Draft]:
    """Return every draft, the newest first."""
    drafts = Draft.objects.filter(programme=programme, engine=engine)
    return list(drafts.select_related("run__started_by", "published_by"))


def latest_run(programme: Programme, engine: str) -> Run | None:
    return Run.objects.filter(programme=programme, engine=engine).select_related("started_by").first()


def find_run(name: str) -> Run | None:
    """Return a run by its public id or its number."""
    if name.isdecimal():
        return Run.objects.filter(pk=int(name)).first()
    try:
        return Run.objects.filter(public_id=UUID(name)).first()
    except ValueError:
        return None

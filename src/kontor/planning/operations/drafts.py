"""Drafts: numbered, copied, changed by one person at a time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from kontor.planning.engines import engines
from kontor.planning.enums import DraftStatus
from kontor.planning.errors import StaleError
from kontor.planning.models import Draft, Run
from kontor.programmes.models import Programme


def new_draft(*, programme: Programme, engine: str, run: Run | None) -> Draft:
    """Add a draft with the programme's next number. Call it inside a transaction that stores the draft's rows too."""
    Programme.objects.select_for_update().get(pk=programme.pk)  # two runs ending at once get two numbers
    last = Draft.objects.filter(programme=programme, engine=engine).aggregate(last=Max("number"))["last"] or 0
    return Draft.objects.create(programme=programme, engine=engine, number=last + 1, run=run)


def claim(*, draft: Draft, version: int) -> None:
    """Take the right to change a draft: it is still the version the person saw, and still a draft.

    Raises StaleError for everybody but the first. Call it inside the transaction that makes the change.
    """
    won = Draft.objects.filter(pk=draft.pk, version=version, status=DraftStatus.DRAFT).update(version=F("version") + 1)
    if not won:
        raise StaleError
    draft.refresh_from_db(fields=["version"])


def copy_draft(*, draft: Draft) -> Draft:
    """Copy a draft, so that one that is published or superseded can be worked on again."""
    with transaction.atomic():
        copied = new_draft(programme=draft.programme, engine=draft.engine, run=draft.run)
        engines[draft.engine].copy(draft, copied)
        return copied


def let_go(*, days: int, at: datetime | None = None) -> int:
    """Delete the drafts nobody published, of programmes that ended longer ago, and runs no draft is left of.

    Return how many drafts. The published plan stays.
    """
    before = timezone.localdate(at) - timedelta(days=days)
    with transaction.atomic():
        drafts = Draft.objects.filter(programme__ends_on__lt=before).exclude(status=DraftStatus.PUBLISHED)
        count = drafts.count()
        drafts.delete()
        Run.objects.filter(programme__ends_on__lt=before, drafts=None).delete()
        return count

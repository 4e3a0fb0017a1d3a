"""Letting finished jobs go."""

from datetime import datetime, timedelta

from django.utils import timezone

from kontor.jobs.enums import OPEN
from kontor.jobs.models import Job


def let_go(*, days: int, at: datetime | None = None) -> int:
    """Delete the jobs that ended longer ago: their figures and results may name people. Return how many."""
    before = (at or timezone.now()) - timedelta(days=days)
    return Job.objects.filter(finished_at__lt=before).exclude(state__in=OPEN).delete()[0]

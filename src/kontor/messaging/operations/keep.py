"""Letting mails go: after their time, and with the person they were written to."""

from datetime import datetime, timedelta

from django.utils import timezone

from kontor.messaging.models import Mail


def let_go(*, days: int, at: datetime | None = None) -> int:
    """Delete the mails written longer ago. Return how many."""
    before = (at or timezone.now()) - timedelta(days=days)
    return Mail.objects.filter(created_at__lt=before).delete()[0]

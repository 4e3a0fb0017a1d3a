"""Imported travel times."""

from collections.abc import Iterable

from django.db import transaction

from kontor.accounts.models import User
from kontor.programmes.models import Programme
from kontor.visits.matrix import Time
from kontor.visits.models import TravelTime


def replace_travel_times(*, programme: Programme, times: Iterable[Time], actor: User | None) -> int:
    """Make these the programme's imported travel times; the last of several for one way holds. Return how many."""
    last = {(time.origin, time.target): time.minutes for time in times}
    with transaction.atomic():
        TravelTime.objects.filter(programme=programme).delete()
        TravelTime.objects.bulk_create(
            TravelTime(programme=programme, origin=origin, target=target, minutes=minutes)
            for (origin, target), minutes in last.items()
        )
        return len(last)

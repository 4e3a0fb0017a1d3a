"""How a programme stands, told in a few counts and dates: what papers compare to know that they are out of date."""

import hashlib
from typing import TYPE_CHECKING

from django.db.models import Count, Max
from django.utils.translation import gettext_lazy as _

from kontor.programmes.models import Programme

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def stamp_of(programme: Programme) -> str:
    """Return a text that changes whenever a row that papers show is added, changed or removed."""
    found = [str(programme.updated_at.timestamp())]
    for rows, dates in (
        (programme.entries, ("updated_at",)),
        (programme.participations, ("updated_at", "person__updated_at", "organisation__updated_at")),
        (programme.appointments, ("updated_at", "host__updated_at", "contact__updated_at", "host__offers__updated_at")),
        (programme.groups, ("updated_at",)),
        (programme.partners, ("updated_at",)),
    ):
        counts = rows.aggregate(n=Count("pk", distinct=True), **{f"at{i}": Max(name) for i, name in enumerate(dates)})
        found += [str(value) for value in counts.values()]
    return hashlib.sha256("|".join(found).encode()).hexdigest()


def unpublished(programme: Programme) -> "StrOrPromise":
    """Say what is missing before papers with the agenda can be made."""
    return "" if programme.published_at else _("Publish the programme first.")

"""What programmes add to an organisation's thread: who took part, and whom it received."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kontor.directory.models import Organisation
from kontor.directory.thread import ThreadLine


def participations(organisation: Organisation) -> Iterable[ThreadLine]:
    """One line per programme, with everybody who came from the organisation."""
    rows = organisation.participations.select_related("programme", "person").order_by("programme", "pk")
    by_programme: dict[int, list[str]] = {}
    programmes = {row.programme_id: row.programme for row in rows}
    for row in rows:
        by_programme.setdefault(row.programme_id, []).append(str(row.person))
    for key, names in by_programme.items():
        programme = programmes[key]
        yield ThreadLine(
            at=programme.starts_on, icon="luggage", kind=_("Participation"), title=str(programme.title),
            detail=", ".join(names), url=reverse("programmes:people", args=[programme.public_id]),
        )  # fmt: skip


def appointments(organisation: Organisation) -> Iterable[ThreadLine]:
    """Every time it was asked to receive guests, and how far that went."""
    for row in organisation.appointments.select_related("programme"):
        yield ThreadLine(
            at=row.programme.starts_on, icon="door-enter", kind=_("Host"), title=str(row.programme.title),
            detail=row.get_status_display(), url=reverse("programmes:hosts", args=[row.programme.public_id]),
        )  # fmt: skip

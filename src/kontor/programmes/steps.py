"""What a programme waits for next, worked out from what is there, so that nobody has to keep a list of it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontor.documents.models import Print
from kontor.programmes.audience import SERVES, TAKES_PART
from kontor.programmes.enums import AppointmentStatus, EntryStatus
from kontor.programmes.models import Appointment, Participation, Programme
from kontor.programmes.registries import Step

NOT_AGREED = (AppointmentStatus.IDEA, AppointmentStatus.ASKED, AppointmentStatus.OFFERED)
NOTHING_SAID = {"diet": Q(diet=""), "arrival": Q(arrives_at=None)}


def unconfirmed(programme: Programme) -> QuerySet[Appointment]:
    """Return the hosts whose visit is published while nobody has confirmed it to them."""
    received = programme.entries.filter(status=EntryStatus.CONFIRMED, host__isnull=False).values("host")
    return programme.appointments.filter(status__in=NOT_AGREED, host__in=received)


def incomplete(programme: Programme) -> QuerySet[Participation]:
    """Return the guests whose diet or arrival is unknown."""
    guests = programme.participations.filter(status__in=TAKES_PART).exclude(role__in=SERVES)
    return guests.filter(NOTHING_SAID["diet"] | NOTHING_SAID["arrival"])


def host_steps(programme: Programme) -> Iterator[Step]:
    """Yield what is to be done about hosts: answers that are due, times to confirm."""
    hosts = reverse("programmes:hosts", args=[programme.public_id])
    asked = programme.appointments.filter(status=AppointmentStatus.ASKED).count()
    if asked:
        words = ngettext("Remind %(count)s host to answer", "Remind %(count)s hosts to answer", asked)
        yield Step(words=words % {"count": asked}, url=f"{hosts}?{urlencode({'status': 'asked'})}", icon="building")
    planned = unconfirmed(programme).count()
    if planned:
        words = ngettext("Confirm %(count)s host its time", "Confirm %(count)s hosts their times", planned)
        yield Step(words=words % {"count": planned}, url=hosts, icon="calendar-check")


def guest_steps(programme: Programme) -> Iterator[Step]:
    """Yield what is to be asked of the guests before they come."""
    people = reverse("programmes:people", args=[programme.public_id])
    missing = incomplete(programme).count()
    if missing:
        words = ngettext(
            "Ask %(count)s guest for diet and arrival", "Ask %(count)s guests for diet and arrival", missing
        )
        query = urlencode({"missing": list(NOTHING_SAID)}, doseq=True)
        yield Step(words=words % {"count": missing}, url=f"{people}?{query}", icon="users")


def paper_steps(programme: Programme) -> Iterator[Step]:
    """Yield the printing of a published programme."""
    if programme.published_at and not Print.objects.filter(subject=programme.public_id).exists():
        yield Step(
            words=_("Print the papers"), url=reverse("programmes:papers", args=[programme.public_id]), icon="printer"
        )


def own_steps(programme: Programme) -> Iterator[Step]:
    """Yield what this app knows to do next; nothing once the programme is over."""
    if programme.ends_on >= timezone.localdate():
        yield from host_steps(programme)
        yield from guest_steps(programme)
        yield from paper_steps(programme)

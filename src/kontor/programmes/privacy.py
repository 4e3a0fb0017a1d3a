"""What the programmes hold of a person, and forgetting it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kontor.accounts.privacy import Holding, Subject
from kontor.audit.operations.log import about_key, scrub
from kontor.directory.privacy import people
from kontor.documents.operations.prints import forget_prints
from kontor.messaging.privacy import Addressed
from kontor.programmes.models import Appointment, Participation
from kontor.programmes.models.participation import new_agenda_key

TOLD = ("function", "interests_text", "diet", "needs", "arrival_note", "remarks")
TIMES = ("arrives_at", "departs_at")


def parts(subject: Subject) -> "QuerySet[Participation]":
    return Participation.objects.filter(person__in=people(subject)).select_related("programme", "organisation", "group")


def addressed_as(subject: Subject) -> Addressed:
    """Return how our mails name somebody: by their parts in programmes, and by name where they speak for a host."""
    return Addressed(
        addressees=frozenset(about_key(part) for part in parts(subject)), names=frozenset(map(str, people(subject)))
    )


def export(subject: Subject) -> Sequence[Mapping[str, Any]]:
    """Return each part with what the person told us for it."""
    return [
        {
            "programme": str(part.programme), "organisation": str(part.organisation or ""), "role": part.role,
            "status": part.status, "group": str(part.group or ""),
            "interests": ", ".join(map(str, part.interests.all())),
            "agreed to be listed": part.shown_to_participants,
        }
        | {name: getattr(part, name) for name in (*TOLD, *TIMES)}
        for part in parts(subject).prefetch_related("interests")
    ]  # fmt: skip


def erase(subject: Subject) -> Sequence[str]:
    """Keep that somebody took part, for the counts, and nothing of who it was; the agenda's address is closed.

    Papers of their programmes that were printed before are deleted.
    """
    Appointment.objects.filter(contact__in=people(subject)).update(contact=None)
    found = list(parts(subject))
    forget_prints(part.programme.public_id for part in found)  # they can be printed again, without the name
    for part in found:
        for name in TOLD:
            setattr(part, name, "")
        for name in TIMES:
            setattr(part, name, None)
        part.shown_to_participants = False
        part.agenda_key = new_agenda_key()
        part.save()
        part.interests.clear()
        scrub(things=[part])
    return []


HOLDING = Holding(label=_("Programmes"), export=export, erase=erase)

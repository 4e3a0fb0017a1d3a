"""What the mails tell of a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kontor.accounts.privacy import Holding, Subject
from kontor.messaging.models import Mail

TOLD = ("to", "name", "language", "subject", "text", "state", "created_at", "sent_at", "answer")


def mails_to(subject: Subject) -> "QuerySet[Mail]":
    return Mail.objects.filter(to__iexact=subject.email) if subject.email else Mail.objects.none()


def export(subject: Subject) -> Sequence[Mapping[str, Any]]:
    """Return every mail written to the person's address."""
    return list(mails_to(subject).values(*TOLD))


def erase(subject: Subject) -> Sequence[str]:
    mails_to(subject).delete()
    return []


HOLDING = Holding(label=_("Mails"), export=export, erase=erase)

"""What the mails tell of a person."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kontor.accounts.privacy import Holding, Subject
from kontor.common.registry import Registry
from kontor.messaging.models import Mail

TOLD = ("to", "name", "language", "subject", "text", "state", "created_at", "sent_at", "answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """How mails name a person: as their addressee, or at their address by their name."""

    addressees: frozenset[str]
    names: frozenset[str]


# Asked who a person is to the mails of an app: several people may share an address.
addressed: Registry[Callable[[Subject], Addressed]] = Registry("addressed")


def mails_to(subject: Subject) -> "QuerySet[Mail]":
    """Return the mails to the person: of one row only those meant for it, else all to the address."""
    at_address = Q(to__iexact=subject.email) if subject.email else Q(pk__in=[])
    if not subject.rows:
        return Mail.objects.filter(at_address)
    wanted = Q(pk__in=[])
    for ask in addressed:
        found = ask(subject)
        wanted |= Q(addressee__in=found.addressees) | (at_address & Q(name__in=found.names))
    return Mail.objects.filter(wanted)


def export(subject: Subject) -> Sequence[Mapping[str, Any]]:
    """Return every mail written to the person."""
    return list(mails_to(subject).values(*TOLD))


def erase(subject: Subject) -> Sequence[str]:
    mails_to(subject).delete()
    return []


HOLDING = Holding(label=_("Mails"), export=export, erase=erase)

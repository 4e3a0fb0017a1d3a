"""Handing out and forgetting what is known of somebody, with or without an account."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from kontor.accounts.models import User
from kontor.accounts.operations.privacy import erase
from kontor.accounts.privacy import Subject, everything_about
from kontor.audit.enums import Verb
from kontor.audit.operations.log import about_key, record
from kontor.directory.models import Person


def subject_of(person: Person) -> Subject:
    """Return the person as the holdings look for them: this row only, whoever else may share the address."""
    return Subject(email=person.email, user=person.user, rows=frozenset({about_key(person)}))


def hand_out(*, actor: User, person: Person, at: datetime) -> dict[str, Sequence[Mapping[str, Any]]]:
    """Return everything that is known of a person; that it was handed out, and by whom, stays in the trail."""
    found = everything_about(subject_of(person))
    record(actor=actor, verb=Verb.SEEN, thing=person, note="personal data handed out", at=at)
    return found


def forget(*, actor: User, person: Person, at: datetime) -> int:
    """Forget a person everywhere. Return how many lines of the trail were scrubbed."""
    with transaction.atomic():
        scrubbed = erase(actor=actor, subject=subject_of(person), at=at)
        person.refresh_from_db()
        record(actor=actor, verb=Verb.DELETED, thing=person, note="personal data erased", at=at)
        return scrubbed

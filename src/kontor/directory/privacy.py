"""What the directory holds of a person, and forgetting it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kontor.accounts.privacy import Holding, Subject
from kontor.audit.operations.log import scrub
from kontor.common import search
from kontor.directory.models import Person
from kontor.directory.operations.search import refresh_search
from kontor.directory.search import PEOPLE

NAMES = ("given_name", "family_name", "original_name", "salutation", "title", "email", "phone")
FORGOTTEN = "…"  # a person's row stays where programmes count them; a name it has no more


def people(subject: Subject) -> "QuerySet[Person]":
    """Return the people that somebody is: the row that is named, else by their account or by their address."""
    named = [row.rpartition(":")[2] for row in subject.rows if row.startswith(f"{Person._meta.label_lower}:")]
    if named:
        return Person.objects.filter(pk__in=named)
    is_theirs = Q(email__iexact=subject.email) if subject.email else Q()
    if subject.user is not None:
        is_theirs |= Q(user=subject.user)
    return Person.objects.filter(is_theirs) if is_theirs else Person.objects.none()


def export(subject: Subject) -> Sequence[Mapping[str, Any]]:
    """Return names, addresses and positions."""
    return [
        {name: getattr(person, name) for name in NAMES}
        | {
            "languages": ", ".join(person.languages),
            "positions": "; ".join(
                f"{position.function} {position.organisation}".strip() for position in person.positions.all()
            ),
        }
        for person in people(subject).prefetch_related("positions__organisation")
    ]


def erase(subject: Subject) -> Sequence[str]:
    """Empty a person's row and take their positions away."""
    words: list[str] = []
    for person in people(subject):
        words += words_of(person)
        positions = list(person.positions.all())
        scrub(things=[person, *positions])
        person.positions.all().delete()
        for name in NAMES:
            setattr(person, name, "")
        person.family_name, person.languages, person.user = FORGOTTEN, [], None
        person.save()
        search.remove(PEOPLE, [person.pk])
        refresh_search([position.organisation_id for position in positions])
    return words


def words_of(person: Person) -> list[str]:
    """Return what names this person and hardly anybody else: whole names, address, telephone.

    A title, a given or a family name alone is many people's; those stand on the lines that are scrubbed by row.
    """
    given, family = person.given_name.strip(), person.family_name.strip()
    whole = [str(person), f"{given} {family}", f"{family} {given}", f"{family}, {given}"] if given and family else []
    own = person.original_name.strip()
    if len(own) > 1 and (" " in own or not own.isascii()):
        whole.append(own)
    return [word for word in (*whole, person.email, person.phone) if word]


HOLDING = Holding(label=_("Directory"), export=export, erase=erase)

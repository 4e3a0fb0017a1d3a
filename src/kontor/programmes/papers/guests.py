"""Who comes, as far as they agreed to be listed; the others are counted, never named."""

from collections.abc import Iterable

from kontor.directory.privacy import FORGOTTEN
from kontor.documents.tongues import Tongues
from kontor.programmes.audience import SERVES
from kontor.programmes.diets import diet_names
from kontor.programmes.models import Participation, Programme
from kontor.programmes.papers.facts import Facts, plain
from kontor.programmes.papers.hosts import field_names
from kontor.programmes.queries import participants_of


def everybody_of(programme: Programme) -> list[Participation]:
    """Return who takes part, with what papers show of them; who was forgotten has no paper."""
    found = participants_of(programme).exclude(person__family_name=FORGOTTEN, person__given_name="")
    return list(found.prefetch_related("interests", "organisation__locations", "person__positions"))


def guests_of(programme: Programme) -> list[Participation]:
    """Return the same without those who serve: drivers and interpreters are no guests of a host."""
    return [person for person in everybody_of(programme) if person.role not in SERVES]


def guest_facts(guest: Participation, tongues: Tongues) -> Facts:
    organisation = guest.organisation
    place = next(iter(organisation.locations.all()), None) if organisation else None
    return {
        "name": " ".join(filter(None, (guest.person.title, str(guest.person)))),
        "original": guest.person.original_name,
        "function": guest.function,
        "organisation": (organisation.original_name if tongues.first == "zh" else "") or plain(organisation)
        if organisation
        else "",
        "town": place.city if place else "",
        "interests": field_names(guest.interests.all(), tongues),
        "languages": tongues.names_of(guest.person.languages),
        "letter": guest.group.letter if guest.group else "",
    }


def listed(guests: Iterable[Participation]) -> list[Participation]:
    return [guest for guest in guests if guest.shown_to_participants]


def uncounted(guests: list[Participation], tongues: Tongues) -> dict[str, str]:
    """Return "Und 3 weitere Personen" for those who are not listed."""
    count = len(guests) - len(listed(guests))
    if not count:
        return {"a": "", "b": ""}
    return tongues.word("and_others_one" if count == 1 else "and_others", n=count)


def diets_of(guests: Iterable[Participation], language: str) -> list[Facts]:
    """Return how many eat what: hosts and caterers see counts, no names."""
    found: dict[str, int] = {}
    for guest in guests:
        for diet in diet_names(guest.diet, language):
            found[diet] = found.get(diet, 0) + 1
    return [{"diet": diet, "count": count} for diet, count in sorted(found.items(), key=lambda row: (-row[1], row[0]))]

"""A host's page: who they are, what they offer, what to mind, whom one meets."""

from collections.abc import Iterable

from kontor.common.marks import house_mark
from kontor.directory import logos
from kontor.directory.enums import OfferKind
from kontor.directory.models import Location, Organisation, TechnologyField
from kontor.documents.tongues import NOTHING, Pair, Tongues
from kontor.programmes.models import Appointment
from kontor.programmes.papers.facts import Facts, Week, plain


def host_facts(week: Week, appointment: Appointment) -> Facts:
    """Return what a host's page shows."""
    host, tongues = appointment.host, week.tongues
    visits = [entry for entry in week.entries if entry.host_id == host.pk]
    place = location_of(appointment)
    return {
        "key": str(appointment.public_id),
        "name": host.name,
        "mark": house_mark(host.name)[0],
        "logo": logos.as_text(host),
        "town": place.city if place else "",
        "address": str(place) if place else "",
        "when": [{"text": week.when(entry), "groups": week.letters_of(entry)} for entry in visits],
        "facts": _figures(appointment, tongues),
        "lead": tongues.text(appointment.topic),
        "profile": tongues.text(host.description),
        "offers": _said(host, OfferKind.OFFER, tongues),
        "needs": _said(host, OfferKind.NEED, tongues),
        "fields": field_names(appointment.fields.all() or host.fields.all(), tongues),
        "rules": rules_of(appointment, tongues),
        "people": _people(appointment),
    }


def location_of(appointment: Appointment) -> Location | None:
    return appointment.location or next(iter(appointment.host.locations.all()), None)


def field_names(fields: Iterable[TechnologyField], tongues: Tongues) -> Pair:
    """Return technology fields by name: the vocabulary speaks every language of the house."""
    labels = [tongues.text(field.label) for field in fields]
    return {
        "a": ", ".join(label["a"] for label in labels),
        "b": ", ".join(label["b"] or label["a"] for label in labels) if any(label["b"] for label in labels) else "",
    }


def rules_of(appointment: Appointment, tongues: Tongues) -> list[Pair]:
    """Return what visitors must mind, the spoken languages last."""
    found = [
        tongues.word(key)
        for key, holds in (
            ("rule_photo", appointment.photo_ban),
            ("rule_shoes", appointment.safety_shoes),
            ("rule_nda", appointment.needs_nda),
        )
        if holds
    ]
    if appointment.languages:
        spoken, names = tongues.word("rule_languages"), tongues.names_of(appointment.languages)
        found.append({"a": f"{spoken['a']} {names['a']}", "b": f"{spoken['b']} {names['b']}" if names["b"] else ""})
    return found


def _figures(appointment: Appointment, tongues: Tongues) -> list[Facts]:
    host = appointment.host
    rows = (("founded", host.founded), ("employees", host.employees), ("minutes", appointment.minutes))
    return [{"value": str(value), "label": tongues.word(key)} for key, value in rows if value]


def _said(host: Organisation, kind: OfferKind, tongues: Tongues) -> Pair:
    """Return offers or needs; where the other language says nothing, it names their fields instead."""
    found = [offer for offer in host.offers.all() if offer.kind == kind]
    if not found:
        return NOTHING
    pairs = [tongues.text(offer.text) for offer in found]
    return {side: "; ".join(pair[side] for pair in pairs if pair[side]) for side in "ab"}


def _people(appointment: Appointment) -> list[Facts]:
    """Return the contact first, then others who speak for the host; three at most."""
    functions = {position.person_id: position.function for position in appointment.host.positions.all()}
    people = [appointment.contact] if appointment.contact else []
    people += [position.person for position in appointment.host.positions.all() if position.is_contact]
    unique = list({person.pk: person for person in people}.values())[:3]
    return [
        {"name": " ".join(filter(None, (person.title, str(person)))), "function": plain(functions.get(person.pk))}
        for person in unique
    ]

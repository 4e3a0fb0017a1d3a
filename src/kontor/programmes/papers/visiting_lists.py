"""Visiting lists: for each host, who comes and when. Nobody is named who did not agree; diets are counts."""

from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kontor.common.marks import house_mark
from kontor.documents.glyphs import Json
from kontor.documents.registry import Paper
from kontor.documents.tongues import Tongues
from kontor.programmes.audience import is_there
from kontor.programmes.enums import Audience
from kontor.programmes.models import AgendaEntry, Appointment, Participation, Programme
from kontor.programmes.papers.facts import Facts, Week, local_day
from kontor.programmes.papers.guests import diets_of, guest_facts, guests_of, listed, uncounted
from kontor.programmes.papers.hosts import location_of, rules_of
from kontor.programmes.papers.stamps import stamp_of, unpublished


def data(programme: Programme, tongues: Tongues) -> Mapping[str, Json]:
    week = Week(programme, tongues)
    guests = guests_of(programme)
    return week.frame() | {"lists": [visiting_list(week, appointment, guests) for appointment in week.visited]}


def visiting_list(week: Week, appointment: Appointment, guests: list[Participation]) -> Facts:
    """Return one host's list: its visits, the guests of all of them, their diets, what was agreed."""
    visits = [entry for entry in week.entries if entry.host_id == appointment.host_id]
    coming = {guest.pk: guest for entry in visits for guest in visitors(week, entry, guests)}
    named = [guest_facts(guest, week.tongues) for guest in listed(coming.values())]
    place = location_of(appointment)
    return {
        "name": appointment.host.name,
        "mark": house_mark(appointment.host.name)[0],
        "address": str(place) if place else "",
        "when": [
            {"text": week.when(entry), "groups": week.letters_of(entry), "people": len(visitors(week, entry, guests))}
            for entry in visits
        ],
        "guests": named,
        "others": uncounted(list(coming.values()), week.tongues),
        "diets": diets_of(coming.values(), week.tongues.first),
        "rules": rules_of(appointment, week.tongues),
    }


def visitors(week: Week, entry: AgendaEntry, guests: list[Participation]) -> list[Participation]:
    """Return who comes to a visit: its groups or the people it is for, and of them who is there on that day."""
    letters = week.letters_of(entry)
    named = {guest.pk for guest in entry.people.all()} if entry.audience == Audience.PEOPLE else None
    return [
        guest
        for guest in guests
        if (named is None or guest.pk in named)
        and (not letters or (guest.group is not None and guest.group.letter in letters))
        and is_there(guest.since, guest.until, local_day(entry))
    ]


PAPER = Paper(
    key="visiting-lists",
    label=_("Visiting lists"),
    hint=_("A4: a page per host with those guests who agreed; diets as counts"),
    template=Path(__file__).with_name("visiting_lists.typ"),
    data=data,
    stamp=stamp_of,
    languages=lambda programme: (*programme.languages[:1], "en"),
    ready=unpublished,
    icon="list-details",
    order=30,
)

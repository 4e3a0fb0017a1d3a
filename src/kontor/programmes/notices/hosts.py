"""The letter to a host: their visits as they stand now, what was moved, what is off."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from kontor.accounts.models import User
from kontor.audit.operations.log import about_key
from kontor.directory.models import Organisation, Person
from kontor.documents.words import spoken
from kontor.messaging.letters import Letter, Line, Section
from kontor.programmes.agenda import Change, ChangeKind, Wanted
from kontor.programmes.audience import Readers
from kontor.programmes.enums import Audience
from kontor.programmes.landing import RECEIVES
from kontor.programmes.models import AgendaEntry, Appointment, Group
from kontor.programmes.notices.words import Speech, signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to write to at a host."""

    name: str
    email: str
    person: Person | None

    @property
    def has_account(self) -> bool:
        return self.person is not None and self.person.user is not None and self.person.user.is_active


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """What is known of one host of a programme when its letter is written."""

    host: Organisation
    appointment: Appointment | None
    changes: tuple[Change, ...]
    standing: tuple[AgendaEntry, ...]  # its visits that do not change
    readers: Readers
    groups: tuple[Group, ...]


def contact_of(host: Organisation, appointment: Appointment | None) -> Contact:
    """Return the contact named for this visit, else one who speaks for the host, else the house itself."""
    named = [appointment.contact] if appointment and appointment.contact else []
    speaks = [
        position.person
        for position in host.positions.all()
        if position.is_contact and position.until is None and position.person not in named
    ]
    for person in (*named, *speaks):
        if person.email:
            return Contact(name=str(person), email=person.email, person=person)
    return Contact(name=host.name, email=host.email, person=None)


def letter_to_host(hosting: Hosting, actor: User | None, once: str) -> Letter:
    """Write the letter of one host."""
    contact = contact_of(hosting.host, hosting.appointment)
    languages = contact.person.languages if contact.person else hosting.host.languages
    speech = Speech(spoken(*languages, settings.LANGUAGE_CODE), hosting.readers.programme)
    with speech.spoken():
        visits, dropped = _visits(speech, hosting), _dropped(speech, hosting)
        is_new = not dropped and not hosting.standing and all(one.kind == ChangeKind.ADDED for one in hosting.changes)
        intro = "gone" if not visits else "new" if is_new else "changed"
        url = _url(hosting, contact) if visits else ""
        return Letter(
            to=contact.email,
            name=contact.name,
            language=speech.language,
            subject=speech.word(f"mail_host_{'new' if is_new else 'changed'}_subject", title=speech.title),
            greeting=speech.hello(contact.person, contact.name),
            intro=speech.word(f"mail_host_{intro}_intro", title=speech.title),
            sections=visits + dropped,
            button=speech.word("mail_host_open") if url else "",
            url=url,
            closing=speech.word("mail_answer"),
            sender=signature(actor),
            reply_to=actor.email if actor else "",
            once=once,
            addressee=about_key(hosting.host),
        )


def _visits(speech: Speech, hosting: Hosting) -> tuple[Section, ...]:
    lines = [(entry.starts_at, _line(speech, hosting, entry)) for entry in hosting.standing]
    lines += [
        (change.wanted.starts_at, _line(speech, hosting, change.wanted, change))
        for change in hosting.changes
        if change.wanted is not None
    ]
    return speech.section("mail_host_visits", (line for _at, line in sorted(lines, key=lambda pair: pair[0])))


def _dropped(speech: Speech, hosting: Hosting) -> tuple[Section, ...]:
    gone = [change for change in hosting.changes if change.kind == ChangeKind.CANCELLED]
    return speech.section(
        "mail_dropped",
        (
            Line(when=speech.when(change.before, change.entry.zone), what=speech.text(change.entry.title))
            for change in gone
            if change.entry is not None and change.before is not None
        ),
    )


def _line(speech: Speech, hosting: Hosting, thing: Wanted | AgendaEntry, change: Change | None = None) -> Line:
    if isinstance(thing, Wanted):
        named, count = list(thing.groups), len(hosting.readers.of_wanted(thing))
    else:
        named, count = list(thing.groups.all()), len(hosting.readers.of_entry(thing))
    groups = named if thing.audience == Audience.GROUPS else []
    return Line(
        when=speech.when(thing, thing.zone),
        what=_people(speech, count, groups),
        before=speech.was(change) if change is not None and change.kind == ChangeKind.MOVED else "",
        note=_languages(speech, hosting, groups),
    )


def _people(speech: Speech, count: int, groups: list[Group]) -> str:
    """Return "Gruppe A und B, 14 Personen"."""
    people = speech.word("mail_people_one" if count == 1 else "mail_people", n=count)
    letters = " + ".join(sorted(group.letter for group in groups))
    return f"{speech.word('group')} {letters}, {people}" if letters else people


def _languages(speech: Speech, hosting: Hosting, groups: list[Group]) -> str:
    """Return what the guests speak, as far as their groups say; else the programme's own languages."""
    codes = [code for group in groups or hosting.groups for code in group.languages]
    found = speech.tongues.names_of(dict.fromkeys(codes or hosting.readers.programme.languages))["a"]
    return f"{speech.word('they_speak')}: {found}" if found else ""


def _url(hosting: Hosting, contact: Contact) -> str:
    """Return the host's own page, where the contact has an account and still receives; else nothing."""
    appointment = hosting.appointment
    if appointment is None or not contact.has_account or appointment.status not in RECEIVES:
        return ""
    return settings.ADDRESS + reverse("programmes:host-visit", args=[appointment.public_id])

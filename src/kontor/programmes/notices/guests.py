"""The letter to somebody who takes part: what is new, moved or dropped for them, and the way to their agenda."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from kontor.accounts.models import User
from kontor.audit.operations.log import about_key
from kontor.documents.words import spoken
from kontor.messaging.letters import Letter, Line, Section
from kontor.programmes.agenda import Change, ChangeKind, town_of
from kontor.programmes.enums import ItemKind
from kontor.programmes.models import Participation
from kontor.programmes.notices.words import Speech, signature

TITLES = {
    ChangeKind.MOVED: "mail_moved",
    ChangeKind.CANCELLED: "mail_dropped",
    ChangeKind.ADDED: "mail_added",
    ChangeKind.CHANGED: "mail_details",
}


def language_of(guest: Participation) -> str:
    return spoken(guest.language, *guest.person.languages)


def letter_to_guest(guest: Participation, changes: tuple[Change, ...], actor: User | None, once: str) -> Letter:
    """Write the letter of one participation."""
    speech = Speech(language_of(guest), guest.programme)
    kinds = {change.kind_for(guest.pk) for change in changes}
    is_first = kinds == {ChangeKind.ADDED}
    start = "mail_new" if is_first else "mail_changed"
    with speech.spoken():
        return Letter(
            to=guest.person.email,
            name=str(guest.person),
            language=speech.language,
            subject=speech.word(f"{start}_subject", title=speech.title),
            greeting=speech.hello(guest.person, str(guest.person)),
            intro=speech.word(f"{start}_intro", title=speech.title, days=speech.days),
            sections=_planned(speech, changes) if is_first else _changed(speech, guest, changes),
            button=speech.word("mail_open_agenda"),
            url=settings.ADDRESS + reverse("programmes:agenda", args=[guest.agenda_key]),
            closing=f"{speech.word('calendar_secret')} {speech.word('mail_answer')}",
            sender=signature(actor),
            reply_to=actor.email if actor else "",
            once=once,
            addressee=about_key(guest),
        )


def _planned(speech: Speech, changes: Iterable[Change]) -> tuple[Section, ...]:
    """Tell a whole programme for the first time: the journeys between the visits are left to the agenda."""
    shown = [change for change in changes if change.wanted and change.wanted.kind != ItemKind.TRANSFER]
    return speech.section("mail_planned", (_line(speech, change, ChangeKind.ADDED) for change in shown or changes))


def _changed(speech: Speech, guest: Participation, changes: tuple[Change, ...]) -> tuple[Section, ...]:
    found: tuple[Section, ...] = ()
    for kind, title in TITLES.items():
        lines = [_line(speech, change, kind) for change in changes if change.kind_for(guest.pk) == kind]
        found += speech.section(title, lines)
    return found


def _line(speech: Speech, change: Change, kind: ChangeKind) -> Line:
    entry, wanted = change.entry, change.wanted
    if kind == ChangeKind.CANCELLED and entry is not None and change.before is not None:
        return Line(when=speech.when(change.before, entry.zone), what=speech.text(entry.title))
    if wanted is None:
        raise ValueError(f"change {change.key!r} is neither wanted nor gone")
    town = town_of(wanted.address)
    place = wanted.place_name if wanted.place_name not in (str(wanted.host or ""), town) else ""
    return Line(
        when=speech.when(wanted, wanted.zone),
        what=speech.text(wanted.title),
        before=speech.was(change) if kind == ChangeKind.MOVED else "",
        note=", ".join(part for part in (place, town) if part),
    )

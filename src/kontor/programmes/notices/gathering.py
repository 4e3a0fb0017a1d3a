"""Who is told of a publication: one notice for each person and each host it changes something for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kontor.accounts.models import User
from kontor.audit.operations.log import about_key
from kontor.messaging.letters import Letter
from kontor.programmes.agenda import Change, Publication
from kontor.programmes.audience import Readers
from kontor.programmes.models import Programme
from kontor.programmes.notices.guests import letter_to_guest
from kontor.programmes.notices.hosts import Hosting, contact_of, letter_to_host
from kontor.programmes.queries import entries_of_programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one person or host is told, written on demand. Without ``to`` they cannot be reached by mail."""

    key: str
    name: str
    detail: str
    to: str
    is_host: bool
    changes: tuple[Change, ...]
    write: Callable[[], Letter]


def notices_of(programme: Programme, publication: Publication, actor: User | None, stamp: str = "") -> list[Notice]:
    """Return every notice, guests before hosts. ``stamp`` tells this publication's letters from those of others."""
    return [*_guests(programme, publication, actor, stamp), *_hosts(programme, publication, actor, stamp)]


def _guests(programme: Programme, publication: Publication, actor: User | None, stamp: str) -> Iterator[Notice]:
    rows = programme.participations.filter(pk__in=publication.told).select_related("person", "group")
    for guest in rows:
        guest.programme = programme
        changes, key = publication.told[guest.pk], f"p{guest.pk}"
        once = f"{stamp}:{key}" if stamp else ""
        yield Notice(
            key=key, name=str(guest.person), detail=guest.group.letter if guest.group else "", to=guest.person.email,
            is_host=False, changes=changes,
            write=partial(letter_to_guest, guest, changes, actor, once),
        )  # fmt: skip


def _hosts(programme: Programme, publication: Publication, actor: User | None, stamp: str) -> Iterator[Notice]:
    changed = publication.hosts
    if not changed:
        return
    appointments = {
        one.host_id: one
        for one in programme.appointments.filter(host__in=changed)
        .select_related("host", "contact__user")
        .prefetch_related("host__positions__person__user")
    }
    touched = {change.entry.pk for change in publication.changes if change.entry is not None}
    standing = [entry for entry in entries_of_programme(programme) if entry.pk not in touched]
    readers, groups = Readers.of(programme), tuple(programme.groups.all())
    for pk, changes in changed.items():
        appointment, host = appointments.get(pk), changes[0].host
        if host is None:
            continue
        hosting = Hosting(
            host=appointment.host if appointment else host, appointment=appointment, changes=changes,
            standing=tuple(entry for entry in standing if entry.host_id == pk), readers=readers, groups=groups,
        )  # fmt: skip
        contact, key = contact_of(hosting.host, appointment), f"h{pk}"
        once = f"{stamp}:{key}" if stamp else ""
        yield Notice(
            key=key, name=host.name, detail=contact.name if contact.name != host.name else "", to=contact.email,
            is_host=True, changes=changes,
            write=partial(letter_to_host, hosting, actor, once),
        )  # fmt: skip


def addresses_of(programme: Programme) -> dict[str, str]:
    """Return the addresses of now, by addressee: somebody's may have been mended since a mail to them failed."""
    guests = programme.participations.select_related("person")
    hosts = programme.appointments.select_related("host", "contact").prefetch_related("host__positions__person")
    found = {about_key(guest): guest.person.email for guest in guests}
    return found | {about_key(one.host): contact_of(one.host, one).email for one in hosts}

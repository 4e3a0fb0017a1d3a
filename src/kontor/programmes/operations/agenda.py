"""Publishing: the only way into ``AgendaEntry``."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import Line, record_many
from kontor.programmes.agenda import (
    Change,
    ChangeKind,
    Publication,
    Wanted,
    before_of,
    change_between,
    looks_alike,
    publication,
    uid_of,
)
from kontor.programmes.audience import Readers
from kontor.programmes.enums import EntryStatus
from kontor.programmes.models import AgendaEntry, Participation, Programme, Withdrawal
from kontor.programmes.operations.telling import tell
from kontor.programmes.registries import agenda_sources
from kontor.programmes.search import refresh


def preview_entries(*, programme: Programme, source: str, wanted: Iterable[Wanted]) -> Publication:
    """Return what ``publish_entries`` would change, and change nothing."""
    return publication(_changes(programme, source, tuple(wanted)))


def publish_entries(
    *, programme: Programme, source: str, wanted: Iterable[Wanted], actor: User | None, at: datetime
) -> Publication:
    """Make the published entries of one source be exactly ``wanted``, and say who must be told of what.

    An entry's sequence grows only when something a reader sees has changed; what is wanted no more is cancelled and
    stays; what comes back under the same key keeps its UID.
    """
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)  # two publishings take turns
        written = [_write(programme, source, change, at) for change in _changes(programme, source, tuple(wanted))]
        lines = [_line(programme, change) for change in written]
        if written:
            note = f"{agenda_sources[source].label if source in agenda_sources else source}: {len(written)}"
            lines.append(Line(verb=Verb.PUBLISHED, thing=programme, note=note))
        record_many(actor=actor, at=at, lines=lines)
        return publication(written)


def publish_agenda(*, programme: Programme, actor: User | None, at: datetime, by_mail: bool = False) -> Publication:
    """Publish every registered source of the programme together; ``by_mail`` tells everybody concerned."""
    with transaction.atomic():
        parts = [
            publish_entries(
                programme=programme, source=key, wanted=source.wanted(programme), actor=actor, at=at
            ).changes
            for key, source in agenda_sources.items()
        ]
        if programme.published_at is None:
            programme.published_at = at
            programme.save(update_fields=["published_at", "updated_at"])
            refresh(programme)
        done = publication([change for part in parts for change in part])
        if by_mail:
            tell(programme=programme, publication=done, actor=actor, at=at)
        return done


def preview_agenda(programme: Programme, instead: Mapping[str, Iterable[Wanted]] | None = None) -> Publication:
    """Return what ``publish_agenda`` would change now; ``instead`` stands for what a source would want."""
    wanted = {key: source.wanted(programme) for key, source in agenda_sources.items()} | dict(instead or {})
    parts = [_changes(programme, key, tuple(items)) for key, items in wanted.items()]
    return publication([change for part in parts for change in part])


def withdraw_from_reader(*, participation: Participation, before: Collection[int]) -> None:
    """Remember, after a participation changed groups or status, which of the entries it read it reads no more.

    ``before`` holds the pks of the entries read until now (``Readers.entries_of``).
    """
    readers = Readers.of(participation.programme)
    after = set(readers.entries_of(participation.pk))
    for entry in set(before) - after:
        _take_out(entry, participation.pk, grow=True)
    for withdrawal in Withdrawal.objects.filter(participation=participation, is_out=True, entry__in=after):
        withdrawal.is_out = False
        withdrawal.offset += 1
        withdrawal.save(update_fields=["is_out", "offset"])


def _line(programme: Programme, change: Change) -> Line:
    """Return the audit line of one published change: what it was and what it is, as far as a reader sees it."""
    before, wanted = change.before, change.wanted
    old = (before.starts_at.astimezone(UTC).isoformat(), before.place_name) if before else ("", "")
    new = (wanted.starts_at.astimezone(UTC).isoformat(), wanted.place_name) if wanted else ("", "")
    changes = {"starts_at": (old[0], new[0]), "place_name": (old[1], new[1])}
    return Line(
        verb=Verb.CANCELLED if change.kind == ChangeKind.CANCELLED else Verb.PUBLISHED, thing=change.entry or programme,
        changes={name: values for name, values in changes.items() if values[0] != values[1]},
    )  # fmt: skip


def _changes(programme: Programme, source: str, wanted: tuple[Wanted, ...]) -> list[Change]:
    _refuse_twice(source, wanted)
    entries = {
        entry.source_key: entry
        for entry in AgendaEntry.objects.filter(programme=programme, source=source)
        .select_related("host")
        .prefetch_related("groups", "people")
    }
    by_key = {item.key: item for item in wanted}
    readers = Readers.of(programme)
    found = []
    for key in sorted(entries.keys() | by_key.keys()):
        entry, item = entries.get(key), by_key.get(key)
        kind = change_between(entry, item)
        if kind is None:
            continue
        standing = entry if entry is not None and entry.status == EntryStatus.CONFIRMED else None
        old = readers.of_entry(standing) if standing else set()
        new = readers.of_wanted(item) if item else set()
        found.append(
            Change(
                kind=kind,
                key=key,
                entry=entry,
                wanted=item,
                before=before_of(entry) if entry else None,
                readers=frozenset(old ^ new if looks_alike(entry, item) else old | new),
                gained=frozenset(new - old),
                lost=frozenset(old - new),
                host_before=standing.host if standing else None,
            )
        )
    return found


def _refuse_twice(source: str, wanted: tuple[Wanted, ...]) -> None:
    keys = [item.key for item in wanted]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"agenda source {source!r}: the key {twice[0]!r} is wanted twice. Give every entry its own.")


def _write(programme: Programme, source: str, change: Change, at: datetime) -> Change:
    readers = Readers.of(programme)
    entry, is_alike = change.entry, looks_alike(change.entry, change.wanted)
    was_read_by = readers.of_entry(entry) if entry and entry.status == EntryStatus.CONFIRMED else set()
    if entry is None:
        entry = AgendaEntry(
            programme=programme, source=source, source_key=change.key, uid=uid_of(programme, source, change.key)
        )
    elif not is_alike:
        entry.sequence += 1
        _remember(entry, change.wanted)
    if change.wanted is None:
        entry.status = EntryStatus.CANCELLED
    else:
        _fill(entry, change.wanted)
    if not is_alike:
        entry.changed_at = at
    entry.save()
    if change.wanted is not None:
        entry.groups.set(change.wanted.groups)
        entry.people.set(change.wanted.people)
        _keep_readers(entry, was_read_by, readers.of_wanted(change.wanted), grow=is_alike)
    return replace(change, entry=entry)


def _remember(entry: AgendaEntry, wanted: Wanted | None) -> None:
    """Keep the time and place that a change moves an entry from: its readers are told both."""
    stands = entry.status == EntryStatus.CONFIRMED and wanted is not None
    entry.was_at = entry.starts_at if stands and wanted is not None and wanted.starts_at != entry.starts_at else None
    entry.was_place = (
        entry.place_name if stands and wanted is not None and wanted.place_name != entry.place_name else ""
    )


def _fill(entry: AgendaEntry, wanted: Wanted) -> None:
    for name in (
        "kind", "title", "description", "starts_at", "ends_at", "zone", "place_name", "address", "latitude",
        "longitude", "audience", "host", "content_hash",
    ):  # fmt: skip
        setattr(entry, name, getattr(wanted, name))
    entry.status = EntryStatus.CONFIRMED


def _keep_readers(entry: AgendaEntry, before: set[int], after: set[int], *, grow: bool) -> None:
    """Withdraw the entry from those who read it no more; ``grow`` their own sequence where the entry's stays."""
    for participation in before - after:
        _take_out(entry.pk, participation, grow=grow)
    back = entry.withdrawals.filter(participation__in=after, is_out=True)
    back.update(is_out=False, offset=F("offset") + int(grow))


def _take_out(entry: int, participation: int, *, grow: bool) -> None:
    withdrawal, is_new = Withdrawal.objects.get_or_create(
        entry_id=entry, participation_id=participation, defaults={"offset": int(grow)}
    )
    if not is_new:
        withdrawal.is_out = True
        withdrawal.offset += int(grow)
        withdrawal.save(update_fields=["is_out", "offset"])

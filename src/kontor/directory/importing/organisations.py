"""The importer of organisations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString
from rules.predicates import Predicate

from kontor.accounts.rules import is_staff
from kontor.common.folding import fold
from kontor.directory.duplicates import SAME, Likeness, Reason
from kontor.directory.importing.book import Book, Entry, facts_of_entry
from kontor.directory.importing.columns import ORGANISATION_COLUMNS
from kontor.directory.importing.fields import FieldFinder
from kontor.directory.importing.finding import Finding
from kontor.directory.importing.lessons import LESSONS
from kontor.directory.importing.merging import OrganisationWriter, differences
from kontor.directory.importing.phrases import PHRASES, REASONS
from kontor.directory.importing.reading import Reader
from kontor.directory.importing.rows import OrganisationRow
from kontor.directory.models import Membership, Network, Organisation
from kontor.directory.operations.search import refresh_search
from kontor.directory.slugs import network_slug
from kontor.imports.cells.model import Hints
from kontor.imports.columns import Column
from kontor.imports.contract import Lesson, Match, Prepared, Recognition, Settings, Taken
from kontor.imports.enums import Outcome, RowState
from kontor.imports.phrases import Phrase
from kontor.imports.rows import ReadRow
from kontor.imports.undo import Undone
from kontor.imports.writer import Writer

DEFAULT_NETWORK = LazyI18nString({"de": "Mitglieder", "en": "Members"})


class OrganisationImporter:
    """Lists of members, of exhibitors, of anybody."""

    label = _("Organisations")
    needs_scope = False
    columns: tuple[Column, ...] = ORGANISATION_COLUMNS
    phrases: dict[str, Phrase] = PHRASES
    lessons: Mapping[str, Lesson] = LESSONS
    may_import: Predicate = is_staff

    def scope_object(self, scope: str) -> Model | None:
        return None

    def scopes(self, user: Any) -> Sequence[tuple[str, str]]:
        return ()

    def options(self) -> Sequence[tuple[str, str, Sequence[tuple[str, str]]]]:
        networks = [(network.slug, str(network.name)) for network in Network.objects.all()]
        return [("network", str(_("Membership in")), networks)] if networks else []

    def reasons(self, codes: Sequence[str]) -> Sequence[str | Promise]:
        return [REASONS[Reason(code)] for code in codes]

    def hints(self, settings: Settings) -> Hints:
        return Hints(country=settings.options.get("country", "DE"), is_sure="country" in settings.options)

    def open(self, settings: Settings) -> "OrganisationSession":
        book, options = Book.load(), settings.options
        reader = Reader(book=book, fields=FieldFinder.load(), country=options.get("country", "DE"))
        return OrganisationSession(book=book, reader=reader, network=options.get("network", ""))

    def written(self, things: Sequence[Model]) -> None:
        """Nothing is left to do: the session keeps the search, since it has everything at hand."""

    def undone(self, result: Undone) -> None:
        gone = result.deleted.get(Organisation._meta.label, [])
        changed = [thing.pk for thing in result.things if isinstance(thing, Organisation)]
        refresh_search([*changed, *gone])

    def result_url(self, settings: Settings) -> str:
        return reverse("directory:organisations")


@dataclass(slots=True)
class OrganisationSession:
    """One pass over a list of organisations."""

    book: Book
    reader: Reader
    network: str = ""
    finding: Finding = field(default_factory=Finding)

    def prepare(self, row: ReadRow) -> Prepared:
        found, notes = self.reader.read(row)
        return Prepared(
            number=row.number, label=found.name, data=found, notes=tuple(notes), blocked=not found.name
        )  # fmt: skip

    def recognise(self, row: Prepared) -> Recognition:
        data: OrganisationRow = row.data
        likely = self.book.find(data)
        if not likely:
            return Recognition(state=RowState.NEW)
        best = likely[0]
        match = self._match(best, data)
        if best.score >= SAME:
            return Recognition(state=self._what_changes(best, data), match=match)
        return Recognition(state=RowState.MAYBE, match=match)

    def _what_changes(self, best: Likeness, data: OrganisationRow) -> RowState:
        """Try the row on a copy that is never written, to tell an update from what is known already."""
        entry = self.book.entries.get(best.key)
        if entry is None:
            return RowState.UPDATED
        return RowState.UPDATED if brings_news(entry, data) else RowState.SAME

    def _match(self, like: Likeness, data: OrganisationRow) -> Match:
        entry = self.book.entries.get(like.key)
        page = ""
        if entry is not None and entry.organisation.pk:
            page = reverse("directory:organisation", args=[entry.organisation.public_id])
        return Match(
            target=like.key, label=self.book.name_of(like.key), score=like.score, page=page,
            reasons=tuple(map(str, like.reasons)), row=-like.key if like.key < 0 else None,
            differences=differences(entry, data) if entry else (),
        )  # fmt: skip

    def expect(self, row: Prepared, found: Recognition) -> None:
        if found.state == RowState.NEW:
            self.book.expect(row.number, row.data)
        else:
            self.book.learn_code(row.data.address.city, row.data.address.postal_code)

    def take(self, row: Prepared, *, match: Match | None, keeps: Sequence[str], writer: Writer) -> Taken:
        data: OrganisationRow = row.data
        pen = OrganisationWriter(
            writer=writer, number=row.number, on=timezone.localdate(writer.at),
            people_by_email=self.book.people_by_email,
        )  # fmt: skip
        entry = self.book.entries.get(match.target) if match else None
        if entry is None:
            entry, key, outcome = pen.new(data), -row.number, Outcome.CREATED
            self.book.add(key, entry)
        else:
            key, outcome = (match.target if match else 0), Outcome.UPDATED
            pen.update(entry, data, keeps=keeps, fill_only=entry.touched)
            entry.touched = True
        self._membership(row.number, entry, data, writer)
        self.book.register.add(facts_of_entry(key, entry))
        self.finding.note(entry)
        if outcome == Outcome.UPDATED and not writer.touched(row.number):
            outcome = Outcome.UNCHANGED
        return Taken(outcome=outcome, thing=entry.organisation)

    def flushed(self) -> None:
        self.finding.write()

    def _membership(self, number: int, entry: Entry, data: OrganisationRow, writer: Writer) -> None:
        if not data.has_membership and not self.network:
            return
        network = self._network(number, data.network or self.network, writer)
        same = next((one for one in entry.memberships if one.network is network or one.network_id == network.pk), None)
        if same is None:
            membership = Membership(
                network=network, organisation=entry.organisation, number=data.number, since=data.since, until=data.until
            )
            writer.create(number, membership)
            entry.memberships.append(membership)
            return
        news = {"number": data.number, "since": data.since, "until": data.until}
        fresh = {key: value for key, value in news.items() if value and (not entry.touched or not getattr(same, key))}
        writer.change(number, same, **fresh)

    def _network(self, number: int, wanted: str, writer: Writer) -> Network:
        """Return the network named, the only one there is, or a new one."""
        known = self.book.networks
        if wanted and fold(wanted) in known:
            return known[fold(wanted)]
        distinct = {id(network): network for network in known.values()}
        if not wanted and len(distinct) == 1:
            return next(iter(distinct.values()))
        if not wanted and fold("members") in known:
            return known[fold("members")]
        name = LazyI18nString(wanted) if wanted else DEFAULT_NETWORK
        network = Network(name=name, slug=network_slug(wanted or "members"))
        writer.create(number, network)
        self.book.add_network(network)
        return network


def brings_news(entry: Entry, row: OrganisationRow) -> bool:
    """Whether a row would change an entry."""
    one = entry.organisation
    single = ("short_name", "original_name", "website", "email", "phone", "vat_id", "employees", "founded")
    if any(getattr(row, name) not in ("", None, getattr(one, name)) for name in single):
        return True
    if any(field.pk not in entry.fields for field in row.fields) or set(row.languages) - set(one.languages):
        return True
    if row.address.city and fold(row.address.city) not in {fold(place.city) for place in entry.locations}:
        return True
    names = {fold(f"{p.person.given_name} {p.person.family_name}") for p in entry.positions}
    if any(fold(f"{c.name.given} {c.name.family}") not in names for c in row.contacts):
        return True
    return bool(row.public is not None and row.public != one.is_public) or bool(
        row.since and row.since not in {membership.since for membership in entry.memberships}
    )

"""The importer of delegates: people, their organisations, and their part in a programme."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rules.predicates import Predicate

from kontor.common.folding import fold
from kontor.directory.duplicates import Reason
from kontor.directory.importing.book import Book, Entry
from kontor.directory.importing.countries import country_of
from kontor.directory.importing.fields import FieldFinder
from kontor.directory.importing.lessons import LESSONS
from kontor.directory.importing.merging import OrganisationWriter
from kontor.directory.importing.phrases import REASONS
from kontor.directory.importing.reading import Reader
from kontor.directory.importing.rows import Contact, OrganisationRow, kind_of_name
from kontor.directory.models import Organisation, Person, TechnologyField
from kontor.directory.operations.search import refresh_people, refresh_search
from kontor.imports.cells.model import Hints, Note, Severity, hint, problem
from kontor.imports.cells.people import PersonName, without_titles
from kontor.imports.columns import Column
from kontor.imports.contract import Lesson, Match, Prepared, Recognition, Settings, Taken
from kontor.imports.enums import Outcome, RowState
from kontor.imports.phrases import Phrase
from kontor.imports.rows import CellNote, ReadRow, address_of
from kontor.imports.undo import Undone
from kontor.imports.writer import Writer
from kontor.programmes.audience import Readers
from kontor.programmes.enums import ParticipationRole
from kontor.programmes.importers import scope as scoping
from kontor.programmes.importers.columns import DELEGATE_COLUMNS
from kontor.programmes.importers.organisations import known_organisation
from kontor.programmes.importers.phrases import PHRASES
from kontor.programmes.importers.readers import Groups, Told, is_head
from kontor.programmes.models import Group, Participation, Programme
from kontor.programmes.operations.agenda import withdraw_from_reader
from kontor.programmes.rules import can_work

_FAR = timedelta(days=21)


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateRow:
    """One guest. Moments are aware."""

    name: PersonName
    organisation: OrganisationRow | None
    email: str
    phone: str
    function: str
    role: ParticipationRole | None
    languages: tuple[str, ...]
    interests: tuple[TechnologyField, ...]
    interests_text: str
    diet: str
    needs: str
    arrives_at: datetime | None
    departs_at: datetime | None
    arrival_note: str
    group: str
    listed: bool | None
    remarks: str


class DelegateImporter:
    """Lists of delegates, in the delegation's own language."""

    label = _("Delegates")
    needs_scope = True
    columns: tuple[Column, ...] = DELEGATE_COLUMNS
    phrases: dict[str, Phrase] = PHRASES
    lessons: Mapping[str, Lesson] = LESSONS
    may_import: Predicate = can_work

    def scope_object(self, scope: str) -> Model | None:
        return scoping.programme_of(scope)

    def scopes(self, user: Any) -> Sequence[tuple[str, str]]:
        return scoping.scopes(user)

    def options(self) -> Sequence[tuple[str, str, Sequence[tuple[str, str]]]]:
        return ()

    def reasons(self, codes: Sequence[str]) -> Sequence[str | Promise]:
        return [REASONS[Reason(code)] for code in codes]

    def hints(self, settings: Settings) -> Hints:
        return scoping.hints(settings)

    def open(self, settings: Settings) -> "DelegateSession":
        return DelegateSession.of(scoping.programme_of(settings.scope))

    def written(self, things: Sequence[Model]) -> None:
        rows = [thing for thing in things if isinstance(thing, Participation)]
        refresh_search([row.organisation_id for row in rows if row.organisation_id])
        refresh_people([row.person_id for row in rows])

    def undone(self, result: Undone) -> None:
        refresh_search(result.deleted.get(Organisation._meta.label, []))
        refresh_people(result.deleted.get(Person._meta.label, []))

    def result_url(self, settings: Settings) -> str:
        return reverse("programmes:people", args=[scoping.programme_of(settings.scope).public_id])


@dataclass(slots=True)
class DelegateSession:
    """One pass over a list of delegates. ``here`` holds who takes part already, by negative row number in this pass."""

    programme: Programme
    book: Book
    fields: FieldFinder
    here: dict[int, Participation] = field(default_factory=dict)
    by_email: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    interests: dict[int, set[int]] = field(default_factory=dict)
    expected: dict[int, tuple[str, str]] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    moved: list[tuple[Participation, list[int]]] = field(default_factory=list)

    @classmethod
    def of(cls, programme: Programme) -> "DelegateSession":
        session = cls(programme=programme, book=Book.load(), fields=FieldFinder.load())
        session.groups = {group.letter: group for group in programme.groups.all()}
        rows = programme.participations.select_related("person", "organisation").prefetch_related("interests")
        for row in rows:
            key = fold(f"{row.person.given_name} {row.person.family_name}")
            session._remember(row.pk, row.person.email, key, str(row.organisation or ""), row)
            session.interests[row.pk] = {one.pk for one in row.interests.all()}
        return session

    def _remember(self, key: int, email: str, name: str, organisation: str, row: Participation | None) -> None:
        if row is not None:
            self.here[key] = row
        self.expected[key] = (email, fold(organisation))
        if email:
            self.by_email[email] = key
        self.by_name.setdefault(" ".join(sorted(name.split())), []).append(key)

    def prepare(self, row: ReadRow) -> Prepared:
        notes: list[CellNote] = []
        name = _name(row)
        if name is None:
            notes.append(row.note("family", Note(code="person-no-name", severity=Severity.BLOCK)))
            return Prepared(number=row.number, label="", data=None, notes=tuple(notes), blocked=True)
        if len(row.values.get("person", ())) > 1:
            notes.append(row.note("person", problem("person-several", name=f"{name.given} {name.family}".strip())))
        email, phone = _first(row, "email"), _first(row, "phone")
        interests, field_notes = self.fields.find(row.values.get("interests", ()))
        # What a guest is interested in may be no field of ours; their words are kept, so it is no problem.
        notes.extend(row.note("interests", hint(note.code, **note.params)) for note in field_notes)
        arrives, departs, told = self._journey(row, notes)
        groups: Groups = row.values.get("group") or Groups()
        remarks, function = _remarks(row), row.text("function") or name.function
        role = row.values.get("role")
        if role in (None, ParticipationRole.DELEGATE) and is_head(f"{_own_words(remarks)} {function}"):
            role = ParticipationRole.HEAD
        data = DelegateRow(
            name=name, organisation=self._organisation(row, email, notes), email=email, phone=phone, function=function,
            role=role, languages=tuple(row.values.get("languages", ())), interests=tuple(interests),
            interests_text=", ".join(row.values.get("interests", ()))[:400], diet=row.text("diet"),
            needs=row.text("needs"), arrives_at=arrives, departs_at=departs, arrival_note=told,
            group=groups.letters[0] if groups.letters else "", listed=row.values.get("listed"), remarks=remarks,
        )  # fmt: skip
        label = f"{name.given} {name.family}".strip()
        twice = self._find(data)
        if twice is not None and twice < 0:
            place = "family" if row.text("family") else "person"
            notes.append(row.note(place, problem("delegate-twice", name=label, row=-twice)))
        return Prepared(number=row.number, label=label, data=data, notes=tuple(notes))

    def _organisation(self, row: ReadRow, email: str, notes: list[CellNote]) -> OrganisationRow | None:
        """The guest's organisation, in the country their telephone number or address speaks of."""
        if not row.text("organisation"):
            return None
        address = address_of(row)
        country = country_of(tuple(row.values.get("phone", ())), (email,))
        if country:
            self.countries[country] += 1
        elif self.countries:
            country = self.countries.most_common(1)[0][0]
        reader = Reader(book=self.book, fields=self.fields, country=country or "DE")
        address, place, found = reader.locate(address)
        notes.extend(row.note(key, note) for key, note in found)
        name = row.text("organisation")
        return OrganisationRow(
            name=name, kind=kind_of_name(name), address=address, place=place, website=row.text("website"),
            contacts=(Contact(name=PersonName(family="–"), email=email),) if email else (),
        )  # fmt: skip

    def _journey(self, row: ReadRow, notes: list[CellNote]) -> tuple[datetime | None, datetime | None, str]:
        moments: list[datetime | None] = []
        told: list[str] = []
        first, last = self.programme.starts_on, self.programme.ends_on
        for key in ("arrival", "departure"):
            one: Told | None = row.values.get(key)
            moment = scoping.aware(self.programme, one.moment) if one and one.moment else None
            if one and one.hour and not one.moment:
                notes.append(row.note(key, problem("not-a-moment", value=one.words)))
            if moment and not first - _FAR <= moment.date() <= last + _FAR:
                params = {"date": f"{moment:%d.%m.%Y}", "first": f"{first:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"}
                notes.append(row.note(key, problem("moment-outside", **params)))
                moment = None
            moments.append(moment)
            told.append(one.words if one else "")
        arrives, departs = moments
        if arrives and departs and departs < arrives:
            notes.append(row.note("departure", problem("order-wrong")))
            departs = None
        return arrives, departs, " – ".join(filter(None, told))[:200]

    def recognise(self, row: Prepared) -> Recognition:
        data: DelegateRow = row.data
        key = self._find(data)
        if key is None:
            return Recognition(state=RowState.NEW)
        match = Match(target=key, label=row.label, score=1.0, row=-key if key < 0 else None)
        known = self.here.get(key)
        if known is None or not self._same(known, data):
            return Recognition(state=RowState.UPDATED, match=match)
        return Recognition(state=RowState.SAME, match=match)

    def _find(self, data: DelegateRow) -> int | None:
        """Somebody with this address, or of this name unless organisation and address both differ."""
        name = " ".join(sorted(fold(f"{data.name.given} {data.name.family}").split()))
        if data.email in self.by_email:
            key = self.by_email[data.email]
            if key in self.by_name.get(name, ()) or not data.name.given:
                return key
        for key in self.by_name.get(name, ()):
            email, organisation = self.expected[key]
            same_house = not data.organisation or not organisation or fold(data.organisation.name) == organisation
            if same_house or not email or not data.email or email == data.email:
                return key
        return None

    def _same(self, known: Participation, data: DelegateRow) -> bool:
        wanted = _values(data) | {"group": self.groups.get(data.group)}
        if data.group and data.group not in self.groups:
            return False
        now = {name: getattr(known, name) for name in wanted}
        return all(now[name] == value or value in ("", None) for name, value in wanted.items()) and {
            one.pk for one in data.interests
        } <= self.interests.get(known.pk, set())

    def expect(self, row: Prepared, found: Recognition) -> None:
        data: DelegateRow = row.data
        if found.state == RowState.NEW:
            name = fold(f"{data.name.given} {data.name.family}")
            house = data.organisation.name if data.organisation else ""
            self._remember(-row.number, data.email, name, house, None)

    def take(self, row: Prepared, *, match: Match | None, keeps: Sequence[str], writer: Writer) -> Taken:
        data: DelegateRow = row.data
        pen = OrganisationWriter(
            writer=writer, number=row.number, on=timezone.localdate(writer.at),
            people_by_email=self.book.people_by_email,
        )  # fmt: skip
        entry = self._entry(data, row.number, pen)
        group = self._group(data.group, row.number, writer)
        known = self.here.get(match.target) if match else None
        if known is None:
            person = self._person(data, entry, pen)
            one = Participation(
                programme=self.programme, person=person, group=group,
                organisation=entry.organisation if entry else None,
                **{name: value for name, value in _values(data).items() if value is not None},
            )  # fmt: skip
            writer.create(row.number, one)
            writer.link(row.number, one, "interests", data.interests)
            self._remember(-row.number, data.email, fold(f"{data.name.given} {data.name.family}"),
                           data.organisation.name if data.organisation else "", one)  # fmt: skip
            return Taken(outcome=Outcome.CREATED, thing=one)
        self._update(known, data, entry, group, row.number, pen)
        outcome = Outcome.UPDATED if writer.touched(row.number) else Outcome.UNCHANGED
        return Taken(outcome=outcome, thing=known)

    def _update(
        self, known: Participation, data: DelegateRow, entry: Entry | None, group: Group | None, number: int,
        pen: OrganisationWriter,
    ) -> None:  # fmt: skip
        values: dict[str, Any] = {name: value for name, value in _values(data).items() if value not in ("", None)}
        if group is not None and group != known.group:
            values["group"] = group
            if known.pk:
                self.moved.append((known, Readers.of(self.programme).entries_of(known.pk)))
        if entry is not None and known.organisation_id is None:
            values["organisation"] = entry.organisation
        pen.writer.change(number, known, **values)
        person = {"email": data.email, "phone": data.phone, "languages": list(data.languages), "title": data.name.title}
        pen.writer.change(number, known.person, **{name: value for name, value in person.items() if value})
        fresh = [one for one in data.interests if one.pk not in self.interests.setdefault(known.pk or -number, set())]
        if known.pk:
            pen.writer.link(number, known, "interests", fresh)

    def _entry(self, data: DelegateRow, number: int, pen: OrganisationWriter) -> Entry | None:
        if data.organisation is None:
            return None
        like = known_organisation(self.book, data.organisation)
        if like is not None:
            return self.book.entries[like.key]
        bare = OrganisationRow(
            name=data.organisation.name, kind=data.organisation.kind, address=data.organisation.address,
            place=data.organisation.place, website=data.organisation.website,
        )  # fmt: skip
        entry = pen.new(bare)
        if not entry.organisation.domain:
            entry.organisation.domain = data.organisation.domain
        self.book.add(-number, entry)
        return entry

    def _person(self, data: DelegateRow, entry: Entry | None, pen: OrganisationWriter) -> Person:
        contact = Contact(name=_with(data.name, data.function), email=data.email, phone=data.phone)
        person = pen.person(contact) if entry is None else pen.contact(entry, contact, speaks=False)
        if data.languages and not person.languages:
            pen.writer.change(pen.number, person, languages=list(data.languages))
        return person

    def _group(self, letter: str, number: int, writer: Writer) -> Group | None:
        if not letter:
            return None
        if letter not in self.groups:
            self.groups[letter] = Group(programme=self.programme, letter=letter)
            writer.create(number, self.groups[letter])
        return self.groups[letter]

    def flushed(self) -> None:
        """Tell calendars of those who changed groups what they read no more."""
        for participation, before in self.moved:
            withdraw_from_reader(participation=participation, before=before)
        self.moved = []


def _name(row: ReadRow) -> PersonName | None:
    people: tuple[PersonName, ...] = row.values.get("person", ())
    family, given = row.text("family"), row.text("given")
    base = people[0] if people else None
    if family:
        (_said, first, family), (salutation, title, given) = without_titles(family), without_titles(given)
        base = PersonName(given=given, family=family, title=f"{title} {first}".strip(), salutation=salutation)
    elif base is None and given:
        base = PersonName(family=given)
    if base is None:
        return None
    return PersonName(
        given=base.given or given, family=_capitals(base.family), title=row.text("title") or base.title,
        salutation=row.text("salutation") or base.salutation, original=row.text("original_name") or base.original,
        function=base.function, family_first=base.family_first,
    )  # fmt: skip


def _capitals(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name


def _with(name: PersonName, function: str) -> PersonName:
    return PersonName(
        given=name.given, family=name.family, title=name.title, salutation=name.salutation, original=name.original,
        function=function, family_first=name.family_first,
    )  # fmt: skip


def _first(row: ReadRow, key: str) -> str:
    return next(iter(row.values.get(key, ())), "")


def _remarks(row: ReadRow) -> str:
    talk = f"{_('Talk')}: {row.text('talk')}" if row.text("talk") else ""
    return "\n".join(filter(None, (row.text("via"), talk, row.text("remarks"))))


def _own_words(remarks: str) -> str:
    """Leave out what stands behind a heading of its own ("Head of delegation: no")."""
    return "\n".join(line for line in remarks.splitlines() if ": " not in line)


def _values(data: DelegateRow) -> dict[str, Any]:
    return {
        "function": data.function, "role": data.role, "interests_text": data.interests_text, "diet": data.diet,
        "needs": data.needs, "arrives_at": data.arrives_at, "departs_at": data.departs_at,
        "arrival_note": data.arrival_note, "shown_to_participants": data.listed, "remarks": data.remarks,
    }  # fmt: skip

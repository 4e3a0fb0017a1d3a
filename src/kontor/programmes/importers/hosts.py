"""The importer of hosts: what they show, when they can receive, and on which terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString
from rules.predicates import Predicate

from kontor.common.folding import fold
from kontor.directory.duplicates import Reason
from kontor.directory.importing.book import Book, Entry
from kontor.directory.importing.fields import FieldFinder
from kontor.directory.importing.lessons import LESSONS
from kontor.directory.importing.merging import OrganisationWriter
from kontor.directory.importing.phrases import REASONS
from kontor.directory.importing.reading import Reader
from kontor.directory.importing.rows import OrganisationRow
from kontor.directory.models import Location, Organisation, TechnologyField
from kontor.directory.operations.search import refresh_search
from kontor.imports.cells.model import Hints, fix, problem
from kontor.imports.cells.windows import Window, gather
from kontor.imports.columns import Column
from kontor.imports.contract import Lesson, Match, Prepared, Recognition, Settings, Taken
from kontor.imports.enums import Outcome, RowState
from kontor.imports.phrases import Phrase
from kontor.imports.rows import CellNote, ReadRow
from kontor.imports.undo import Undone
from kontor.imports.writer import Writer
from kontor.programmes.enums import AppointmentStatus
from kontor.programmes.importers import scope as scoping
from kontor.programmes.importers.columns import HOST_COLUMNS
from kontor.programmes.importers.organisations import known_organisation
from kontor.programmes.importers.phrases import PHRASES
from kontor.programmes.importers.readers import Groups, HouseRules
from kontor.programmes.models import Appointment, AppointmentWindow, Group, Programme
from kontor.programmes.rules import can_work
from kontor.programmes.validators import window_in_programme

_TAKEN_FROM = 0.88  # from here on a known organisation is taken for the host without asking

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRow:
    """One answer. ``windows`` are aware and lie inside the programme; ``terms`` are fields of the appointment."""

    organisation: OrganisationRow
    windows: tuple[Span, ...]
    groups: Groups
    fields: tuple[TechnologyField, ...]
    terms: dict[str, Any]


class HostImporter:
    """Hosts' answers to the question when they can receive a delegation."""

    label = _("Hosts")
    needs_scope = True
    columns: tuple[Column, ...] = HOST_COLUMNS
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

    def open(self, settings: Settings) -> "HostSession":
        return HostSession.of(scoping.programme_of(settings.scope))

    def written(self, things: Sequence[Model]) -> None:
        refresh_search([thing.host_id for thing in things if isinstance(thing, Appointment)])

    def undone(self, result: Undone) -> None:
        changed = [thing.pk for thing in result.things if isinstance(thing, Organisation)]
        refresh_search([*changed, *result.deleted.get(Organisation._meta.label, [])])

    def result_url(self, settings: Settings) -> str:
        return reverse("programmes:hosts", args=[scoping.programme_of(settings.scope).public_id])


@dataclass(slots=True)
class HostSession:
    """One pass over hosts' answers. ``here`` holds the programme's appointments by the key of their organisation."""

    programme: Programme
    book: Book
    reader: Reader
    here: dict[int, Appointment] = field(default_factory=dict)
    windows: dict[int, set[Span]] = field(default_factory=dict)
    linked: dict[int, tuple[set[int], set[int]]] = field(default_factory=dict)  # groups and fields by appointment
    groups: dict[str, Group] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)  # key of an organisation → the row that named it

    @classmethod
    def of(cls, programme: Programme) -> "HostSession":
        book = Book.load()
        session = cls(programme=programme, book=book, reader=Reader(book=book, fields=FieldFinder.load()))
        session.groups = {group.letter: group for group in programme.groups.all()}
        for one in programme.appointments.select_related("host").prefetch_related("windows", "groups", "fields"):
            session.here[one.host_id] = one
            session.windows[one.pk] = {(window.starts_at, window.ends_at) for window in one.windows.all()}
            session.linked[one.pk] = ({g.pk for g in one.groups.all()}, {f.pk for f in one.fields.all()})
        return session

    def prepare(self, row: ReadRow) -> Prepared:
        organisation, notes = self.reader.read(row)
        windows = self._windows(row, notes)
        rules: HouseRules | None = row.values.get("rules")
        groups: Groups = row.values.get("groups") or Groups()
        remarks = "\n".join(filter(None, (rules.words if rules else "", row.text("remarks"))))
        topic = {code: text for code, text in (("de", row.text("topic")), ("en", row.text("topic_en"))) if text}
        terms = {
            "topic": LazyI18nString(topic) if topic else None,
            "minutes": row.values.get("minutes"), "capacity": row.values.get("capacity"),
            "receptions": row.values.get("receptions"), "is_must": row.values.get("must"),
            "priority": row.values.get("priority"), "together": groups.together or None,
            "languages": list(row.values.get("languages", ())) or None, "remarks": remarks or None,
            "photo_ban": (rules and rules.photo_ban) or None, "needs_nda": (rules and rules.needs_nda) or None,
            "safety_shoes": (rules and rules.safety_shoes) or None,
        }  # fmt: skip
        data = HostRow(
            organisation=organisation, windows=windows, groups=groups, fields=organisation.fields,
            terms={name: value for name, value in terms.items() if value is not None},
        )  # fmt: skip
        notes.extend(self._known_notes(row, organisation))
        return Prepared(
            number=row.number, label=organisation.name, data=data, notes=tuple(notes), blocked=not organisation.name
        )  # fmt: skip

    def _known_notes(self, row: ReadRow, organisation: OrganisationRow) -> list[CellNote]:
        like = known_organisation(self.book, organisation, _TAKEN_FROM) if organisation.name else None
        if like is None:
            return []
        name = self.book.name_of(like.key)
        if self.seen.get(like.key, row.number) != row.number:
            return [row.note("name", problem("host-twice", name=name, row=self.seen[like.key]))]
        return [] if name == organisation.name else [row.note("name", fix("host-taken", name=name))]

    def _windows(self, row: ReadRow, notes: list[CellNote]) -> tuple[Span, ...]:
        """Turn what was read into moments; a time outside the programme is said and left out."""
        found: dict[Span, None] = {}
        said = {cell[0] for cell in row.values.get("__cells__", ()) if cell[3]}
        key = next((name for name in ("day", "windows", "begins") if name in said), "windows")
        days, first, last = (row.values.get(name, ()) for name in ("day", "begins", "ends"))
        windows, troubles = gather(days, first, last, row.values.get("windows", ()))
        notes.extend(row.note("ends", trouble) for trouble in troubles)
        outside: dict[str, Any] = {}
        for window in windows:
            for begins, ends in window.on(self.programme.starts_on, self.programme.ends_on):
                span = scoping.aware(self.programme, begins), scoping.aware(self.programme, ends)
                try:
                    window_in_programme(self.programme, *span)
                except ValidationError:
                    outside.setdefault(f"{span[0]:%d.%m.%Y}", self._outside(span[0]))
                else:
                    found[span] = None
            if window.day is not None and not self._days_of(window):
                outside.setdefault(f"{window.day}", self._no_day(window))
        notes.extend(row.note(key, trouble, holding=day) for day, trouble in outside.items())
        return tuple(found)

    def _days_of(self, window: Window) -> bool:
        """Whether the programme has the window's day at all, be it one that the host rules out."""
        return bool(replace(window, but=()).on(self.programme.starts_on, self.programme.ends_on))

    def _no_day(self, window: Window) -> Any:
        first, last = self.programme.starts_on, self.programme.ends_on
        day = str(WEEKDAYS[window.day]) if isinstance(window.day, int) else f"{window.day:%d.%m.%Y}"
        return problem("window-no-day", day=day, first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}")

    def _outside(self, moment: datetime) -> Any:
        first, last = self.programme.starts_on, self.programme.ends_on
        return problem("window-outside", date=f"{moment:%d.%m.%Y}", first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}")

    def recognise(self, row: Prepared) -> Recognition:
        data: HostRow = row.data
        like = known_organisation(self.book, data.organisation, _TAKEN_FROM)
        if like is None:
            maybe = self.book.find(data.organisation)
            if not maybe:
                return Recognition(state=RowState.NEW)
            best = maybe[0]
            return Recognition(
                state=RowState.MAYBE, match=self._match(best.key, best.score, tuple(map(str, best.reasons)))
            )
        match = self._match(like.key, like.score, tuple(map(str, like.reasons)))
        known = self.here.get(like.key)
        if known is None:
            return Recognition(state=RowState.UPDATED if like.key in self.seen else RowState.NEW, match=match)
        return Recognition(state=RowState.SAME if self._same(known, data) else RowState.UPDATED, match=match)

    def _match(self, key: int, score: float, reasons: tuple[str, ...]) -> Match:
        return Match(
            target=key, label=self.book.name_of(key), score=score, reasons=reasons, row=-key if key < 0 else None
        )

    def _same(self, known: Appointment, data: HostRow) -> bool:
        if set(data.windows) - self.windows.get(known.pk, set()):
            return False
        return all(
            getattr(known, name) == value if name != "topic" else known.topic.data == value.data
            for name, value in data.terms.items()
        )

    def expect(self, row: Prepared, found: Recognition) -> None:
        data: HostRow = row.data
        if found.match is None:
            self.book.expect(row.number, data.organisation)
            self.seen[-row.number] = row.number
        elif found.state != RowState.MAYBE:
            self.seen.setdefault(found.match.target, row.number)

    def take(self, row: Prepared, *, match: Match | None, keeps: Sequence[str], writer: Writer) -> Taken:
        data: HostRow = row.data
        pen = OrganisationWriter(
            writer=writer, number=row.number, on=timezone.localdate(writer.at),
            people_by_email=self.book.people_by_email,
        )  # fmt: skip
        key = match.target if match and match.target in self.book.entries else -row.number
        entry = self.book.entries.get(key)
        if entry is None:
            entry = pen.new(data.organisation)
            self.book.add(key, entry)
        else:
            pen.update(entry, data.organisation, keeps=["name", *keeps], fill_only=True)
        self.seen.setdefault(key, row.number)
        known = self.here.get(key)
        one = known or self._new(entry, data, row.number, writer)
        if known is None:
            self.here[key] = one
        else:
            writer.change(row.number, known, **data.terms)
            if data.windows and known.status in {AppointmentStatus.IDEA, AppointmentStatus.ASKED}:
                writer.change(row.number, known, status=AppointmentStatus.OFFERED)
        self._attach(one, data, entry, row.number, writer)
        if known is None:
            return Taken(outcome=Outcome.CREATED, thing=one)
        outcome = Outcome.UPDATED if writer.touched(row.number) else Outcome.UNCHANGED
        return Taken(outcome=outcome, thing=one)

    def _new(self, entry: Entry, data: HostRow, number: int, writer: Writer) -> Appointment:
        status = AppointmentStatus.OFFERED if data.windows else AppointmentStatus.IDEA
        one = Appointment(
            programme=self.programme, host=entry.organisation, location=_place(entry, data),
            contact=_contact(entry, data), status=status, **data.terms,
        )  # fmt: skip
        writer.create(number, one)
        return one

    def _attach(self, one: Appointment, data: HostRow, entry: Entry, number: int, writer: Writer) -> None:
        have = self.windows.setdefault(one.pk or id(one), set())
        for begins, ends in data.windows:
            if (begins, ends) not in have:
                have.add((begins, ends))
                writer.create(number, AppointmentWindow(appointment=one, starts_at=begins, ends_at=ends))
        groups, fields = self.linked.setdefault(one.pk or id(one), (set(), set()))
        wanted = [self._group(letter, number, writer) for letter in data.groups.letters]
        writer.link(number, one, "groups", [group for group in wanted if group.pk not in groups])
        writer.link(number, one, "fields", [found for found in data.fields if found.pk not in fields])
        fields.update(found.pk for found in data.fields)

    def _group(self, letter: str, number: int, writer: Writer) -> Group:
        if letter not in self.groups:
            self.groups[letter] = Group(programme=self.programme, letter=letter)
            writer.create(number, self.groups[letter])
        return self.groups[letter]

    def flushed(self) -> None:
        """Nothing waits for the rows to be written."""


def _place(entry: Entry, data: HostRow) -> Location | None:
    city = fold(data.organisation.address.city)
    return next((place for place in entry.locations if city and fold(place.city) == city), entry.main)


def _contact(entry: Entry, data: HostRow) -> Any:
    named = {fold(f"{one.name.given} {one.name.family}") for one in data.organisation.contacts}
    people = [position.person for position in entry.positions]
    return next((one for one in people if fold(f"{one.given_name} {one.family_name}") in named), None)

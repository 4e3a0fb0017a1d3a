"""What a row and an entry have, side by side, and writing the one into the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from i18nfield.strings import LazyI18nString

from kontor.accounts.enums import NameOrder
from kontor.common.folding import fold
from kontor.directory.enums import OfferKind, OrganisationKind
from kontor.directory.importing.book import Entry
from kontor.directory.importing.rows import Contact, OrganisationRow
from kontor.directory.models import HostOffer, Location, Offer, Organisation, Person, Position
from kontor.directory.names import match_key
from kontor.imports.contract import Difference
from kontor.imports.writer import Writer

# What one value replaces: field, label, how the row has it.
_SINGLE: tuple[tuple[str, Any], ...] = (
    ("short_name", gettext_lazy("Short name")), ("original_name", gettext_lazy("Name in the original script")),
    ("website", gettext_lazy("Website")), ("email", gettext_lazy("E-mail")), ("phone", gettext_lazy("Telephone")),
    ("vat_id", gettext_lazy("VAT number")), ("employees", gettext_lazy("Employees")),
    ("founded", gettext_lazy("Founded")),
)  # fmt: skip


def differences(entry: Entry, row: OrganisationRow) -> tuple[Difference, ...]:
    """Return what is not the same, and which side wins by the rules: the known name stays, newer details come in."""
    one = entry.organisation
    found = [Difference(key="name", label=_("Name"), known=one.name, file=row.name, winner="known")]
    for name, label in _SINGLE:
        known, new = getattr(one, name), getattr(row, name)
        if new not in ("", None) and new != known:
            found.append(Difference(key=name, label=str(label), known=str(known or ""), file=str(new), winner="file"))
    main = entry.main
    if row.address.city and not (main and _same_place(main, row)):
        here = f"{main.street}, {main.postal_code} {main.city}".strip(", ") if main else ""
        there = f"{row.address.street}, {row.address.postal_code} {row.address.city}".strip(", ")
        found.append(Difference(key="address", label=_("Address"), known=here, file=there, winner="both"))
    missing = [field for field in row.fields if field.pk not in entry.fields]
    if missing:
        names = ", ".join(str(field.label) for field in missing)
        found.append(Difference(key="fields", label=_("Fields"), known="…", file=names, winner="both"))
    return tuple(one for one in found if one.known != one.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWriter:
    """Writes rows into entries. ``on`` is the day on which a consent counts as given."""

    writer: Writer
    number: int
    on: date
    people_by_email: dict[str, Person]

    def new(self, row: OrganisationRow) -> Entry:
        """Add the organisation of a row with everything the row says."""
        one = Organisation(
            name=row.name, match_key=match_key(row.name), kind=row.kind or OrganisationKind.COMPANY,
            website=row.website, short_name=row.short_name, original_name=row.original_name, email=row.email,
            phone=row.phone,
            vat_id=row.vat_id, employees=row.employees, founded=row.founded, domain=row.domain, notes=row.notes,
            description=LazyI18nString({"de": row.description}) if row.description else LazyI18nString(""),
            languages=list(row.languages), is_public=bool(row.public), public_since=self.on if row.public else None,
        )  # fmt: skip
        self.writer.create(self.number, one)
        entry = Entry(organisation=one)
        self._attach(entry, row)
        return entry

    def update(self, entry: Entry, row: OrganisationRow, *, keeps: Sequence[str], fill_only: bool) -> None:
        """Bring an entry up to date: what is empty is filled, what differs replaced unless kept, lists are joined."""
        one, values = entry.organisation, dict[str, Any]()
        for name, _label in _SINGLE:
            new, known = getattr(row, name), getattr(one, name)
            if new in ("", None) or name in keeps or (fill_only and known not in ("", None)):
                continue
            values[name] = new
        if "name" not in keeps and "name:file" in keeps:
            values |= {"name": row.name, "match_key": match_key(row.name)}
        if row.domain and not one.domain:
            values["domain"] = row.domain
        if row.description and not str(one.description):
            values["description"] = LazyI18nString({"de": row.description})
        if row.notes and row.notes not in one.notes:
            values["notes"] = f"{one.notes}\n{row.notes}".strip()
        if row.public is not None and not fill_only and row.public != one.is_public:
            values |= {"is_public": row.public, "public_since": self.on if row.public else None}
        joined = [*one.languages, *(code for code in row.languages if code not in one.languages)]
        values["languages"] = joined
        self.writer.change(self.number, one, **values)
        self._attach(entry, row, fill_only=fill_only)

    def _attach(self, entry: Entry, row: OrganisationRow, *, fill_only: bool = False) -> None:
        self._place(entry, row, fill_only=fill_only)
        self._fields(entry, row)
        for contact in row.contacts:
            self.contact(entry, contact, fill_only=fill_only)
        self._offers(entry, OfferKind.OFFER, row.offers)
        self._offers(entry, OfferKind.NEED, row.needs)
        if row.hosts and entry.host_offer is None:
            entry.host_offer = HostOffer(organisation=entry.organisation, languages=list(row.languages))
            self.writer.create(self.number, entry.host_offer)
        elif row.hosts is False and entry.host_offer is not None and not fill_only:
            self.writer.change(self.number, entry.host_offer, is_open=False)
        entry.touched = True

    def _place(self, entry: Entry, row: OrganisationRow, *, fill_only: bool) -> None:
        address = row.address
        if not address.city:
            return
        here = [place for place in entry.locations if fold(place.city) == fold(address.city)]
        same = next(
            (place for place in here if not place.street or _street(place.street) == _street(address.street)), None
        )
        place = same or (here[0] if here and not address.street else None)
        if place is None and here and not fill_only:
            place = here[0]
        where: dict[str, Any] = {
            "latitude": row.place.latitude, "longitude": row.place.longitude, "zone": row.place.zone
        } if row.place else {}  # fmt: skip
        if place is None:
            place = Location(
                organisation=entry.organisation, street=address.street[:200], postal_code=address.postal_code[:16],
                city=address.city[:120], country=address.country or "DE", is_main=not entry.locations, **where,
            )  # fmt: skip
            entry.locations.append(place)
            self.writer.create(self.number, place)
            return
        values: dict[str, Any] = {} if place.latitude is not None else where
        for name in ("street", "postal_code"):
            new = getattr(address, name)
            if new and (not getattr(place, name) or (not fill_only and not _same(getattr(place, name), new))):
                values[name] = new
        self.writer.change(self.number, place, **values)

    def _fields(self, entry: Entry, row: OrganisationRow) -> None:
        missing = [field for field in row.fields if field.pk not in entry.fields]
        self.writer.link(self.number, entry.organisation, "fields", missing)
        entry.fields.update(field.pk for field in missing)

    def contact(self, entry: Entry, contact: Contact, *, fill_only: bool = False, speaks: bool = True) -> Person:
        """Add somebody to an organisation, or bring them up to date, and return them."""
        name = contact.name
        position = next((one for one in entry.positions if _is(one.person, contact)), None)
        person = position.person if position else None
        person = self.person(contact, person, fill_only=fill_only)
        if position is None:
            position = Position(
                person=person, organisation=entry.organisation, function=name.function[:160], is_contact=speaks
            )
            self.writer.create(self.number, position)
            entry.positions.append(position)
        elif name.function and not position.function:
            self.writer.change(self.number, position, function=name.function[:160])
        return person

    def person(self, contact: Contact, person: Person | None = None, *, fill_only: bool = False) -> Person:
        """Write somebody, known or new."""
        name, person = contact.name, person or self._known(contact)
        details = {
            "email": contact.email, "phone": contact.phone, "title": name.title, "salutation": name.salutation,
            "original_name": name.original, "given_name": name.given,
        }  # fmt: skip
        if person is None:
            order = NameOrder.FAMILY_FIRST if name.family_first else NameOrder.GIVEN_FIRST
            person = Person(family_name=name.family[:120], name_order=order, **details)
            self.writer.create(self.number, person)
        else:
            replace = {"email", "phone"} if not fill_only else set()
            values = {key: new for key, new in details.items() if new and (key in replace or not getattr(person, key))}
            self.writer.change(self.number, person, **values)
        if contact.email:
            self.people_by_email[contact.email] = person
        return person

    def _known(self, contact: Contact) -> Person | None:
        """Somebody with the same personal address is the same person only if the name agrees too."""
        person = self.people_by_email.get(contact.email) if contact.email else None
        return person if person is not None and _is(person, contact) else None

    def _offers(self, entry: Entry, kind: OfferKind, wanted: Iterable[tuple[str, str]]) -> None:
        for german, english in wanted:
            key = fold(german or english)
            same = next((one for one in entry.offers if one.kind == kind and key in _folded(one)), None)
            if same is None:
                text = LazyI18nString({code: words for code, words in (("de", german), ("en", english)) if words})
                offer = Offer(organisation=entry.organisation, kind=kind, text=text)
                self.writer.create(self.number, offer)
                entry.offers.append(offer)
            elif english and isinstance(same.text.data, dict) and not same.text.data.get("en"):
                self.writer.change(self.number, same, text=LazyI18nString({**same.text.data, "en": english}))


def _is(person: Person, contact: Contact) -> bool:
    ours = set(fold(f"{person.given_name} {person.family_name} {person.original_name}").split())
    theirs = set(fold(f"{contact.name.given} {contact.name.family} {contact.name.original}").split())
    family = set(fold(contact.name.family).split())
    if contact.email and contact.email == person.email and family & ours:
        return True
    return ours == theirs or (not contact.name.given and family == set(fold(person.family_name).split()))


def _folded(offer: Offer) -> set[str]:
    data = offer.text.data
    return {fold(text) for text in data.values()} if isinstance(data, dict) else {fold(str(data))}


def _street(street: str) -> str:
    return fold(street).replace("strasse", "str").replace(" ", "")


def _same(one: str, other: str) -> bool:
    return _street(one) == _street(other)


def _same_place(place: Location, row: OrganisationRow) -> bool:
    """Whether the row's address says nothing that the known one does not."""
    address = row.address
    same_town = fold(place.city) == fold(address.city) and address.postal_code in ("", place.postal_code)
    return same_town and (not address.street or _same(place.street, address.street))

"""From the values of a row to an organisation: places resolved, fields found, people put together."""

from dataclasses import dataclass, replace

from kontor.common.folding import fold
from kontor.directory.importing.book import Book
from kontor.directory.importing.countries import country_of
from kontor.directory.importing.fields import FieldFinder
from kontor.directory.importing.rows import OrganisationRow, contacts_of, kind_of, kind_of_name, texts
from kontor.directory.names import split_legal_form
from kontor.directory.places import Found, Place, find_place, fits_postal_code
from kontor.imports.cells.addresses import Address
from kontor.imports.cells.model import Note, Severity, fix, hint, problem
from kontor.imports.rows import CellNote, ReadRow, address_of

_RICH = 4  # columns besides name and address that make a list one that says more
_ADDRESS_KEYS = frozenset({"name", "street", "postal_code", "city", "place", "country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """``country`` is taken where a row names none and its town could lie there."""

    book: Book
    fields: FieldFinder
    country: str = "DE"

    def read(self, row: ReadRow) -> tuple[OrganisationRow, list[CellNote]]:
        notes: list[CellNote] = []
        address, place, found_notes = self.locate(address_of(row), country_of(row.values.get("phone", ()), ()))
        notes.extend(row.note(key, note) for key, note in found_notes)
        fields, field_notes = self.fields.find(row.values.get("fields", ()))
        notes.extend(row.note("fields", note) for note in field_notes)
        kind = kind_of(row.text("kind")) if row.text("kind") else kind_of_name(row.text("name"))
        if row.text("kind") and kind is None:
            notes.append(row.note("kind", problem("kind-unknown", value=row.text("kind"))))
        if not row.text("name"):
            notes.append(row.note("name", Note(code="org-no-name", severity=Severity.BLOCK)))
        contacts, email, phone = contacts_of(row)
        name, form = row.text("name"), row.text("legal_form")
        if name and form and not split_legal_form(name).form:
            name = f"{name} {form}"
        found = OrganisationRow(
            name=name, kind=kind, short_name=row.text("short_name"), place=place,
            original_name=row.text("original_name"), address=address, website=row.text("website"), email=email,
            phone=phone, vat_id=row.text("vat_id"), employees=row.values.get("employees"),
            founded=row.values.get("founded"), description=row.text("description"), notes=row.text("notes"),
            languages=tuple(row.values.get("languages", ())), fields=tuple(fields), contacts=contacts,
            offers=texts([row.text("offer")], row.text("offer_en")),
            needs=texts([row.text("need")], row.text("need_en")), hosts=row.values.get("hosts"),
            public=row.values.get("public"), network=row.text("network"), since=row.values.get("since"),
            until=row.values.get("until"), number=row.text("number"), in_rich_list=_is_rich(row),
        )  # fmt: skip
        return found, notes

    def locate(self, address: Address, spoken: str = "") -> tuple[Address, Place | None, list[tuple[str, Note]]]:
        """Find the place of an address; mend its town and its postal code where they were cut or misspelt.

        ``spoken`` is the country that telephone numbers speak of, for a town that is not known.
        """
        if not address.city:
            return address, None, []
        found = self._find(address)
        place = found.place
        if place is None:
            return self._unplaced(address, spoken)
        notes: list[tuple[str, Note]] = []
        mended = replace(address, country=address.country or place.country)
        if not found.exact:
            notes.append(("city", fix("place-typo", value=address.city, name=place.name)))
            mended = replace(mended, city=place.name)
        if mended.postal_code and fits_postal_code(place, mended.postal_code) is False:
            code = self._uncut(mended)
            if code:
                notes.append(("postal_code", fix("postal-cut", code=code, city=mended.city)))
                mended = replace(mended, postal_code=code)
            else:
                notes.append(("postal_code", hint("postal-elsewhere", code=mended.postal_code, city=mended.city)))
        return mended, place, notes

    def _find(self, address: Address) -> Found:
        if address.country:
            return find_place(address.city, address.country, address.postal_code)
        here = find_place(address.city, self.country, address.postal_code)
        if here.place is not None and here.exact:
            return here
        anywhere = find_place(address.city, "", address.postal_code)
        return anywhere if anywhere.place is not None and anywhere.exact else here

    def _unplaced(self, address: Address, spoken: str) -> tuple[Address, None, list[tuple[str, Note]]]:
        note = hint("place-unknown", value=address.city)
        return replace(address, country=address.country or spoken or self.country), None, [("city", note)]

    def _uncut(self, address: Address) -> str:
        """Return the only known postal code of the town that holds the digits left of a cut one."""
        digits = address.postal_code.lstrip("0")
        known = {code for code in self.book.codes.get(fold(address.city), ()) if code != address.postal_code}
        fitting = [code for code in known if len(digits) >= 3 and code.startswith(digits)]
        return fitting[0] if len(fitting) == 1 else ""


def _is_rich(row: ReadRow) -> bool:
    keys = {cell[0] for cell in row.values.get("__cells__", ())}
    return len(keys - _ADDRESS_KEYS) >= _RICH

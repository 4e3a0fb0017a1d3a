"""Every organisation there is, in memory, for a pass over many rows: to recognise, and to write in bulk."""

from dataclasses import dataclass, field

from kontor.common.folding import fold
from kontor.directory.duplicates import Facts, Likeness, Reason, Register
from kontor.directory.importing.rows import OrganisationRow
from kontor.directory.models import HostOffer, Location, Membership, Network, Offer, Organisation, Person, Position
from kontor.directory.names import same_form, split_legal_form
from kontor.imports.cells.contacts import domain_of


@dataclass(slots=True)
class Entry:
    """An organisation with what hangs on it. ``touched``: a row of this file has written it already."""

    organisation: Organisation
    locations: list[Location] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    fields: set[int] = field(default_factory=set)
    memberships: list[Membership] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    host_offer: HostOffer | None = None
    touched: bool = False

    @property
    def main(self) -> Location | None:
        return next((place for place in self.locations if place.is_main), next(iter(self.locations), None))


@dataclass(slots=True)
class Book:
    """Keys are primary keys, or the negative number of the row that brought an organisation in this pass."""

    entries: dict[int, Entry] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    people_by_email: dict[str, Person] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    codes: dict[str, set[str]] = field(default_factory=dict)  # folded town → postal codes seen there

    @classmethod
    def load(cls) -> "Book":
        book = cls()
        book.entries = {found.pk: Entry(organisation=found) for found in Organisation.objects.filter(archived_at=None)}
        for place in Location.objects.filter(organisation__archived_at=None):
            book.entries[place.organisation_id].locations.append(place)
            book.learn_code(place.city, place.postal_code)
        for position in Position.objects.filter(organisation__archived_at=None).select_related("person"):
            book.entries[position.organisation_id].positions.append(position)
        for pk, field_id in Organisation.fields.through.objects.values_list("organisation_id", "technologyfield_id"):
            if pk in book.entries:
                book.entries[pk].fields.add(field_id)
        for membership in Membership.objects.filter(organisation__archived_at=None).select_related("network"):
            book.entries[membership.organisation_id].memberships.append(membership)
        for offer in Offer.objects.filter(organisation__archived_at=None):
            book.entries[offer.organisation_id].offers.append(offer)
        for host in HostOffer.objects.filter(organisation__archived_at=None):
            book.entries[host.organisation_id].host_offer = host
        book.people_by_email = {person.email: person for person in Person.objects.exclude(email="")}
        book.networks = {}
        for network in Network.objects.all():
            book.add_network(network)
        for key, entry in book.entries.items():
            book.register.add(facts_of_entry(key, entry))
        return book

    def add_network(self, network: Network) -> None:
        names = network.name.data.values() if isinstance(network.name.data, dict) else [str(network.name)]
        for name in (network.slug, *names):
            self.networks[fold(name)] = network

    def learn_code(self, city: str, code: str) -> None:
        if city and code:
            self.codes.setdefault(fold(city), set()).add(code)

    def find(self, row: OrganisationRow) -> list[Likeness]:
        """Return what the row may be, likeliest first. A row of name and address alone is a further address."""
        found = self.register.find(facts_of_row(0, row))
        if row.is_further_address and found:
            best = found[0]
            name = self.name_of(best.key)
            forms = split_legal_form(name).form, split_legal_form(row.name).form
            if best.reasons[:1] == (Reason.SAME_NAME,) and same_form(*forms):
                return [Likeness(key=best.key, score=0.97, reasons=best.reasons), *found[1:]]
        return found

    def name_of(self, key: int) -> str:
        return self.register.facts(key).name

    def expect(self, number: int, row: OrganisationRow) -> None:
        """Count on a row that is not written (a check)."""
        self.register.add(facts_of_row(-number, row))
        self.learn_code(row.address.city, row.address.postal_code)

    def add(self, key: int, entry: Entry) -> None:
        self.entries[key] = entry
        self.update(key)

    def update(self, key: int) -> None:
        """Take in what has become known of an entry."""
        self.register.add(facts_of_entry(key, self.entries[key]))


def facts_of_row(key: int, row: OrganisationRow) -> Facts:
    mails = [row.email, *(contact.email for contact in row.contacts)]
    phones = [row.phone, *(contact.phone for contact in row.contacts)]
    return Facts(
        key=key, name=row.name, short_names=tuple(filter(None, (row.short_name,))), city=row.address.city,
        postal_code=row.address.postal_code, country=row.address.country, street=row.address.street, domain=row.domain,
        emails=tuple(filter(None, mails)), phones=tuple(filter(None, phones)), vat_id=row.vat_id,
    )  # fmt: skip


def facts_of_entry(key: int, entry: Entry) -> Facts:
    one, place = entry.organisation, entry.main
    mails = [one.email, *(position.person.email for position in entry.positions)]
    phones = [one.phone, *(position.person.phone for position in entry.positions)]
    domain = one.domain or next(filter(None, (domain_of(mail) for mail in mails if mail)), "")
    return Facts(
        key=key, name=one.name, short_names=_shorts(one), city=place.city if place else "",
        more_cities=tuple(other.city for other in entry.locations if other is not place),
        postal_code=place.postal_code if place else "", country=place.country if place else "",
        street=place.street if place else "", domain=domain, emails=tuple(filter(None, mails)),
        phones=tuple(filter(None, phones)), vat_id=one.vat_id,
    )  # fmt: skip


def _shorts(one: Organisation) -> tuple[str, ...]:
    return tuple(filter(None, (one.short_name, one.original_name)))

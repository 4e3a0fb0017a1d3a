"""A row of a list as one organisation: who it is, where, and who speaks for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from kontor.common.folding import fold, plain
from kontor.directory.enums import OrganisationKind
from kontor.directory.models import TechnologyField
from kontor.directory.names import split_legal_form
from kontor.directory.places import Place
from kontor.imports.cells.addresses import Address
from kontor.imports.cells.contacts import domain_of
from kontor.imports.cells.people import PersonName
from kontor.imports.rows import ReadRow

_KINDS: tuple[tuple[str, OrganisationKind], ...] = (
    (r"universit|hochschul|university|college|universidad|faculty|\bfh\b|\bth\b|\btu\b|escola|école|大学",
     OrganisationKind.UNIVERSITY),
    (r"institut|forschung|labor\b|laboratori|labo\b|fraunhofer|modellfabrik|research|centro tecnol|centre tecnol|研究",
     OrganisationKind.INSTITUTE),
    (r"cluster|netzwerk|network|verband|association|\bverein\b|\bred\b|xarxa|pôle|pole de|réseau|asociaci|associaci",
     OrganisationKind.CLUSTER),
    (r"kammer|chamber|\bihk\b|\bhwk\b|\bahk\b|cámara|cambra|chambre|商会", OrganisationKind.CHAMBER),
    (r"wirtschaftsförder|wirtschaftsagentur|agentur|agency|agencia|agència|agence|förderbank|gründerzentrum|transfer",
     OrganisationKind.AGENCY),
    (r"verwaltung|behörde|ministeri|bezirksregierung|stadt\b|kreis\b|gemeinde\b|government|ayuntamiento|ajuntament|mairie|"
     r"rathaus|amt\b|diputaci|generalitat|政府", OrganisationKind.GOVERNMENT),
    (r"unternehmen|firma|betrieb|company|business|empresa|entreprise|société|industrie|handwerk|公司",
     OrganisationKind.COMPANY),
)  # fmt: skip
_GENERIC = frozenset({
    "info", "kontakt", "contact", "office", "mail", "post", "hallo", "hello", "service", "vertrieb", "sales", "export",
    "zentrale", "buero", "sekretariat", "verwaltung", "anfrage", "team", "welcome", "empfang", "marketing", "admin",
    "contacto", "contacte", "comercial", "international",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody who speaks for the organisation."""

    name: PersonName
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """``email`` and ``phone`` are the organisation's own; people have theirs. ``None`` where the file says nothing."""

    name: str
    kind: OrganisationKind | None = None
    short_name: str = ""
    original_name: str = ""
    address: Address = field(default_factory=Address)
    place: Place | None = None
    website: str = ""
    email: str = ""
    phone: str = ""
    vat_id: str = ""
    employees: int | None = None
    founded: int | None = None
    description: str = ""
    notes: str = ""
    languages: tuple[str, ...] = ()
    fields: tuple[TechnologyField, ...] = ()
    contacts: tuple[Contact, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()  # German and English
    needs: tuple[tuple[str, str], ...] = ()
    hosts: bool | None = None
    public: bool | None = None
    network: str = ""
    since: date | None = None
    until: date | None = None
    number: str = ""
    in_rich_list: bool = False  # the list has columns for much more than names and addresses

    @property
    def domain(self) -> str:
        own = [domain_of(self.website)] if self.website else []
        mails = [self.email, *(contact.email for contact in self.contacts)]
        return next(filter(None, [*own, *(domain_of(mail) for mail in mails if mail)]), "")

    @property
    def is_further_address(self) -> bool:
        """Whether the row says only a name and where, in a list that says more: a further address of that name."""
        said = (self.email, self.phone, self.website, self.vat_id, self.contacts, self.number, self.fields, self.offers)
        return self.in_rich_list and bool(self.address.city) and not any(said)

    @property
    def has_membership(self) -> bool:
        return bool(self.since or self.number or self.network)


def kind_of(text: str) -> OrganisationKind | None:
    """Return the kind a word names."""
    lowered = f"{text.casefold()} {plain(text)}"
    exact = {choice.value: choice for choice in OrganisationKind}
    if text.casefold() in exact:
        return exact[text.casefold()]
    return next((kind for pattern, kind in _KINDS if re.search(pattern, lowered)), None)


def kind_of_name(name: str) -> OrganisationKind | None:
    """Guess the kind from the name of something that is no company by its legal form."""
    if split_legal_form(name).form not in {"", "ev"}:
        return None
    return next((kind for pattern, kind in _KINDS[:-1] if re.search(pattern, f"{name.casefold()} {plain(name)}")), None)


def contacts_of(row: ReadRow) -> tuple[tuple[Contact, ...], str, str]:
    """Return the people of a row with their addresses, and what is left for the organisation: e-mail, telephone."""
    people = list(row.values.get("contact", ()))
    if row.text("contact_family"):
        own = PersonName(
            given=row.text("contact_given"), family=row.text("contact_family"), title=row.text("contact_title"),
            salutation=row.text("salutation"),
        )  # fmt: skip
        people = [own, *(one for one in people if one.key != own.key)]
    elif row.text("contact_given") and people and not people[0].given:
        people[0] = replace(people[0], given=row.text("contact_given"))
    if row.text("function") and people and not people[0].function:
        people[0] = replace(people[0], function=row.text("function"))
    if row.text("salutation") and people and not people[0].salutation:
        people[0] = replace(people[0], salutation=row.text("salutation"))
    emails, phones = list(row.values.get("email", ())), list(row.values.get("phone", ()))
    contacts = _with_emails(people, emails)
    if len(contacts) == 1 and len(phones) > 1:
        contacts = [replace(contacts[0], phone=phones[1])]
    rest = [mail for mail in emails if mail not in {contact.email for contact in contacts}]
    return tuple(contacts), next(iter(rest), ""), next(iter(phones), "")


def _with_emails(people: list[PersonName], emails: list[str]) -> list[Contact]:
    """Give each address to the person it names; of a single person and a personal address they belong together."""
    left = list(emails)
    contacts: list[Contact] = []
    for person in people:
        own = next((mail for mail in left if _names(mail, person)), "")
        if own:
            left.remove(own)
        contacts.append(Contact(name=person, email=own))
    personal = [mail for mail in left if mail.split("@")[0].casefold() not in _GENERIC]
    without = [index for index, contact in enumerate(contacts) if not contact.email]
    if personal and len(without) == len(personal) and (len(contacts) == 1 or len(personal) == len(contacts)):
        for index, mail in zip(without, personal, strict=True):
            contacts[index] = replace(contacts[index], email=mail)
    return contacts


def _names(mail: str, person: PersonName) -> bool:
    local = fold(mail.split("@")[0])
    return any(len(word) > 2 and fold(word) in local for word in plain(person.family).split())


def texts(german: Iterable[str], english: str) -> tuple[tuple[str, str], ...]:
    """Pair a text with its English form."""
    found = [text for text in german if text]
    if not found:
        return (("", english),) if english else ()
    return ((found[0], english), *((text, "") for text in found[1:]))

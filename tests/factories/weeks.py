"""A published week with hosts and guests, as the papers and the phone pages show it. All invented."""

from datetime import datetime

from i18nfield.strings import LazyI18nString

from kontor.directory.enums import OfferKind
from kontor.directory.models import Offer, Organisation, Person, Position
from kontor.programmes.agenda import Wanted
from kontor.programmes.enums import Audience, ItemKind
from kontor.programmes.models import Group, Participation, Programme
from kontor.programmes.operations.agenda import publish_entries
from tests.factories.programmes import NOW, TOWNS, at, make_appointment, make_group, make_participation, make_programme

NOTES = {
    "de": "So erreichen Sie uns\nSelin Aydın begleitet Gruppe A.\n05251 555-0120\n\n"
    "Im Notfall\nÜberall und kostenlos.\n112",
    "en": "How to reach us\nSelin Aydın travels with Group A.\n05251 555-0120\n\n"
    "In an emergency\nEverywhere and free.\n112",
}
FAMILIES = (
    "Vidal", "Puigdomènech", "Ferrer", "Montaner", "Bofarull", "Casanovas", "Soler", "Llobet", "Esteve", "Queralt",
    "Rovira", "Badia", "Fontanals", "Comas", "Domènech", "Marquès", "Creus", "Sabater", "Tort", "Amat",
)  # fmt: skip


def say(de: str, en: str = "", **others: str) -> LazyI18nString:
    return LazyI18nString({"de": de, **({"en": en} if en else {}), **others})


def make_week(*, hosts: int = 12, guests: int = 20, languages: tuple[str, ...] = ("de", "en")) -> Programme:
    """Return a published week of two groups: ``hosts`` visits, a welcome, a café, a reception."""
    programme = make_programme(
        title=say("Delegation aus Katalonien", "Delegation from Catalonia", zh="加泰罗尼亚代表团"),
        welcome=say("Willkommen in Ostwestfalen.\n\nFragen Sie viel.", "Welcome to East Westphalia.\n\nAsk a lot."),
        practical_notes=LazyI18nString(NOTES), languages=list(languages), is_public=True, published_at=NOW,
    )  # fmt: skip
    groups = [
        make_group(programme, "A", name=say("Fertigung", "Manufacturing")),
        make_group(programme, "B", name=say("Energie", "Energy")),
    ]
    for number in range(guests):
        make_guest(programme, groups[number % 2], number)
    publish_entries(
        programme=programme, source="test", actor=None, at=NOW,
        wanted=[*_shared(), *(_visit(programme, groups, number) for number in range(hosts))],
    )  # fmt: skip
    return programme


def make_guest(programme: Programme, group: Group, number: int) -> Participation:
    """Return a guest; every fourth one has not agreed to be listed, every third one eats vegetarian."""
    organisation = Organisation.objects.create(
        name=f"Tallers {FAMILIES[number % 20]} {number} SL", match_key=f"t{number}"
    )
    return make_participation(
        programme, group, FAMILIES[number % 20], organisation=organisation, function="Gerente", language="es",
        shown_to_participants=number % 4 != 3, diet="vegetarisch" if number % 3 == 0 else "",
    )  # fmt: skip


def _shared() -> list[Wanted]:
    def item(key: str, kind: ItemKind, start: datetime, end: datetime, title: LazyI18nString, place: str) -> Wanted:
        return Wanted(
            key=key, kind=kind, title=title, starts_at=start, ends_at=end, zone="Europe/Berlin", place_name=place,
            address="Bahnhofstraße 20, 33602 Bielefeld",
        )  # fmt: skip

    return [
        item("welcome", ItemKind.CEREMONY, at(0, 9), at(0, 9, 45), say("Begrüßung im Rathaus", "Welcome"), "Saal"),
        item("lunch", ItemKind.MEAL, at(0, 12), at(0, 13), say("Mittagessen", "Lunch"), "Gasthaus am Sparren"),
        item("cafe", ItemKind.CAFE, at(2, 14, 30), at(2, 17, 30), say("World Café", "World Café"), "Alte Weberei"),
        item("evening", ItemKind.RECEPTION, at(3, 19), at(3, 21), say("Empfang der Stadt", "Reception"), "Kreuzgang"),
    ]


def _visit(programme: Programme, groups: list[Group], number: int) -> Wanted:
    town = list(TOWNS)[number % len(TOWNS)]
    latitude, longitude = TOWNS[town]
    name = f"Emmer Klemmtechnik {number} KG"
    appointment = make_appointment(
        programme, name, town, topic=say("Werkzeugbau, Montage und Prüflabor", "Toolmaking, assembly and laboratory"),
        photo_ban=number % 2 == 0, safety_shoes=True, languages=["de", "en"],
    )  # fmt: skip
    host = appointment.host
    Organisation.objects.filter(pk=host.pk).update(founded=1951, employees=640)
    Offer.objects.create(organisation=host, kind=OfferKind.OFFER, text=say("Gedruckte Werkzeuge", "Printed tools"))
    Offer.objects.create(organisation=host, kind=OfferKind.NEED, text=say("Metallpulver"))
    person = Person.objects.create(given_name="Henning", family_name=f"Vogt-{number}", title="Dr.")
    Position.objects.create(person=person, organisation=host, function="Geschäftsführung", is_contact=True)
    day, turn = number % 5, number // 5
    start = at(day, (10, 15)[turn % 2] if day != 2 else 9, 0 if turn < 2 else 30)
    return Wanted(
        key=f"visit:{number}", kind=ItemKind.VISIT, title=name, starts_at=start,
        ends_at=start.replace(hour=start.hour + 1, minute=45), zone="Europe/Berlin", place_name=name,
        address=f"Weg 1, 33098 {town}", latitude=latitude, longitude=longitude,
        audience=Audience.GROUPS, groups=(groups[number % 2],), host=host,
    )  # fmt: skip

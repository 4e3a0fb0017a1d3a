"""Rows of a small delegation week: two groups, a handful of hosts, all invented."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kontor.directory.models import Location, Organisation, Person
from kontor.programmes.enums import ProgrammeKind
from kontor.programmes.models import Appointment, AppointmentWindow, Group, Participation, Programme, ProgrammePlace

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2027, 5, 10)
NOW = datetime(2027, 4, 1, 8, 0, tzinfo=UTC)
# Towns of East Westphalia: latitude, longitude.
TOWNS = {
    "Bielefeld": (52.0211, 8.5347), "Paderborn": (51.7191, 8.7544), "Lemgo": (52.0277, 8.8990),
    "Gütersloh": (51.9069, 8.3785), "Minden": (52.2895, 8.9147), "Höxter": (51.7750, 9.3810),
}  # fmt: skip


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of the week: day 0 is Monday."""
    return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), tzinfo=BERLIN)


def make_programme(title: str = "Delegation aus Katalonien", *, days: int = 5, **fields: object) -> Programme:
    values = {
        "kind": ProgrammeKind.INBOUND, "title": title, "starts_on": MONDAY,
        "ends_on": MONDAY + timedelta(days=days - 1),
    } | fields  # fmt: skip
    programme = Programme.objects.create(**values)
    latitude, longitude = TOWNS["Bielefeld"]
    ProgrammePlace.objects.create(
        programme=programme, name="Hotel am Sparrenberg", city="Bielefeld", latitude=latitude, longitude=longitude
    )
    return programme


def make_group(programme: Programme, letter: str = "A", **fields: object) -> Group:
    return Group.objects.create(programme=programme, letter=letter, **({"name": f"Group {letter}"} | fields))


def make_organisation(name: str = "Muster GmbH", town: str = "Bielefeld") -> Organisation:
    organisation = Organisation.objects.create(name=name, match_key=name.lower())
    latitude, longitude = TOWNS[town]
    Location.objects.create(
        organisation=organisation, city=town, country="DE", latitude=latitude, longitude=longitude, street="Weg 1"
    )
    return organisation


def make_participation(programme: Programme, group: Group | None = None, name: str = "Vidal", **fields: object) -> (
    Participation
):  # fmt: skip
    person = Person.objects.create(given_name="Marta", family_name=name)
    values = {"programme": programme, "person": person, "group": group}
    return Participation.objects.create(**(values | fields))


def make_appointment(
    programme: Programme,
    name: str = "Lippe Sensorik",
    town: str = "Lemgo",
    windows: tuple[tuple[datetime, datetime], ...] = (),
    **fields: object,
) -> Appointment:
    host = make_organisation(name, town)
    appointment = Appointment.objects.create(programme=programme, host=host, location=host.locations.get(), **fields)
    for starts_at, ends_at in windows:
        AppointmentWindow.objects.create(appointment=appointment, starts_at=starts_at, ends_at=ends_at)
    return appointment

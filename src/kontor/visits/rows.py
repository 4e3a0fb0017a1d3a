"""Everything a week is planned from, read at once: few queries, and no engine in sight."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kontor.directory.models import TechnologyField
from kontor.programmes.agenda import town_of
from kontor.programmes.audience import TAKES_PART
from kontor.programmes.enums import AppointmentStatus, Audience, ParticipationRole, PlaceRole
from kontor.programmes.models import AgendaItem, Appointment, Coach, Group, Participation, Programme, ProgrammePlace
from kontor.visits.matching import Match, match
from kontor.visits.models import TravelTime
from kontor.visits.travel import Known, Place, fold

# A host in one of these has said yes, or said when: it may be planned.
PLANNABLE = frozenset({AppointmentStatus.CONFIRMED, AppointmentStatus.OFFERED, AppointmentStatus.HELD})
# Who travels with a group and takes a seat.
TRAVELS = frozenset(
    {ParticipationRole.DELEGATE, ParticipationRole.HEAD, ParticipationRole.COMPANION, ParticipationRole.EXHIBITOR}
)

_LETTERS: dict[type, str] = {
    Appointment: "h", Group: "g", AgendaItem: "i", ProgrammePlace: "b", Participation: "p", Coach: "c",
}  # fmt: skip


def key_of(row: Appointment | Group | AgendaItem | ProgrammePlace | Participation | Coach) -> str:
    """Return the opaque id a row has in a problem: ``h12``, ``g3``, ``i7``, ``b1``, ``p5``, ``c2``."""
    return f"{_LETTERS[type(row)]}{row.pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The rows of one programme's week. Days are counted from 0, minutes from midnight, both in ``zone``."""

    programme: Programme
    groups: tuple[Group, ...]
    people: dict[int, tuple[Participation, ...]]  # by group pk; those who travel
    appointments: tuple[Appointment, ...]
    items: tuple[AgendaItem, ...]
    bases: tuple[ProgrammePlace, ...]
    places: dict[str, Place]  # by key, without those where nothing can be planned
    known: Known
    parents: dict[int, int]  # technology field → its parent
    interpreters: tuple[Participation, ...] = ()
    coaches: tuple[Coach, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.programme.zone)

    @property
    def days(self) -> list[date]:
        count = (self.programme.ends_on - self.programme.starts_on).days + 1
        return [self.programme.starts_on + timedelta(days=number) for number in range(count)]

    @property
    def plannable(self) -> tuple[Appointment, ...]:
        """Return the hosts that can be planned: they agreed, and said when."""
        return tuple(one for one in self.appointments if one.status in PLANNABLE and self.windows(one))

    def moment(self, day: int, minute: int) -> datetime:
        """Return a minute of a day as a moment."""
        midnight = datetime.combine(self.days[day], datetime.min.time())
        return (midnight + timedelta(minutes=minute)).replace(tzinfo=self.zone)

    def place_in(self, moment: datetime) -> tuple[int, int]:
        """Return the day and the minute of a moment; the day may lie outside the week."""
        local = moment.astimezone(self.zone)
        return (local.date() - self.programme.starts_on).days, local.hour * 60 + local.minute

    def windows(self, appointment: Appointment) -> list[tuple[int, int, int]]:
        """Return a host's windows inside the week as day, from, to."""
        found = []
        for window in appointment.windows.all():
            day, opens = self.place_in(window.starts_at)
            last, closes = self.place_in(window.ends_at)
            if 0 <= day < len(self.days) and last == day and closes > opens:
                found.append((day, opens, closes))
        return found

    def groups_of(self, appointment: Appointment) -> list[Group]:
        """Return the groups that may come: those named, or all."""
        named = {group.pk for group in appointment.groups.all()}
        return [group for group in self.groups if not named or group.pk in named]

    def size(self, group: Group) -> int:
        return max(1, len(self.people.get(group.pk, ())))

    def match(self, appointment: Appointment, group: Group) -> Match:
        host = {field.pk for field in appointment.fields.all()} | {field.pk for field in appointment.host.fields.all()}
        people = [{field.pk for field in one.interests.all()} for one in self.people.get(group.pk, ())]
        fields = {field.pk for field in group.fields.all()}
        return match(priority=appointment.priority, host=host, group=fields, people=people, parents=self.parents)


def read_week(programme: Programme) -> Week:
    """Read a programme's week from the rows of now."""
    groups = tuple(programme.groups.prefetch_related("fields"))
    appointments = tuple(
        programme.appointments.exclude(status=AppointmentStatus.CANCELLED)
        .select_related("host", "location")
        .prefetch_related("windows", "groups", "fields", "host__fields", "host__locations")
        .order_by("pk")
    )
    items = tuple(_items_of_the_week(programme))
    bases = tuple(programme.places.filter(role=PlaceRole.BASE).order_by("since", "pk"))
    return Week(
        programme=programme,
        groups=groups,
        people=_people(programme, groups),
        appointments=appointments,
        items=items,
        bases=bases,
        places=_places(appointments, items, bases),
        known={
            (origin, target): minutes
            for origin, target, minutes in TravelTime.objects.filter(programme=programme).values_list(
                "origin", "target", "minutes"
            )
        },
        parents=dict(TechnologyField.objects.filter(parent__isnull=False).values_list("pk", "parent_id")),
        interpreters=tuple(
            programme.participations.filter(status__in=TAKES_PART, role=ParticipationRole.INTERPRETER)
            .select_related("person")
            .order_by("pk")
        ),
        coaches=tuple(programme.coaches.select_related("driver")),
    )


def _items_of_the_week(programme: Programme) -> list[AgendaItem]:
    zone = ZoneInfo(programme.zone)
    items = programme.items.exclude(audience=Audience.PEOPLE).prefetch_related("groups").order_by("starts_at", "pk")
    return [
        item
        for item in items
        if programme.starts_on <= item.starts_at.astimezone(zone).date() <= programme.ends_on
        and item.starts_at.astimezone(zone).date() == item.ends_at.astimezone(zone).date()
    ]


def _people(programme: Programme, groups: tuple[Group, ...]) -> dict[int, tuple[Participation, ...]]:
    """Sort those who travel into their groups; in a programme with one group everybody is in it."""
    found: dict[int, list[Participation]] = defaultdict(list)
    rows = programme.participations.filter(status__in=TAKES_PART, role__in=TRAVELS)
    for one in rows.select_related("person").prefetch_related("interests"):
        group = one.group_id or (groups[0].pk if len(groups) == 1 else None)
        if group is not None:
            found[group].append(one)
    return {group: tuple(people) for group, people in found.items()}


def _places(
    appointments: tuple[Appointment, ...], items: tuple[AgendaItem, ...], bases: tuple[ProgrammePlace, ...]
) -> dict[str, Place]:
    places = [_base_place(base) for base in bases]
    places += [_host_place(appointment) for appointment in appointments]
    places += [_item_place(item) for item in items]
    return {place.key: place for place in places}


def _base_place(base: ProgrammePlace) -> Place:
    return Place(
        key=key_of(base), names=(fold(base.name), fold(base.city)), town=base.city, latitude=base.latitude,
        longitude=base.longitude,
    )  # fmt: skip


def _host_place(appointment: Appointment) -> Place:
    location = appointment.location or next(iter(appointment.host.locations.all()), None)
    town = location.city if location else ""
    return Place(
        key=key_of(appointment), names=(fold(appointment.host.name), fold(town)), town=town,
        latitude=location.latitude if location else None, longitude=location.longitude if location else None,
    )  # fmt: skip


def _item_place(item: AgendaItem) -> Place:
    town = town_of(item.address)
    return Place(
        key=key_of(item), names=tuple(fold(name) for name in (item.place_name, town) if name), town=town,
        latitude=item.latitude, longitude=item.longitude,
    )  # fmt: skip

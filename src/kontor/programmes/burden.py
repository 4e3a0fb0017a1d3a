"""How often a host is asked in a year: nobody is to be worn out by being willing."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from babel.dates import get_month_names
from django.conf import settings

from kontor.common import formats
from kontor.directory.models import Organisation
from kontor.programmes.enums import AppointmentStatus, EntryStatus, ItemKind
from kontor.programmes.models import AgendaEntry, Appointment, Programme

# In one of these, nobody has asked the host, or nothing came of it.
NOT_ASKED = (AppointmentStatus.IDEA, AppointmentStatus.DECLINED, AppointmentStatus.CANCELLED)
TALLEST = 44  # units of the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One bar: its place and height in the drawing's units, counted from its top."""

    name: str
    initial: str
    visits: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Burden:
    """A host's year: published visits per month, and the programmes that asked it."""

    year: int
    months: tuple[Month, ...]
    programmes: tuple[Programme, ...]
    limit: int

    @property
    def is_too_much(self) -> bool:
        return len(self.programmes) > self.limit

    @property
    def visits(self) -> int:
        return sum(month.visits for month in self.months)

    @property
    def in_words(self) -> str:
        """Return "Mai 2, Juni 1" for those who do not see the drawing."""
        return ", ".join(f"{month.name} {month.visits}" for month in self.months if month.visits)


def burden_of(host: Organisation, year: int) -> Burden:
    """Return what a host carries in a year. The limit is what it offered, else the house's own."""
    asked = Appointment.objects.filter(host=host, programme__starts_on__year=year).exclude(status__in=NOT_ASKED)
    rows = asked.select_related("programme").order_by("programme__starts_on")
    offer = getattr(host, "host_offer", None)
    return Burden(
        year=year,
        months=_months(_visits(host, year)),
        programmes=tuple(row.programme for row in rows),
        limit=offer.times_a_year if offer is not None else settings.HOST_TIMES_A_YEAR,
    )


def _visits(host: Organisation, year: int) -> Counter[int]:
    entries = AgendaEntry.objects.filter(host=host, kind=ItemKind.VISIT, status=EntryStatus.CONFIRMED)
    times = entries.filter(starts_at__year__gte=year - 1, starts_at__year__lte=year + 1).values_list(
        "starts_at", "zone"
    )
    days: list[date] = [at.astimezone(ZoneInfo(zone)).date() for at, zone in times]
    return Counter(day.month for day in days if day.year == year)


def _months(counts: Counter[int]) -> tuple[Month, ...]:
    names = get_month_names("wide", context="stand-alone", locale=formats.locale())
    most = max(counts.values(), default=1)
    found = []
    for number in range(1, 13):
        height = round(TALLEST * counts[number] / most)
        found.append(
            Month(
                name=names[number], initial=names[number][:1].upper(), visits=counts[number], x=20 * (number - 1) + 3,
                y=10 + TALLEST - height, height=height,
            )
        )  # fmt: skip
    return tuple(found)

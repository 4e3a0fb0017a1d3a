"""The line of stations a delegation's programme passes, and how far it has come."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontor.common import formats
from kontor.programmes.enums import AppointmentStatus, ProgrammeStatus
from kontor.programmes.models import Appointment, Programme
from kontor.programmes.registries import station_notes

KEYS = ("request", "preparation", "call", "planning", "published", "week", "follow_up")
_AT = {
    ProgrammeStatus.REQUEST: 0,
    ProgrammeStatus.PREPARATION: 1,
    ProgrammeStatus.PLANNING: 3,
    ProgrammeStatus.PUBLISHED: 4,
    ProgrammeStatus.RUNNING: 5,
    ProgrammeStatus.CLOSED: 6,
    ProgrammeStatus.CANCELLED: 6,
}
ANSWERED = frozenset(
    {AppointmentStatus.OFFERED, AppointmentStatus.CONFIRMED, AppointmentStatus.DECLINED, AppointmentStatus.HELD}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    label: str
    note: str
    is_done: bool
    is_now: bool
    share: int  # how far this station is done, 0 to 100


def stations(programme: Programme, hosts: list[Appointment], today: date) -> list[Station]:
    """Return the programme's stations, the one it stands at marked."""
    now = _now(programme, hosts, today)
    notes = _notes(programme, hosts)
    return [
        Station(
            label=label, note=notes.get(key, ""), is_done=number < now, is_now=number == now,
            share=_share(key, hosts) if number == now else 0,
        )
        for number, (key, label) in enumerate(zip(KEYS, _labels(), strict=True))
    ]  # fmt: skip


def _now(programme: Programme, hosts: list[Appointment], today: date) -> int:
    at = _AT[ProgrammeStatus(programme.status)]
    if at == 1 and any(host.status != AppointmentStatus.IDEA for host in hosts):
        at = 2
    if at >= 4 and programme.starts_on <= today <= programme.ends_on:
        at = 5
    return 6 if at >= 4 and today > programme.ends_on else at


def _labels() -> list[str]:
    return [
        _("Request"), _("Preparation"), _("Host call"), _("Planning"), _("Published"), _("Week"), _("Follow-up"),
    ]  # fmt: skip


def _notes(programme: Programme, hosts: list[Appointment]) -> dict[str, str]:
    asked = [host for host in hosts if host.status != AppointmentStatus.IDEA]
    found = {
        "request": formats.short_date(programme.created_at),
        "week": formats.days(programme.starts_on, programme.ends_on),
    }
    if asked:
        answers = {"answered": sum(host.status in ANSWERED for host in asked), "asked": len(asked)}
        found["call"] = _("%(answered)s of %(asked)s answered") % answers
    if programme.published_at:
        found["published"] = formats.moment(programme.published_at)
    for note in station_notes:
        text = note.text(programme)
        if text:
            found[note.station] = text
    return found


def _share(key: str, hosts: list[Appointment]) -> int:
    if key != "call" or not hosts:
        return 50
    return round(100 * sum(host.status in ANSWERED for host in hosts) / len(hosts))


def countdown(programme: Programme, today: date) -> str:
    """Return how long it is until the guests come."""
    days = (programme.starts_on - today).days
    if days > 0:
        return ngettext("%(days)s day to go.", "%(days)s days to go.", days) % {"days": days}
    if today <= programme.ends_on:
        number = {"day": 1 - days, "days": (programme.ends_on - programme.starts_on).days + 1}
        return _("Day %(day)s of %(days)s.") % number
    return _("Over since %(day)s.") % {"day": formats.full_date(programme.ends_on)}

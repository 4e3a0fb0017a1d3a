"""Hosts of a programme and the negotiation with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kontor.accounts.models import User
from kontor.directory.models import HostOffer, TechnologyField
from kontor.programmes.enums import AppointmentStatus
from kontor.programmes.models import Appointment, AppointmentWindow, Group, Programme
from kontor.programmes.operations.trail import stored, told
from kontor.programmes.steps import unconfirmed
from kontor.programmes.validators import window_in_programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When a host can receive."""

    starts_at: datetime
    ends_at: datetime


def save_host(
    *,
    appointment: Appointment,
    windows: Iterable[Times],
    groups: list[Group],
    fields: list[TechnologyField],
    actor: User | None,
) -> Appointment:
    """Write a host with its times. Raises ValidationError for a time outside the programme."""
    times = list(windows)
    for one in times:
        window_in_programme(appointment.programme, one.starts_at, one.ends_at)
    with transaction.atomic():
        before = stored(appointment)
        appointment.save()
        appointment.groups.set(groups)
        appointment.fields.set(fields)
        appointment.windows.all().delete()
        AppointmentWindow.objects.bulk_create(
            AppointmentWindow(appointment=appointment, starts_at=one.starts_at, ends_at=one.ends_at) for one in times
        )
        told(thing=appointment, before=before, programme=appointment.programme, actor=actor)
        return appointment


def take_terms(appointment: Appointment) -> None:
    """Fill a new host's terms from its standing offer to receive delegations, so that nobody types them again."""
    offer = HostOffer.objects.filter(organisation=appointment.host).first()
    if offer is None:
        return
    appointment.capacity = offer.group_size_max
    appointment.languages = offer.languages
    appointment.photo_ban = offer.photo_ban
    appointment.needs_nda = offer.needs_nda
    appointment.safety_shoes = offer.safety_shoes


def ask_host(*, appointment: Appointment, answer_by: date | None, at: datetime, actor: User | None) -> None:
    """Note that the host has been asked, and until when it is to answer."""
    with transaction.atomic():
        before = stored(appointment)
        appointment.status = AppointmentStatus.ASKED
        appointment.asked_on = at.date()
        appointment.answer_by = answer_by
        appointment.save(update_fields=["status", "asked_on", "answer_by", "updated_at"])
        told(thing=appointment, before=before, programme=appointment.programme, actor=actor)


def change_host_status(*, appointment: Appointment, status: AppointmentStatus, actor: User | None) -> None:
    """Take the negotiation to another state."""
    with transaction.atomic():
        before = stored(appointment)
        appointment.status = status
        appointment.save(update_fields=["status", "updated_at"])
        told(thing=appointment, before=before, programme=appointment.programme, actor=actor)


def confirm_published(*, programme: Programme, actor: User | None) -> int:
    """Note that the hosts of the published week have been told their times; return how many were not before."""
    with transaction.atomic():
        hosts = list(unconfirmed(programme).select_for_update(of=("self",)))
        for host in hosts:
            change_host_status(appointment=host, status=AppointmentStatus.CONFIRMED, actor=actor)
        return len(hosts)

"""What an agency runs: programmes with their people, places, hosts and agenda."""

from kontor.programmes.models.agenda import AgendaEntry, AgendaItem, Withdrawal
from kontor.programmes.models.appointment import Appointment, AppointmentWindow
from kontor.programmes.models.participation import Coach, Group, Participation
from kontor.programmes.models.programme import PartnerOrganisation, Phase, Programme, ProgrammePlace, TeamMember
from kontor.programmes.models.task import Task

__all__ = [
    "AgendaEntry",
    "AgendaItem",
    "Appointment",
    "AppointmentWindow",
    "Coach",
    "Group",
    "Participation",
    "PartnerOrganisation",
    "Phase",
    "Programme",
    "ProgrammePlace",
    "Task",
    "TeamMember",
    "Withdrawal",
]

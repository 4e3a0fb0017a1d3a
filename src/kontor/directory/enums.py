"""Closed lists of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    INSTITUTE = "institute", _("Research institute")
    CLUSTER = "cluster", _("Cluster, network")
    AGENCY = "agency", _("Agency")
    CHAMBER = "chamber", _("Chamber")
    GOVERNMENT = "government", _("Government body")


class OfferKind(models.TextChoices):
    OFFER = "offer", _("Offer")
    NEED = "need", _("Need")


class VisitFormat(models.TextChoices):
    TOUR = "tour", _("Guided tour")
    TALK = "talk", _("Talk")
    WORKSHOP = "workshop", _("Workshop")
    MEETING = "meeting", _("Meeting")
    MEAL = "meal", _("Meal")

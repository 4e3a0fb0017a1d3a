"""Closed lists of the programmes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgrammeKind(models.TextChoices):
    INBOUND = "inbound", _("Inbound delegation")
    OUTBOUND = "outbound", _("Delegation abroad")
    MATCHMAKING = "matchmaking", _("Matchmaking event")
    EVENT = "event", _("Event")
    STAND = "stand", _("Joint stand")


class ProgrammeStatus(models.TextChoices):
    REQUEST = "request", _("Request")
    PREPARATION = "preparation", _("Preparation")
    PLANNING = "planning", _("Planning")
    PUBLISHED = "published", _("Published")
    RUNNING = "running", _("Under way")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class ParticipationRole(models.TextChoices):
    DELEGATE = "delegate", _("Delegate")
    HEAD = "head", _("Head of delegation")
    GUEST = "guest", _("Guest")
    EXHIBITOR = "exhibitor", _("Exhibitor")
    SPEAKER = "speaker", _("Speaker")
    COMPANION = "companion", _("Accompanying person")
    INTERPRETER = "interpreter", _("Interpreter")
    DRIVER = "driver", _("Driver")


class ParticipationStatus(models.TextChoices):
    INVITED = "invited", _("Invited")
    REGISTERED = "registered", _("Registered")
    CONFIRMED = "confirmed", _("Confirmed")
    STANDBY = "standby", _("On the standby list")
    CANCELLED = "cancelled", _("Cancelled")


class TeamRole(models.TextChoices):
    HEAD = "head", _("In charge")
    MEMBER = "member", _("Team")
    CO_ORGANISER = "co_organiser", _("Co-organiser")


class PlaceRole(models.TextChoices):
    BASE = "base", _("Base (hotel)")
    VENUE = "venue", _("Venue")
    ARRIVAL = "arrival", _("Place of arrival")


class ItemKind(models.TextChoices):
    """Kinds of agenda item; ``ITEM_STYLE`` below maps them onto the seven drawn kinds of the design."""

    VISIT = "visit", _("Visit")
    MEETING = "meeting", _("Meeting")
    TALK = "talk", _("Talk")
    CEREMONY = "ceremony", _("Ceremony")
    SIGNING = "signing", _("Signing")
    MEAL = "meal", _("Meal")
    TRANSFER = "transfer", _("Transfer")
    RECEPTION = "reception", _("Reception")
    MATCHMAKING = "matchmaking", _("Matchmaking session")
    CAFE = "cafe", _("World Café")


ITEM_STYLE = {
    ItemKind.VISIT: "visit",
    ItemKind.MEETING: "meeting",
    ItemKind.TALK: "talk",
    ItemKind.CEREMONY: "ceremony",
    ItemKind.SIGNING: "ceremony",
    ItemKind.MEAL: "meal",
    ItemKind.TRANSFER: "transfer",
    ItemKind.RECEPTION: "ceremony",
    ItemKind.MATCHMAKING: "meeting",
    ItemKind.CAFE: "cafe",
}


class Audience(models.TextChoices):
    ALL = "all", _("Everyone")
    GROUPS = "groups", _("Groups")
    PEOPLE = "people", _("Named people")


class AppointmentStatus(models.TextChoices):
    """The negotiation with a host."""

    IDEA = "idea", _("Idea")
    ASKED = "asked", _("Asked")
    OFFERED = "offered", _("Dates offered")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Interpreting(models.TextChoices):
    NONE = "none", _("No interpreting")
    SIMULTANEOUS = "simultaneous", _("Simultaneous")
    CONSECUTIVE = "consecutive", _("Consecutive")


class TravelMode(models.TextChoices):
    COACH = "coach", _("Coach")
    CAR = "car", _("Car")
    TRAIN = "train", _("Train")
    WALK = "walk", _("On foot")


class EntryStatus(models.TextChoices):
    """As RFC 5545 names them."""

    CONFIRMED = "CONFIRMED", _("Confirmed")
    CANCELLED = "CANCELLED", _("Cancelled")

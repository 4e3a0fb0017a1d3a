"""Words the accounts choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in the whole house.

    Everything else a person can be (contact, participant, host, interpreter, driver, co-organiser) is never written
    here: it follows from a membership, a participation or a duty, and ends with it.
    """

    NONE = "", _("no role in the house")
    STAFF = "staff", _("staff")
    MANAGER = "manager", _("manager")
    ADMINISTRATOR = "administrator", _("administrator")
    FUNDER = "funder", _("funder")


class NameOrder(models.TextChoices):
    """How a name is written in its own country."""

    GIVEN_FIRST = "given", _("given name first")
    FAMILY_FIRST = "family", _("family name first")

"""Closed lists of the imports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("File chosen")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked")
    APPLYING = "applying", _("Being taken over")
    APPLIED = "applied", _("Taken over")
    UNDONE = "undone", _("Taken back")
    DISCARDED = "discarded", _("Discarded")


class RowState(models.TextChoices):
    """What a row would do. ``SAME`` is known already and brings nothing new."""

    NEW = "new", _("new")
    UPDATED = "updated", _("to update")
    SAME = "same", _("unchanged")
    MAYBE = "maybe", _("maybe double")
    BLOCKED = "blocked", _("cannot be taken over")


class Decision(models.TextChoices):
    """What a person has said about a row; empty leaves it to the rules."""

    AUTO = "", _("by the rules")
    MERGE = "merge", _("the same: merge")
    NEW = "new", _("two: add")
    SKIP = "skip", _("leave out")


class Outcome(models.TextChoices):
    """What became of a row."""

    OPEN = "", _("open")
    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    SKIPPED = "skipped", _("left out")
    UNDONE = "undone", _("taken back")

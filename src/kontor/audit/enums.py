"""What can be done to a thing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """The verbs every app shares. An app may use a further word of its own; it registers the sentence in ``verbs``."""

    CREATED = "created", _("created")
    CHANGED = "changed", _("changed")
    DELETED = "deleted", _("deleted")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")
    MERGED = "merged", _("merged")
    IMPORTED = "imported", _("imported")
    UNDONE = "undone", _("taken back")
    SEEN = "seen", _("opened")
    SIGNED_IN = "signed-in", _("signed in")
    INVITED = "invited", _("invited")

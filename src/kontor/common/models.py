"""Base models."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Record(models.Model):
    """A row with a name for the outside.

    ``public_id`` stands in addresses, calendars and files: it can neither be guessed nor counted. The primary key stays
    inside.
    """

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(pgettext_lazy("a record", "updated"), auto_now=True, editable=False)

    class Meta:
        abstract = True


from kontor.common.search.models import SearchEntry  # noqa: E402  (Django looks for models here)

__all__ = ["Record", "SearchEntry"]

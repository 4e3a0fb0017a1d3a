from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.common.models import Record
from kontor.directory.models.organisation import Organisation


class Merge(Record):
    """Two entries that were one. ``changes`` is what an undo needs; the entry given up is archived, never deleted."""

    kept = models.ForeignKey(Organisation, models.CASCADE, related_name="merges")
    given_up = models.ForeignKey(Organisation, models.CASCADE, related_name="merged_into")
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    changes = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.given_up} → {self.kept}"

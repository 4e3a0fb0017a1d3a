from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceMapping(models.Model):
    """What a person decided for files with these headings: the next list from the same source needs no mapping."""

    kind = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    by_header = models.JSONField(default=dict)  # heading → key of the importer's column, "" is left out
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("remembered mapping")
        verbose_name_plural = _("remembered mappings")
        constraints = [models.UniqueConstraint(fields=("kind", "fingerprint"), name="mapping_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.fingerprint[:8]}"

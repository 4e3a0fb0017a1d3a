"""Papers as they were printed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.common.models import Record


class Print(Record):
    """One version of a paper about one thing (``subject``: its public id; documents know no other app's rows).

    ``stamp`` is how the subject stood when it was made: another stamp today means "out of date". ``fingerprint`` covers
    what the paper shows: printing the same again makes no new version.
    """

    paper = models.CharField(_("paper"), max_length=40)
    subject = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField(_("version"))
    languages = models.JSONField(_("languages"), default=list)
    stamp = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    file = models.FileField(_("file"), upload_to="papers")
    pages = models.PositiveIntegerField(_("pages"))
    missing = models.JSONField(_("characters no font has"), default=list)  # [sign, name, text]
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = _("print")
        verbose_name_plural = _("prints")
        ordering = ("paper", "-version")
        constraints = [models.UniqueConstraint(fields=("paper", "subject", "version"), name="print_version_once")]

    def __str__(self) -> str:
        return f"{self.paper} {self.version}"

"""Runs and drafts, whichever engine they come from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.common.models import Record
from kontor.planning.enums import DraftStatus
from kontor.programmes.models import Programme


class Run(Record):
    """One computation of an engine, kept so that it can be replayed from the shell.

    ``problem`` holds opaque ids and no personal data; ``problem_hash`` is compared with the rows of today before the
    result is applied or published.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="runs")
    engine = models.CharField(max_length=20)  # key in the registry of engines
    problem = models.JSONField()
    problem_hash = models.CharField(max_length=64)
    seed = models.PositiveIntegerField(default=1)
    limits = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    status = models.CharField(max_length=12, blank=True)  # the engine's Status
    result = models.JSONField(null=True, blank=True)
    violations = models.JSONField(default=list)  # the referee's report
    seconds = models.FloatField(null=True, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.engine} {self.pk}"


class Draft(Record):
    """A numbered draft of one programme's plan by one engine: what a run proposed and people changed since."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="drafts")
    engine = models.CharField(max_length=20)
    number = models.PositiveIntegerField(_("number"))
    run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="drafts")
    status = models.CharField(max_length=10, choices=DraftStatus, default=DraftStatus.DRAFT)
    # Grows with each change by hand: two people saving or publishing at once cannot both win.
    version = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=("programme", "engine", "number"), name="draft_number_once")]

    def __str__(self) -> str:
        return str(self.number)

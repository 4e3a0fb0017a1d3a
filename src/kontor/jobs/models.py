"""A piece of work, as people see it. The queue carries only its id."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kontor.common.models import Record
from kontor.jobs.enums import OPEN, JobState


class Job(Record):
    """One piece of work and how far it is.

    ``once`` names the thing worked on: while a job for it is open no second one starts. ``claim`` changes with every
    attempt, so that a worker that was thought dead cannot write over the one that took its place.
    """

    kind = models.CharField(_("kind"), max_length=60)
    state = models.CharField(_("state"), max_length=9, choices=JobState.choices, default=JobState.QUEUED)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="jobs")
    arguments = models.JSONField(_("arguments"), default=dict)
    once = models.CharField(_("works on"), max_length=120, blank=True)
    progress = models.FloatField(_("progress"), default=0.0)
    phase = models.CharField(pgettext_lazy("of a job", "phase"), max_length=40, blank=True)
    detail = models.JSONField(_("figures of the phase"), default=dict)
    result = models.JSONField(_("result"), default=dict)
    problem = models.TextField(_("what went wrong"), blank=True)
    cancel_requested = models.BooleanField(_("cancel asked for"), default=False)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    claim = models.UUIDField(null=True, editable=False)
    heartbeat_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(_("begun"), null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ("-created_at",)
        indexes = [models.Index(fields=["state", "heartbeat_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "once"], condition=Q(state__in=OPEN) & ~Q(once=""), name="jobs_once_while_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

"""The rows of a draft week."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.common.models import Record
from kontor.planning.models import Draft
from kontor.programmes.models import Appointment, Group


class PlannedVisit(Record):
    """One appointment in a draft: when, and which groups come. Local times are the programme zone's."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="visits")
    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="planned")
    groups = models.ManyToManyField(Group, related_name="planned")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    is_locked = models.BooleanField(_("locked"), default=False)
    moved_by_hand = models.BooleanField(_("moved by hand"), default=False)

    class Meta:
        verbose_name = _("planned visit")
        verbose_name_plural = _("planned visits")
        ordering = ("starts_at",)

    def __str__(self) -> str:
        return str(self.appointment)


class TakenOut(models.Model):
    """An appointment a planner keeps out of a draft; planning again leaves it out too."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="taken_out")
    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("draft", "appointment"), name="taken_out_once")]

    def __str__(self) -> str:
        return str(self.appointment)


class TravelTime(models.Model):
    """An imported travel time in minutes; beats the great-circle estimate.

    ``origin`` and ``target`` are folded names (``travel.fold``) of places or of whole towns, as the file wrote them, so
    that a host who joins later in the same town has its times at once. Without the way back, the way there holds.
    """

    programme = models.ForeignKey("programmes.Programme", models.CASCADE, related_name="travel_times")
    origin = models.CharField(max_length=160)
    target = models.CharField(max_length=160)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("programme", "origin", "target"), name="travel_time_once")]

    def __str__(self) -> str:
        return f"{self.origin} → {self.target}: {self.minutes} min"

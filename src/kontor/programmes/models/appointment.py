from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from kontor.common.models import Record
from kontor.directory.models import Location, Organisation, Person
from kontor.programmes.enums import AppointmentStatus, ItemKind
from kontor.programmes.models.participation import Group
from kontor.programmes.models.programme import Programme


class Appointment(Record):
    """A host in a programme: what it offers, on which terms, and how far the negotiation has come."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="appointments")
    host = models.ForeignKey(Organisation, models.PROTECT, related_name="appointments")
    location = models.ForeignKey(Location, models.SET_NULL, null=True, blank=True, related_name="appointments")
    contact = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="receives")
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind, default=ItemKind.VISIT)
    status = models.CharField(_("status"), max_length=10, choices=AppointmentStatus, default=AppointmentStatus.IDEA)
    topic = I18nTextField(_("topic"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=90)
    is_must = models.BooleanField(_("must be in the plan"), default=False)
    priority = models.PositiveSmallIntegerField(_("priority"), default=3)  # 1 low … 5 high
    capacity = models.PositiveSmallIntegerField(_("people at most"), null=True, blank=True)
    # How often the host receives in this programme; empty: every group may come on its own.
    receptions = models.PositiveSmallIntegerField(_("visits at most"), null=True, blank=True)
    together = models.BooleanField(_("groups come together"), default=False)
    # Empty: any group may come. Priority per group may differ through the groups' fields.
    groups = models.ManyToManyField(Group, blank=True, related_name="appointments")
    languages = models.JSONField(_("languages"), default=list, blank=True)
    fields = models.ManyToManyField("directory.TechnologyField", blank=True, related_name="appointments")
    photo_ban = models.BooleanField(_("no photographs"), default=False)
    needs_nda = models.BooleanField(_("NDA asked for"), default=False)
    safety_shoes = models.BooleanField(_("safety shoes"), default=False)
    remarks = models.TextField(_("remarks"), blank=True)
    asked_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ("host__name",)
        constraints = [models.UniqueConstraint(fields=("programme", "host"), name="host_once")]

    def __str__(self) -> str:
        return str(self.host)


class AppointmentWindow(models.Model):
    """A time at which the host can receive; the visit must lie inside. Aware datetimes."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="windows")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))

    class Meta:
        ordering = ("starts_at",)
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="window_order")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%a %H:%M}–{self.ends_at:%H:%M}"

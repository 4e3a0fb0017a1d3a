from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from kontor.common.models import Record
from kontor.directory.models.organisation import Organisation


class Network(Record):
    name = I18nCharField(_("name"), max_length=200)
    slug = models.SlugField(unique=True)
    description = I18nTextField(_("description"), blank=True)
    run_by = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="networks_run")

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ("slug",)

    def __str__(self) -> str:
        return str(self.name)


class Membership(Record):
    network = models.ForeignKey(Network, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    number = models.CharField(_("member number"), max_length=40, blank=True)
    since = models.DateField(_("member since"), null=True, blank=True)
    until = models.DateField(_("member until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("-since",)
        constraints = [models.UniqueConstraint(fields=("network", "organisation", "since"), name="membership_once")]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.network}"

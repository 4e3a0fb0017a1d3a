from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from kontor.common.models import Record
from kontor.directory.enums import OfferKind
from kontor.directory.models.field import TechnologyField
from kontor.directory.models.organisation import Organisation


class Offer(Record):
    """What an organisation brings (offer) or looks for (need)."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="offers")
    kind = models.CharField(_("kind"), max_length=5, choices=OfferKind)
    text = I18nTextField(_("text"))
    fields = models.ManyToManyField(TechnologyField, blank=True, related_name="offers")
    is_public = models.BooleanField(_("shown in the public directory"), default=True)

    class Meta:
        verbose_name = _("offer or need")
        verbose_name_plural = _("offers and needs")
        ordering = ("-kind", "pk")

    def __str__(self) -> str:
        return str(self.text)


class HostOffer(Record):
    """Willing to receive delegations, and on which terms."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="host_offer")
    group_size_min = models.PositiveSmallIntegerField(_("smallest group"), default=1)
    group_size_max = models.PositiveSmallIntegerField(_("largest group"), default=20)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    formats = models.JSONField(_("formats"), default=list, blank=True)  # VisitFormat values
    topics = I18nTextField(_("topics"), blank=True)
    photo_ban = models.BooleanField(_("no photographs"), default=False)
    needs_nda = models.BooleanField(_("NDA asked for"), default=False)
    safety_shoes = models.BooleanField(_("safety shoes"), default=False)
    rules = I18nTextField(_("further rules"), blank=True)
    lead_time_days = models.PositiveSmallIntegerField(_("lead time in days"), default=14)
    times_a_year = models.PositiveSmallIntegerField(_("times a year at most"), default=2)
    is_open = models.BooleanField(_("receives delegations"), default=True)

    class Meta:
        verbose_name = _("host offer")
        verbose_name_plural = _("host offers")

    def __str__(self) -> str:
        return str(self.organisation)

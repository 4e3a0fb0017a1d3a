from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from kontor.common.models import Record
from kontor.directory.enums import OrganisationKind
from kontor.directory.models.field import TechnologyField


class Organisation(Record):
    """A company, university, institute, cluster, agency, chamber or government body."""

    name = models.CharField(_("name"), max_length=240)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    original_name = models.CharField(_("name in the original script"), max_length=240, blank=True)
    # The name without legal form, accents and punctuation: what recognises a row that is already there.
    match_key = models.CharField(max_length=240, db_index=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.COMPANY)
    description = I18nTextField(_("profile"), blank=True)
    website = models.URLField(_("website"), blank=True)
    domain = models.CharField(max_length=200, blank=True, db_index=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    vat_id = models.CharField(_("VAT number"), max_length=20, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)  # ISO 639-1 codes
    fields = models.ManyToManyField(TechnologyField, blank=True, related_name="organisations")
    logo = models.FileField(upload_to="logos", blank=True)
    is_public = models.BooleanField(_("shown in the public directory"), default=False)
    public_since = models.DateField(_("agreed to be shown on"), null=True, blank=True)
    notes = models.TextField(_("notes of the staff"), blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Location(Record):
    """One of an organisation's addresses, with what the city table knew of its place."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="locations")
    label = models.CharField(_("label"), max_length=120, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=16, blank=True)
    city = models.CharField(_("town"), max_length=120)
    country = models.CharField(_("country"), max_length=2)  # ISO 3166-1 alpha-2
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)  # IANA
    is_main = models.BooleanField(_("main address"), default=True)

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        ordering = ("-is_main", "city")

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street, f"{self.postal_code} {self.city}".strip()) if part)

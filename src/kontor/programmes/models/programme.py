from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from kontor.common.models import Record
from kontor.directory.models import Organisation
from kontor.programmes.enums import PlaceRole, ProgrammeKind, ProgrammeStatus, TeamRole, TravelMode


class Programme(Record):
    """A delegation, an event or a stand. Programmes nest: a World Café inside a week is a child of the week."""

    kind = models.CharField(_("kind"), max_length=12, choices=ProgrammeKind)
    status = models.CharField(_("status"), max_length=12, choices=ProgrammeStatus, default=ProgrammeStatus.PREPARATION)
    title = I18nCharField(_("title"), max_length=200)
    summary = I18nTextField(_("summary"), blank=True)
    welcome = I18nTextField(_("words of welcome"), blank=True)
    practical_notes = I18nTextField(_("practical notes"), blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    zone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    languages = models.JSONField(_("languages"), default=list, blank=True)  # of its papers, ISO 639-1, first leads
    fields = models.ManyToManyField("directory.TechnologyField", blank=True, related_name="programmes")
    is_public = models.BooleanField(_("has a public page"), default=False)
    is_template = models.BooleanField(_("kept as a template"), default=False)
    # Limits of the plan of a week, all local times of ``zone``.
    day_begins = models.TimeField(_("earliest hour"), default="08:30")
    day_ends = models.TimeField(_("latest hour"), default="18:30")
    lunch_from = models.TimeField(_("lunch not before"), default="11:45")
    lunch_until = models.TimeField(_("lunch over by"), default="14:00")
    lunch_minutes = models.PositiveSmallIntegerField(_("length of lunch in minutes"), default=60)
    visits_a_day = models.PositiveSmallIntegerField(_("visits a day at most"), default=3)
    driving_a_day = models.PositiveSmallIntegerField(_("minutes of driving a day at most"), null=True, blank=True)
    travel_mode = models.CharField(_("travels by"), max_length=8, choices=TravelMode, default=TravelMode.COACH)
    boarding_minutes = models.PositiveSmallIntegerField(_("minutes to board"), default=10)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ("-starts_on", "pk")
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="programme_dates")
        ]

    def __str__(self) -> str:
        return str(self.title)


class ProgrammePlace(Record):
    """A base, a venue or a place of arrival; a base may change during the week."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="places")
    role = models.CharField(_("role"), max_length=8, choices=PlaceRole, default=PlaceRole.BASE)
    name = models.CharField(_("name"), max_length=160)
    street = models.CharField(_("street"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=16, blank=True)
    city = models.CharField(_("town"), max_length=120)
    country = models.CharField(_("country"), max_length=2, default="DE")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ("since", "name")

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"


class TeamMember(Record):
    """Who of us, or of a partner agency, works on the programme; a co-organiser sees this programme only."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="team_memberships")
    role = models.CharField(_("role"), max_length=12, choices=TeamRole, default=TeamRole.MEMBER)

    class Meta:
        verbose_name = _("team member")
        verbose_name_plural = _("team")
        constraints = [models.UniqueConstraint(fields=("programme", "user"), name="team_member_once")]

    def __str__(self) -> str:
        return str(self.user)


class PartnerOrganisation(Record):
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="partner_in")
    task = I18nCharField(_("task"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("partner organisation")
        verbose_name_plural = _("partner organisations")

    def __str__(self) -> str:
        return str(self.organisation)


class Phase(Record):
    """A part of a programme with dates and, perhaps, a responsible organisation of its own (the university's week)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="phases")
    title = I18nCharField(_("title"), max_length=160)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    responsible = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="phases")

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ("starts_on",)

    def __str__(self) -> str:
        return str(self.title)

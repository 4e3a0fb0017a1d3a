import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from kontor.common.models import Record
from kontor.directory.models import Organisation, Person
from kontor.programmes.enums import Interpreting, ParticipationRole, ParticipationStatus
from kontor.programmes.models.programme import Programme


class Group(Record):
    """A part of a delegation that travels together; its sign follows its letter, never a colour."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="groups")
    letter = models.CharField(_("letter"), max_length=1)  # A ● B ◆ C ▲ D ■
    name = I18nCharField(_("name"), max_length=120, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    interpreting = models.CharField(_("interpreting"), max_length=12, choices=Interpreting, default=Interpreting.NONE)
    fields = models.ManyToManyField("directory.TechnologyField", blank=True, related_name="groups")

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ("letter",)
        constraints = [models.UniqueConstraint(fields=("programme", "letter"), name="group_letter_once")]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}".strip()


def new_agenda_key() -> str:
    """Return a key nobody can guess: 43 characters, 256 bits."""
    return secrets.token_urlsafe(32)


class Participation(Record):
    """One person in one programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="participations"
    )
    function = models.CharField(_("function"), max_length=160, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=ParticipationRole, default=ParticipationRole.DELEGATE)
    status = models.CharField(
        _("status"), max_length=10, choices=ParticipationStatus, default=ParticipationStatus.REGISTERED
    )
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="participations")
    payer = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="pays_for")
    language = models.CharField(_("language of the papers"), max_length=8, blank=True)
    interests = models.ManyToManyField("directory.TechnologyField", blank=True, related_name="interested")
    interests_text = models.CharField(_("interests"), max_length=400, blank=True)
    diet = models.CharField(_("diet"), max_length=160, blank=True)
    needs = models.CharField(_("needs"), max_length=240, blank=True)
    arrives_at = models.DateTimeField(_("arrival"), null=True, blank=True)
    departs_at = models.DateTimeField(_("departure"), null=True, blank=True)
    arrival_note = models.CharField(_("arrival and departure, as told"), max_length=200, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    shown_to_participants = models.BooleanField(_("agreed to be listed"), default=False)
    # Opens the person's own agenda and calendar without a login; can be renewed.
    agenda_key = models.CharField(max_length=43, unique=True, editable=False, default=new_agenda_key)
    remarks = models.TextField(_("remarks"), blank=True)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ("person__family_name", "person__given_name")
        constraints = [models.UniqueConstraint(fields=("programme", "person"), name="participates_once")]

    def __str__(self) -> str:
        return str(self.person)


class Coach(Record):
    """A coach hired for a programme, with its driver; it carries one group a day."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="coaches")
    name = models.CharField(_("name"), max_length=80)
    seats = models.PositiveSmallIntegerField(_("seats"), validators=[MinValueValidator(1), MaxValueValidator(120)])
    driver = models.ForeignKey(
        Participation, models.SET_NULL, null=True, blank=True, related_name="coaches", verbose_name=_("who drives")
    )
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("coach")
        verbose_name_plural = _("coaches")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

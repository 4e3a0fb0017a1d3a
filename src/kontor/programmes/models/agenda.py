from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from kontor.common.models import Record
from kontor.directory.models import Organisation
from kontor.programmes.enums import Audience, EntryStatus, ItemKind
from kontor.programmes.models.participation import Group, Participation
from kontor.programmes.models.programme import Programme


class Slotted(Record):
    """What an item planned by hand and a published entry have in common."""

    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind, default=ItemKind.VISIT)
    title = I18nCharField(_("title"), max_length=240)
    description = I18nTextField(_("description"), blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    place_name = models.CharField(_("place"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    audience = models.CharField(_("for whom"), max_length=8, choices=Audience, default=Audience.ALL)

    class Meta:
        abstract = True


class AgendaItem(Slotted):
    """An item set by hand: the kick-off abroad, the reception, the World-Café afternoon. Plans go around it.

    A child programme is shown in its parent's week through the item that carries it.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="items")
    groups = models.ManyToManyField(Group, blank=True, related_name="items")
    people = models.ManyToManyField(Participation, blank=True, related_name="items")
    host = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="items")
    child = models.OneToOneField(
        Programme, models.SET_NULL, null=True, blank=True, related_name="carried_by", verbose_name=_("child programme")
    )

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("starts_at",)
        constraints = [models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="item_order")]

    def __str__(self) -> str:
        return str(self.title)


class AgendaEntry(Slotted):
    """A published thing: the only table from which agendas, calendars, clash checks and notices of change are made.

    ``source`` and ``source_key`` name what it was published from; the pair keeps its ``uid`` for ever. ``sequence``
    grows with each change that a reader must be told of (RFC 5546). ``content_hash`` covers everything shown.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="entries")
    source = models.CharField(max_length=40)
    source_key = models.CharField(max_length=80)
    uid = models.CharField(max_length=120, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=10, choices=EntryStatus, default=EntryStatus.CONFIRMED)
    groups = models.ManyToManyField(Group, blank=True, related_name="entries")
    people = models.ManyToManyField(Participation, blank=True, related_name="entries")
    host = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="entries")
    content_hash = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
    # What the last change moved it from: empty where that is as it was.
    was_at = models.DateTimeField(null=True, blank=True)
    was_place = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("agenda entry")
        verbose_name_plural = _("agenda entries")
        ordering = ("starts_at", "pk")
        constraints = [models.UniqueConstraint(fields=("programme", "source", "source_key"), name="entry_source_once")]

    def __str__(self) -> str:
        return str(self.title)


class Withdrawal(models.Model):
    """An entry somebody once read and, without the entry itself being cancelled, reads no more (they changed groups).

    Their calendar must be told, so the entry stays in their feed as cancelled. ``offset`` is added to the entry's
    ``sequence`` for this reader alone and grows with each going and coming back.
    """

    entry = models.ForeignKey(AgendaEntry, models.CASCADE, related_name="withdrawals")
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="withdrawals")
    is_out = models.BooleanField(default=True)
    offset = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("entry", "participation"), name="withdrawal_once")]

    def __str__(self) -> str:
        return f"{self.participation} − {self.entry}"

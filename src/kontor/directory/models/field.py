from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from kontor.common.models import Record


class TechnologyField(Record):
    """An entry of the controlled vocabulary: the bridge between the languages of hosts and guests."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label = I18nCharField(_("label"), max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        verbose_name = _("technology field")
        verbose_name_plural = _("technology fields")
        ordering = ("code",)

    def __str__(self) -> str:
        return str(self.label)


class FieldSynonym(models.Model):
    """Another word for a technology field in one language; ``key`` is its folded form, by which imports find it."""

    field = models.ForeignKey(TechnologyField, models.CASCADE, related_name="synonyms")
    language = models.CharField(max_length=8)
    text = models.CharField(max_length=120)
    key = models.CharField(max_length=120, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("field", "language", "text"), name="synonym_once")]
        ordering = ("language", "text")

    def __str__(self) -> str:
        return self.text

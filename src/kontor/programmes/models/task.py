from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.common.models import Record
from kontor.programmes.models.programme import Programme


class Task(Record):
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="tasks")
    title = models.CharField(_("title"), max_length=200)
    detail = models.TextField(_("detail"), blank=True)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ("done_at", "due_on", "pk")

    def __str__(self) -> str:
        return self.title

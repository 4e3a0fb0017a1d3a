"""Mails."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontor.common.models import Record
from kontor.messaging.enums import MailState, Trouble


class Mail(Record):
    """One mail to one person and what became of it.

    ``about`` is the thing it tells of, ``addressee`` whom it is for, as ``audit`` names things; ``once`` what exactly
    it tells, so that the same is not told twice. It is personal data: exported, erased, and deleted after
    ``KONTOR_KEEP_MAILS`` days.
    """

    to = models.EmailField(_("address"))
    name = models.CharField(_("name"), max_length=250, blank=True)
    reply_to = models.EmailField(_("answers go to"), blank=True)
    language = models.CharField(_("language"), max_length=8)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    about = models.CharField(max_length=120, blank=True, db_index=True)
    addressee = models.CharField(max_length=120, blank=True)
    once = models.CharField(max_length=120, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(_("state"), max_length=7, choices=MailState.choices, default=MailState.QUEUED)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    due_at = models.DateTimeField(_("leaves at"), default=timezone.now)  # of one being sent: when it was taken
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    trouble = models.CharField(_("what went wrong"), max_length=11, choices=Trouble.choices, blank=True)
    answer = models.CharField(_("the server's answer"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["state", "due_at"])]
        constraints = [models.UniqueConstraint(fields=["once"], condition=~Q(once=""), name="mail_once")]

    def __str__(self) -> str:
        return self.subject

    @property
    def advice(self) -> str:
        return Trouble(self.trouble).advice if self.trouble else ""

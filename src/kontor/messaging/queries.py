"""Shared reads of mails."""

from django.conf import settings
from django.db.models import Model, QuerySet

from kontor.audit.operations.log import about_key
from kontor.messaging.enums import MailState
from kontor.messaging.models import Mail

# Those that need a person come first.
FIRST = (MailState.FAILED, MailState.SENDING, MailState.QUEUED, MailState.SENT)


def mails_about(*things: Model) -> "QuerySet[Mail]":
    """Return the mails that tell of these things, the newest first."""
    return Mail.objects.filter(about__in=[about_key(thing) for thing in things]).select_related("written_by")


def count_failed(mails: "QuerySet[Mail]") -> int:
    return mails.filter(state=MailState.FAILED).count()


def goes_nowhere() -> bool:
    """Whether this house writes its mails into a folder instead of sending them: without a mail server it does."""
    return str(settings.EMAIL_BACKEND).endswith("filebased.EmailBackend")


def has_mails(thing: Model) -> bool:
    return Mail.objects.filter(about=about_key(thing)).exists()

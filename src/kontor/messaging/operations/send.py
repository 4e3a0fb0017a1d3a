"""Handing mails to the mail server.

A mail is claimed in the database before it is handed over, so that of two workers one sends it. One that was claimed
by a worker that died may have arrived: it is not sent again by itself, a person decides. A connection that breaks
before the server has said yes counts as not sent (RFC 5321, 6.1); a second try carries the same Message-ID.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from kontor.messaging.enums import MailState, Trouble
from kontor.messaging.models import Mail
from kontor.messaging.troubles import MAIL_ERRORS, Failure, failure_of

# How long after each try that may be repeated the next one comes; after the last the mail has failed.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
LOST_AFTER = timedelta(minutes=10)  # far longer than any connection's time-out


@dataclass(slots=True, kw_only=True)
class Sent:
    sent: int = 0
    later: int = 0
    failed: int = 0


def send_due(
    *, at: Callable[[], datetime] = timezone.now, after_each: Callable[[Sent], None] = lambda sent: None
) -> Sent:
    """Send every mail whose time has come. ``after_each`` may raise to stop between two."""
    result = Sent()
    connection: BaseEmailBackend | None = None
    try:
        while mail := _claim(at()):
            connection = get_connection() if connection is None else connection
            failure = _hand_over(mail, connection)
            _note(mail, failure, at(), result)
            if failure is not None and not failure.keeps_connection:
                _close(connection)
                connection = None  # the next mail gets a new one
            after_each(result)
    finally:
        if connection is not None:
            _close(connection)
    return result


def _close(connection: BaseEmailBackend) -> None:
    with suppress(*MAIL_ERRORS):  # one that is broken cannot say goodbye
        connection.close()


def give_up_lost(at: datetime) -> int:
    """Note the mails whose worker died while it handed them over. Return how many."""
    lost = Mail.objects.filter(state=MailState.SENDING, due_at__lt=at - LOST_AFTER)
    return lost.update(state=MailState.FAILED, trouble=Trouble.UNKNOWN)


def _claim(at: datetime) -> Mail | None:
    """Take the mail that has waited longest, unless another worker is quicker; then the next."""
    while True:
        mail = Mail.objects.filter(state=MailState.QUEUED, due_at__lte=at).order_by("due_at", "pk").first()
        if mail is None:
            return None
        mine = Mail.objects.filter(pk=mail.pk, state=MailState.QUEUED)
        if mine.update(state=MailState.SENDING, tries=F("tries") + 1, due_at=at):
            mail.refresh_from_db()
            return mail


def _hand_over(mail: Mail, connection: BaseEmailBackend) -> Failure | None:
    try:
        connection.open()  # once for all; already open, it stays so
        message_of(mail, connection).send()
    except MAIL_ERRORS as error:
        return failure_of(error)
    return None


def message_of(mail: Mail, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """Return the mail as it travels. Its Message-ID is the same at every try."""
    host = urlsplit(settings.ADDRESS).hostname
    message = EmailMultiAlternatives(
        mail.subject, mail.text, None, [mail.to], connection=connection,
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.public_id}@{host}>", "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
        },
    )  # fmt: skip
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _note(mail: Mail, failure: Failure | None, at: datetime, result: Sent) -> None:
    mine = Mail.objects.filter(pk=mail.pk, state=MailState.SENDING)
    if failure is None:
        mine.update(state=MailState.SENT, sent_at=at, trouble="", answer="")
        result.sent += 1
        return
    told = {"trouble": failure.trouble, "answer": failure.answer[:300]}
    if failure.is_final or mail.tries > len(WAITS):
        mine.update(state=MailState.FAILED, **told)
        result.failed += 1
    else:
        mine.update(state=MailState.QUEUED, due_at=at + WAITS[mail.tries - 1], **told)
        result.later += 1

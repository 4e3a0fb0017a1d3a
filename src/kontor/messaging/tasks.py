"""Sending in the background."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontor.jobs.kinds import JobContext, JobKind, kinds
from kontor.jobs.operations.jobs import start
from kontor.jobs.rounds import Round, rounds
from kontor.messaging.enums import MailState
from kontor.messaging.models import Mail
from kontor.messaging.operations.keep import let_go
from kontor.messaging.operations.send import Sent, give_up_lost, send_due

KIND = "messaging.send"
LOOK_EVERY = 5.0  # seconds
DAY = 86400.0


def start_sending() -> None:
    """Have a worker send what waits. One that is at it already finds the new mails by itself."""
    start(kind=KIND, actor=None, once="mails")


def _send(context: JobContext) -> Mapping[str, Any]:
    waiting = _due().count()

    def after_each(sent: Sent) -> None:
        done = sent.sent + sent.later + sent.failed
        context.report(done / max(done, waiting), "sending", done=done, of=max(done, waiting))
        context.check()

    return asdict(send_due(after_each=after_each))


def _look() -> None:
    """Send what is due for another try, or was left behind by a worker that died before it began."""
    give_up_lost(timezone.now())
    if _due().exists():
        start_sending()


def _due() -> "QuerySet[Mail]":
    return Mail.objects.filter(state=MailState.QUEUED, due_at__lte=timezone.now())


def register() -> None:
    phases = {"sending": gettext_lazy("%(done)s of %(of)s mails.")}
    kinds.register(KIND, JobKind(run=_send, title=lambda job: _("Sending mails"), phases=phases))
    rounds.register("messaging.send", Round(run=_look, every=LOOK_EVERY))
    rounds.register("messaging.keep", Round(run=lambda: let_go(days=settings.KEEP_MAILS), every=DAY))

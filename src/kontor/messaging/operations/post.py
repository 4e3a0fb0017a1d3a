"""Posting letters, and posting one again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import about_key, record
from kontor.messaging.enums import MailState
from kontor.messaging.letters import Letter
from kontor.messaging.models import Mail
from kontor.messaging.tasks import start_sending


def post(
    *, letters: Iterable[Letter], about: Model, actor: User | None, leaves_at: datetime | None = None
) -> list[Mail]:
    """Keep letters as mails; they leave once the transaction that gives them their reason is committed.

    With ``leaves_at`` they wait until then, and can be recalled. Return the mails posted, without those whose ``once``
    is known.
    """
    found = list(letters)
    with transaction.atomic():
        known = set(
            Mail.objects.filter(once__in=[one.once for one in found if one.once]).values_list("once", flat=True)
        )
        mails = Mail.objects.bulk_create(
            _row(letter, about, actor, leaves_at or timezone.now()) for letter in found if letter.once not in known
        )
        if mails and leaves_at is None:
            transaction.on_commit(start_sending)
        return mails


def recall(*, stamp: str) -> set[str]:
    """Take back the mails that have not left yet, of those whose ``once`` begins with ``stamp``.

    Return their ``once``: who would have got them now hears nothing.
    """
    with transaction.atomic():
        waiting = Mail.objects.select_for_update().filter(once__startswith=stamp, state=MailState.QUEUED, tries=0)
        found = set(waiting.values_list("once", flat=True))
        waiting.delete()
        return found


def send_again(
    *, mails: Iterable[Mail], about: Model, actor: User | None, at: datetime | None = None,
    addresses: Mapping[str, str] = MappingProxyType({}),
) -> int:  # fmt: skip
    """Have mails that failed tried anew, to the ``addresses`` that are known now by addressee. Return how many."""
    with transaction.atomic():
        count = 0
        for mail in mails:
            failed = Mail.objects.filter(pk=mail.pk, state=MailState.FAILED)
            count += failed.update(
                state=MailState.QUEUED, tries=0, due_at=at or timezone.now(), trouble="", answer="",
                to=addresses.get(mail.addressee) or mail.to,
            )  # fmt: skip
        if count:
            record(actor=actor, verb=Verb.CHANGED, thing=about, note=f"mails sent again: {count}", at=at)
            transaction.on_commit(start_sending)
        return count


def _row(letter: Letter, about: Model, actor: User | None, leaves_at: datetime) -> Mail:
    return Mail(
        to=letter.to, name=letter.name[:250], reply_to=letter.reply_to, language=letter.language,
        subject=" ".join(letter.subject.split())[:250], text=letter.text, html=letter.html, about=about_key(about),
        addressee=letter.addressee, once=letter.once, written_by=actor, due_at=leaves_at,
    )  # fmt: skip

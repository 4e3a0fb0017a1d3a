"""Telling people by mail what a publication changes for them."""

from collections.abc import Collection
from datetime import datetime, timedelta

from kontor.accounts.models import User
from kontor.messaging.models import Mail
from kontor.messaging.operations.post import post, recall
from kontor.messaging.queries import mails_about
from kontor.programmes.agenda import Publication
from kontor.programmes.models import Programme
from kontor.programmes.notices.gathering import notices_of

GRACE = timedelta(minutes=1)  # in which publishing can be taken back before anybody has heard of it


def tell(
    *, programme: Programme, publication: Publication, actor: User | None, at: datetime, but: Collection[str] = ()
) -> list[Mail]:
    """Write one mail to everybody the publication changes something for, hosts among them.

    Call it in the publication's own transaction. They leave after ``GRACE``. ``but`` are addresses that are left out.
    """
    notices = notices_of(programme, publication, actor, stamp=f"agenda:{programme.pk}:{at.isoformat()}")
    letters = [notice.write() for notice in notices if notice.to and notice.to not in but]
    return post(letters=letters, about=programme, actor=actor, leaves_at=at + GRACE)


def tell_of_withdrawal(
    *, programme: Programme, publication: Publication, since: datetime, actor: User | None, at: datetime
) -> list[Mail]:
    """Stop the mails of a publication that is taken back; those who had theirs get another one."""
    if not mails_about(programme).filter(due_at__gt=since).exists():
        return []  # nobody was told by mail
    recalled = recall(about=programme, since=since)
    if not mails_about(programme).filter(due_at__gt=since).exists():
        return []
    return tell(programme=programme, publication=publication, actor=actor, at=at, but=recalled)

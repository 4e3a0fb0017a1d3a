"""Telling people by mail what a publication changes for them."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

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

    Call it in the publication's own transaction. They leave after ``GRACE``. ``but`` are keys of notices left out.
    """
    notices = notices_of(programme, publication, actor, stamp=_stamp(programme, at))
    letters = [notice.write() for notice in notices if notice.to and notice.key not in but]
    return post(letters=letters, about=programme, actor=actor, leaves_at=at + GRACE)


def tell_of_withdrawal(
    *, programme: Programme, publication: Publication, since: datetime, actor: User | None, at: datetime
) -> list[Mail]:
    """Stop the mails of the publication of ``since``, which is taken back; those who had theirs get another one."""
    stamp = f"{_stamp(programme, since)}:"
    recalled = recall(stamp=stamp)
    if not mails_about(programme).filter(once__startswith=stamp).exists():
        return []  # nobody has heard of it by mail
    keys = {once.removeprefix(stamp) for once in recalled}
    return tell(programme=programme, publication=publication, actor=actor, at=at, but=keys)


def _stamp(programme: Programme, at: datetime) -> str:
    """Name the letters of one publication."""
    return f"agenda:{programme.pk}:{at.astimezone(UTC).isoformat()}"

"""Publishing a draft: exactly one of two people wins, and a plan that no longer fits is refused."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import record
from kontor.planning.engines import engines
from kontor.planning.enums import DraftStatus
from kontor.planning.errors import InputChangedError, StaleError, UnfitError
from kontor.planning.models import Draft
from kontor.planning.operations.drafts import claim
from kontor.planning.queries import published_draft
from kontor.programmes.agenda import Publication
from kontor.programmes.enums import ProgrammeStatus
from kontor.programmes.models import Programme
from kontor.programmes.operations.agenda import preview_agenda, publish_agenda
from kontor.programmes.operations.programmes import change_status
from kontor.programmes.operations.telling import tell_of_withdrawal

BEFORE_PUBLISHED = frozenset({ProgrammeStatus.REQUEST, ProgrammeStatus.PREPARATION, ProgrammeStatus.PLANNING})


def publish_draft(
    *, draft: Draft, version: int, expected: int | None, actor: User | None, at: datetime, by_mail: bool = False
) -> Publication:
    """Make a draft the plan everybody sees, and say who must be told of what; ``by_mail`` tells them.

    ``version`` and ``expected`` (the pk of the draft published until now) are what the person saw when deciding.
    Raises StaleError, InputChangedError or UnfitError, each with the sentence to show; nothing is changed then.
    """
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=draft.programme_id)
        current = published_draft(draft.programme, draft.engine)
        if (current.pk if current else None) != expected:
            raise StaleError(str(current.published_by or "") if current else "")
        claim(draft=draft, version=version)
        _refuse_unfit(draft)
        _put_out(draft, actor, at)
        if draft.programme.status in BEFORE_PUBLISHED:
            change_status(programme=draft.programme, status=ProgrammeStatus.PUBLISHED, actor=actor)
        record(actor=actor, verb=Verb.PUBLISHED, thing=draft, about=draft.programme, at=at)
        return publish_agenda(programme=draft.programme, actor=actor, at=at, by_mail=by_mail)


def withdraw_draft(*, draft: Draft, actor: User | None, at: datetime) -> Publication:
    """Take a published draft back: the one published before it comes back, else its entries are cancelled.

    Mails of the publication that have not left are stopped; whoever had theirs is told again.
    """
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=draft.programme_id)
        since = Draft.objects.values_list("published_at", flat=True).get(pk=draft.pk)
        taken = Draft.objects.filter(pk=draft.pk, status=DraftStatus.PUBLISHED).update(
            status=DraftStatus.DRAFT, published_at=None, published_by=None
        )
        if not taken:
            raise StaleError
        record(actor=actor, verb=Verb.UNDONE, thing=draft, about=draft.programme, at=at)
        former = (
            Draft.objects.filter(
                programme=draft.programme,
                engine=draft.engine,
                status=DraftStatus.SUPERSEDED,
                published_at__isnull=False,
            )
            .order_by("-published_at")
            .first()
        )
        if former is not None:
            former.status = DraftStatus.PUBLISHED
            former.save(update_fields=["status", "updated_at"])
        elif draft.programme.status == ProgrammeStatus.PUBLISHED:
            change_status(programme=draft.programme, status=ProgrammeStatus.PLANNING, actor=actor)
        done = publish_agenda(programme=draft.programme, actor=actor, at=at)
        if since is not None:
            tell_of_withdrawal(programme=draft.programme, publication=done, since=since, actor=actor, at=at)
        return done


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """What publishing a draft would do, for the page that asks first."""

    obstacles: list[str]
    changed_input: list[str]
    publication: Publication

    @property
    def is_possible(self) -> bool:
        return not self.obstacles and not self.changed_input


def intend_to_publish(*, draft: Draft) -> Intention:
    """Say what publishing would change and what is in its way; nothing is written."""
    bridge = engines[draft.engine]
    return Intention(
        obstacles=bridge.obstacles(draft),
        changed_input=bridge.changed_input(draft),
        publication=preview_agenda(draft.programme, {draft.engine: bridge.entries(draft)}),
    )


def _refuse_unfit(draft: Draft) -> None:
    bridge = engines[draft.engine]
    changes = bridge.changed_input(draft)
    if changes:
        raise InputChangedError(changes)
    obstacles = bridge.obstacles(draft)
    if obstacles:
        raise UnfitError(obstacles)


def _put_out(draft: Draft, actor: User | None, at: datetime) -> None:
    Draft.objects.filter(programme=draft.programme, engine=draft.engine, status=DraftStatus.PUBLISHED).exclude(
        pk=draft.pk
    ).update(status=DraftStatus.SUPERSEDED)
    draft.status, draft.published_at, draft.published_by = DraftStatus.PUBLISHED, at, actor
    draft.save(update_fields=["status", "published_at", "published_by", "updated_at"])

"""Printing: the only way to a ``Print``."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from kontor.accounts.models import User
from kontor.documents.glyphs import Json
from kontor.documents.models import Print
from kontor.documents.registry import Paper, Subject
from kontor.documents.tongues import Tongues
from kontor.documents.typeset import Printed, typeset

KEPT = 3  # versions: they hold names, so no more than one needs to compare


def make(*, paper: Paper, subject: Subject, at: datetime | None = None) -> Printed:
    """Set a paper without keeping it."""
    return typeset(paper.template, _data(paper, subject)[1], at=at)


def print_paper(*, paper: Paper, subject: Subject, actor: User | None, at: datetime) -> Print:
    """Print the newest state of a paper. Where nothing that it shows has changed, the last version stays the last."""
    stamp = paper.stamp(subject)
    tongues, data = _data(paper, subject)
    fingerprint = hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    last = Print.objects.filter(paper=paper.key, subject=subject.public_id).first()
    if last is not None and last.fingerprint == fingerprint:
        last.stamp = stamp
        last.save(update_fields=["stamp", "updated_at"])
        return last
    printed = typeset(paper.template, data, at=at)
    return _keep(paper, subject, tongues, printed, stamp=stamp, fingerprint=fingerprint, actor=actor, at=at)


def _data(paper: Paper, subject: Subject) -> tuple[Tongues, Mapping[str, Json]]:
    tongues = Tongues.of(paper.languages(subject))
    return tongues, paper.data(subject, tongues)


def _keep(
    paper: Paper, subject: Subject, tongues: Tongues, printed: Printed, *, stamp: str, fingerprint: str,
    actor: User | None, at: datetime,
) -> Print:  # fmt: skip
    with transaction.atomic():
        older = Print.objects.select_for_update().filter(paper=paper.key, subject=subject.public_id)
        version = max((print_.version for print_ in older), default=0) + 1
        made = Print(
            paper=paper.key, subject=subject.public_id, version=version, languages=tongues.languages, stamp=stamp,
            fingerprint=fingerprint, pages=printed.pages, made_at=at, made_by=actor,
            missing=[[missing.sign, missing.name, missing.text] for missing in printed.missing],
        )  # fmt: skip
        made.file.save(f"{made.public_id}.pdf", ContentFile(printed.pdf), save=False)
        made.save()
        for old in older.filter(version__lte=version - KEPT):
            transaction.on_commit(partial(old.file.storage.delete, str(old.file.name)))
            old.delete()
    return made


def forget_prints(subjects: Iterable[UUID]) -> int:
    """Delete every version of every paper about these subjects. Return how many."""
    with transaction.atomic():
        found = list(Print.objects.filter(subject__in=set(subjects)))
        for one in found:
            transaction.on_commit(partial(one.file.storage.delete, str(one.file.name)))
            one.delete()
        return len(found)

"""What pages read about papers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kontor.documents.models import Print
from kontor.documents.registry import Paper, Subject, papers

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One kind of paper on a subject's shelf: its last print, whether that is out of date, or why there is none yet."""

    paper: Paper
    last: Print | None
    is_outdated: bool
    why_not: "StrOrPromise"


def shelf(subject: Subject) -> list[Shelf]:
    """Return every registered paper with its last print."""
    last: dict[str, Print] = {}
    for found in Print.objects.filter(subject=subject.public_id).order_by("version").select_related("made_by"):
        last[found.paper] = found
    stamps: dict[object, str] = {}

    def is_outdated(paper: Paper) -> bool:
        if paper.key not in last:
            return False
        if paper.stamp not in stamps:
            stamps[paper.stamp] = paper.stamp(subject)
        return last[paper.key].stamp != stamps[paper.stamp]

    return [
        Shelf(paper=paper, last=last.get(paper.key), is_outdated=is_outdated(paper), why_not=paper.ready(subject))
        for paper in papers
    ]

"""Which organisation a delegate or a host belongs to: one that is known, or a new one. Nobody is asked."""

from kontor.directory.duplicates import SAME, Likeness, Reason
from kontor.directory.importing.book import Book
from kontor.directory.importing.rows import OrganisationRow

_NAME = {Reason.SAME_NAME, Reason.SHORT_NAME}


def known_organisation(book: Book, row: OrganisationRow, least: float = SAME) -> Likeness | None:
    """Return the entry the row means: surely the same, or of the same name and nowhere else."""
    for like in book.find(row):
        by_name = _NAME.intersection(like.reasons) and Reason.OTHER_PLACE not in like.reasons
        if like.score >= least or (by_name and Reason.OTHER_FORM not in like.reasons):
            return like
    return None

"""Why there is no plan (``conflicts``), why a meeting is left out (``whynot``), and what would help (``whatif``)."""

from planwerk.meetings.explain.conflicts import conflict, kept_conflict
from planwerk.meetings.explain.whynot import why_not

__all__ = ["conflict", "kept_conflict", "why_not"]

"""What a schedule of meetings says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A meeting that takes place from ``slot`` on at ``table``; both are positions counted from 0.

    ``table`` is ``None`` where the event has no tables, ``interpreter`` is an id or ``None``.
    """

    meeting: str
    slot: int
    table: int | None = None
    interpreter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The meetings that take place; any other meeting of the problem is left out."""

    placements: tuple[Placement, ...] = ()

    def by_meeting(self) -> dict[str, Placement]:
        """Return the placement of each meeting by its id (the last one, should there be several)."""
        return {placement.meeting: placement for placement in self.placements}

"""What a plan of meetings is asked for: people, wishes, slots, tables, interpreters and an earlier plan.

Slots and tables are positions counted from 0 here; files and messages count them from 1.
"""

from dataclasses import dataclass, field

from planwerk.core.errors import ProblemError
from planwerk.meetings.solution import Placement
from planwerk.meetings.validation import check_after, check_known, check_number, check_slots, unique_index


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A piece of time in which one meeting of length 1 fits; ``session`` groups slots (morning, Tuesday afternoon).

    The slots of a day follow each other. In a slot with ``is_break`` (lunch) nobody meets.
    """

    label: str
    day: str = "1"
    session: str = ""
    is_break: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How many meetings one participant wants at least and takes at most, in a session or (``None``) altogether."""

    session: str | None = None
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person or a stall: ``seats`` people who share one agenda.

    In ``unavailable`` slots they do not meet. In ``pauses`` (wished) idle time is no gap, and a meeting costs like
    waiting. After ``max_in_row`` busy slots a slot without a meeting must follow.
    """

    id: str
    name: str = ""
    seats: int = 1
    unavailable: frozenset[int] = frozenset()
    pauses: frozenset[int] = frozenset()
    quotas: tuple[Quota, ...] = ()
    max_in_row: int | None = None
    needs_access: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A wish of two or more participants to meet for ``length`` slots of one day and session.

    ``priority`` is what placing it is worth. ``sessions`` restricts it (empty: any), ``slot`` fixes its first slot,
    ``after`` names meetings that must be over before. ``languages`` asks for an interpreter of that pair.
    """

    id: str
    participants: tuple[str, ...]
    priority: int = 1
    length: int = 1
    sessions: frozenset[str] = frozenset()
    slot: int | None = None
    after: tuple[str, ...] = ()
    languages: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A place for one meeting at a time. A booth belongs to its ``owner``: who has one meets there.

    ``capacity`` counts seats, an interpreter's too; ``None`` is enough for any meeting.
    """

    id: str
    area: str = ""
    capacity: int | None = None
    accessible: bool = True
    owner: str | None = None
    unavailable: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """``slots`` to keep free between two meetings of one person in areas ``a`` and ``b`` (both ways)."""

    a: str
    b: str
    slots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """Someone who joins one meeting at a time; each pair of languages works both ways."""

    id: str
    name: str = ""
    pairs: frozenset[tuple[str, str]] = frozenset()
    unavailable: frozenset[int] = frozenset()
    max_in_row: int | None = None

    def speaks(self, languages: tuple[str, str]) -> bool:
        """Return whether they interpret between the two, whichever way they are written."""
        return languages in self.pairs or (languages[1], languages[0]) in self.pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """An earlier plan that the new one should change as little as possible.

    What was planned before slot ``now`` is history. A ``locked`` meeting stays where it was. A meeting that gets
    another slot or is left out costs ``slot_price``, one that only gets another table ``table_price``; with a
    ``budget`` at most so many meetings change, and changes within it cost nothing.
    """

    placements: tuple[Placement, ...]
    locked: frozenset[str] = frozenset()
    now: int = 0
    slot_price: int = 2
    table_price: int = 1
    budget: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What waiting costs: each gap, and each slot waited in it."""

    gap: int = 1
    idle: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything a schedule depends on; raises ``ProblemError`` where it contradicts itself.

    ``fairness`` bounds the difference between the breaks of any two participants. No tables means that places do not
    matter (an event online).
    """

    participants: tuple[Participant, ...]
    meetings: tuple[Meeting, ...]
    slots: tuple[Slot, ...]
    tables: tuple[Table, ...] = ()
    walks: tuple[Walk, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    prices: Prices = Prices()
    fairness: int | None = None
    previous: Previous | None = None
    participant_index: dict[str, int] = field(init=False, repr=False, compare=False)
    meeting_index: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, rows in (("participant", self.participants), ("meeting", self.meetings)):
            object.__setattr__(self, f"{name}_index", unique_index(name, (row.id for row in rows)))
        unique_index("table", (table.id for table in self.tables))
        unique_index("interpreter", (interpreter.id for interpreter in self.interpreters))
        if not self.slots:
            raise ProblemError("problem", field="slots", value=0, mend="give at least one slot")
        check_number("problem", "fairness", self.fairness, 0, 10_000, optional=True)
        check_number("prices", "gap", self.prices.gap, 0, 1_000)
        check_number("prices", "idle", self.prices.idle, 0, 1_000)
        self._check_days()
        self._check_participants()
        self._check_meetings()
        self._check_places()
        self._check_interpreters()
        self._check_previous()

    @property
    def sessions(self) -> frozenset[str]:
        return frozenset(slot.session for slot in self.slots)

    @property
    def areas(self) -> frozenset[str]:
        return frozenset(table.area for table in self.tables)

    def people_of(self, meeting: Meeting) -> tuple[Participant, ...]:
        return tuple(self.participants[self.participant_index[name]] for name in meeting.participants)

    def seats_of(self, meeting: Meeting) -> int:
        """Return the seats a meeting takes, an interpreter's included."""
        return sum(row.seats for row in self.people_of(meeting)) + (meeting.languages is not None)

    def kept(self) -> dict[str, Placement]:
        """Return the earlier placements that may not change: those locked and those before *now*."""
        if self.previous is None:
            return {}
        return {
            row.meeting: row
            for row in self.previous.placements
            if row.meeting in self.meeting_index
            and (row.slot < self.previous.now or row.meeting in self.previous.locked)
        }

    def _check_days(self) -> None:
        seen: list[str] = []
        for number, slot in enumerate(self.slots, 1):
            if seen and slot.day == seen[-1]:
                continue
            if slot.day in seen:
                mend = "keep the slots of one day together, in the order of time"
                raise ProblemError(f"slot {number}", field="day", value=slot.day, mend=mend)
            seen.append(slot.day)

    def _check_participants(self) -> None:
        count, sessions = len(self.slots), self.sessions
        for row in self.participants:
            where = f"participant {row.id}"
            check_number(where, "seats", row.seats, 1, 10_000)
            check_slots(where, "unavailable", row.unavailable, count)
            check_slots(where, "pauses", row.pauses, count)
            check_number(where, "max_in_row", row.max_in_row, 1, 10_000, optional=True)
            unique_index(f"{where}, quota of session", (str(quota.session) for quota in row.quotas))
            for quota in row.quotas:
                if quota.session is not None:
                    check_known(where, "quota session", quota.session, sessions)
                check_number(where, "quota minimum", quota.minimum, 0, 10_000)
                check_number(where, "quota maximum", quota.maximum, quota.minimum, 10_000, optional=True)

    def _check_meetings(self) -> None:
        sessions = self.sessions
        for row in self.meetings:
            where = f"meeting {row.id}"
            if len(row.participants) < 2 or len(set(row.participants)) < len(row.participants):
                mend = "name two or more different participants"
                raise ProblemError(where, field="participants", value=", ".join(row.participants), mend=mend)
            for participant in row.participants:
                check_known(where, "participant", participant, self.participant_index)
            check_number(where, "priority", row.priority, 1, 1_000_000)
            check_number(where, "length", row.length, 1, len(self.slots))
            check_number(where, "slot", row.slot, 0, len(self.slots) - 1, optional=True, shift=1)
            for session in row.sessions:
                check_known(where, "session", session, sessions)
            if row.languages is not None and row.languages[0] == row.languages[1]:
                mend = "name two different languages, or none"
                raise ProblemError(where, field="languages", value="-".join(row.languages), mend=mend)
        check_after({row.id: row.after for row in self.meetings})

    def _check_places(self) -> None:
        for table in self.tables:
            where = f"table {table.id}"
            check_number(where, "capacity", table.capacity, 2, 10_000, optional=True)
            check_slots(where, "unavailable", table.unavailable, len(self.slots))
            if table.owner is not None:
                check_known(where, "owner", table.owner, self.participant_index)
        unique_index("walk", ("-".join(sorted((walk.a, walk.b))) for walk in self.walks))
        for walk in self.walks:
            where = f"walk {walk.a}-{walk.b}"
            check_known(where, "area", walk.a, self.areas)
            check_known(where, "area", walk.b, self.areas)
            check_number(where, "slots", walk.slots, 0, len(self.slots))
            if walk.a == walk.b and walk.slots:
                raise ProblemError(where, field="slots", value=walk.slots, mend="an area is no walk away from itself")

    def _check_interpreters(self) -> None:
        for row in self.interpreters:
            where = f"interpreter {row.id}"
            check_slots(where, "unavailable", row.unavailable, len(self.slots))
            check_number(where, "max_in_row", row.max_in_row, 1, 10_000, optional=True)

    def _check_previous(self) -> None:
        if self.previous is None:
            return
        previous, where = self.previous, "previous plan"
        unique_index(f"{where}, meeting", (placement.meeting for placement in previous.placements))
        known = {placement.meeting for placement in previous.placements}
        for name in previous.locked:
            check_known(where, "locked meeting", name, known)
            check_known(where, "locked meeting", name, self.meeting_index)
        for placement in previous.placements:
            row = f"{where}, meeting {placement.meeting}"
            check_number(row, "slot", placement.slot, 0, len(self.slots) - 1, shift=1)
            check_number(row, "table", placement.table, 0, len(self.tables) - 1, optional=True, shift=1)
        check_number(where, "now", previous.now, 0, len(self.slots), shift=1)
        check_number(where, "slot_price", previous.slot_price, 0, 1_000)
        check_number(where, "table_price", previous.table_price, 0, previous.slot_price)
        check_number(where, "budget", previous.budget, 0, 10_000_000, optional=True)

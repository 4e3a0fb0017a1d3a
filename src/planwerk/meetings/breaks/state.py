"""A plan in the form that the compiled search changes, and the way back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planwerk.meetings.breaks.instance import Instance
from planwerk.meetings.breaks.kernel import CHANCES

UNKNOWN = np.int64(2**40)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Slots count from 1, 0 means not placed; the arrays change in place.

    ``grid`` (people × slots + 2) holds the meeting of each person in each slot or -1; ``person`` (people × 2 words + 1)
    the busy slots, the slots that can be used and the number of breaks; ``meet`` (meetings × words + 1) the allowed
    slots and the participants, xored; ``link`` and ``order`` the precedences by meeting, from either side; ``faults``
    what is unfair about a number of breaks; ``tally`` breaks, faults, the best breaks without faults; ``door`` a lock;
    ``best`` the slots of that plan; ``people`` those with meetings.
    """

    grid: NDArray[np.int32]
    person: NDArray[np.uint64]
    meet: NDArray[np.uint64]
    ends: NDArray[np.int64]
    slot: NDArray[np.int64]
    count: NDArray[np.int64]
    capacity: NDArray[np.int64]
    people: NDArray[np.int64]
    link: NDArray[np.int64]
    order: NDArray[np.int64]
    faults: NDArray[np.int64]
    door: NDArray[np.int64]
    chances: NDArray[np.float64]
    random: NDArray[np.uint64]
    tally: NDArray[np.int64]
    best: NDArray[np.int64]

    @property
    def words(self) -> int:
        return int(self.meet.shape[1]) - 1


def pack(rows: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return each row of a boolean matrix over the slots as words with bit ``slot`` (from 1) set."""
    count, slots = rows.shape
    words = (slots + 2 + 63) // 64
    wide = np.zeros((count, words * 64), np.bool_)
    wide[:, 1 : slots + 1] = rows
    packed: NDArray[np.uint64] = np.packbits(wide, axis=1, bitorder="little").view(np.uint64)
    return packed


def empty_state(instance: Instance, seed: int, *, least: int = 0) -> State:
    """Return a state in which nothing is placed; with a fairness bound everyone is to have ``least`` breaks or more."""
    meetings, slots, degrees = instance.meetings, instance.slots, instance.degrees()
    allowed = pack(instance.allowed)
    words = allowed.shape[1]
    person = np.zeros((instance.people, 2 * words + 1), np.uint64)
    for side in (0, 1):
        for word in range(words):
            np.bitwise_or.at(person[:, words + word], instance.ends[:, side], allowed[:, word])
    link, order = _links(instance)
    return State(
        grid=np.full((instance.people, slots + 2), -1, np.int32),
        person=person,
        meet=np.hstack([allowed, (instance.ends[:, :1] ^ instance.ends[:, 1:]).astype(np.uint64)]),
        ends=instance.ends,
        slot=np.zeros(meetings, np.int64),
        count=np.zeros(slots + 2, np.int64),
        capacity=np.concatenate([[0], instance.capacity, [0]]).astype(np.int64),
        people=np.flatnonzero(degrees > 0),
        link=link,
        order=order,
        faults=_unfair(int(degrees.max(initial=1)) + 2, instance.fairness, least),
        door=np.zeros(1, np.int64),
        chances=-np.log((np.arange(CHANCES) + 0.5) / CHANCES),
        random=np.array([(seed * 2654435761 + 88172645463325252) % 2**64], np.uint64),
        tally=np.array([0, 0, UNKNOWN], np.int64),
        best=np.zeros(meetings, np.int64),
    )


def _links(instance: Instance) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    pairs = instance.order
    rows = np.array([(a, b, 1) for a, b in pairs.tolist()] + [(b, a, 0) for a, b in pairs.tolist()], np.int64).reshape(
        -1, 3
    )
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    link = np.searchsorted(rows[:, 0], np.arange(instance.meetings + 1)).astype(np.int64)
    return link, np.ascontiguousarray(rows[:, 1:])


def _unfair(size: int, fairness: int | None, least: int) -> NDArray[np.int64]:
    breaks = np.arange(size)
    if fairness is None:
        return np.zeros(size, np.int64)
    return np.maximum(0, breaks - least - fairness) + np.maximum(0, least - breaks)


def recount(state: State) -> None:
    """Set the breaks of everyone and the totals from the busy slots."""
    words = state.words
    busy = np.unpackbits(np.ascontiguousarray(state.person[:, :words]).view(np.uint8), axis=1, bitorder="little")
    runs = np.count_nonzero(busy[:, 1:] > busy[:, :-1], axis=1)
    breaks = np.maximum(0, runs - 1)
    state.person[:, 2 * words] = breaks
    over = int(np.maximum(0, state.count - state.capacity)[1:-1].sum())
    state.tally[0] = breaks.sum()
    missing = int(np.count_nonzero(state.slot == 0))
    state.tally[1] = missing + over + int(state.faults[breaks].sum()) + _wrong_order(state)


def _wrong_order(state: State) -> int:
    if not len(state.order):
        return 0
    earlier = np.repeat(np.arange(len(state.slot)), np.diff(state.link))
    first = state.order[:, 1] == 1
    one, two = state.slot[earlier[first]], state.slot[state.order[first, 0]]
    return int(np.count_nonzero((one >= two) & (one > 0) & (two > 0)))


def place_all(state: State, slots: NDArray[np.int64]) -> None:
    """Set every meeting's slot (from 1; 0 leaves it out) and count anew."""
    words = state.words
    state.slot[:] = slots
    state.grid[:] = -1
    placed = np.flatnonzero(slots)
    for side in (0, 1):
        state.grid[state.ends[placed, side], slots[placed]] = placed
    state.person[:, :words] = pack(state.grid[:, 1:-1] >= 0)
    state.count[:] = np.bincount(slots[placed], minlength=len(state.count))
    recount(state)

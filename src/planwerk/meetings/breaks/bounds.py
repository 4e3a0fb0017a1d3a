"""A bound from each participant alone, for events of any size."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from planwerk.core.kernels import kernel
from planwerk.meetings.breaks.instance import Instance


@kernel
def fewest_runs(usable: Any, earliest: Any, latest: Any) -> int:
    """Return the fewest runs in which one participant's meetings can be, -1 when they cannot.

    ``usable[t]`` says whether any of them may be in slot t; ``earliest`` and ``latest`` are the first and last slots of
    each meeting, sorted. The meetings up to a slot are at least those that must be over by then and at most those that
    may have begun: runs are counted over all numbers of busy slots between the two.
    """
    total, slots = len(earliest), len(usable)
    far = 1_000_000
    idle = np.full(total + 1, far)
    busy = np.full(total + 1, far)
    idle[0] = 0
    begun, due = 0, 0
    for t in range(slots):
        while begun < total and earliest[begun] <= t:
            begun += 1
        while due < total and latest[due] <= t:
            due += 1
        for k in range(total, -1, -1):
            rest = min(idle[k], busy[k])
            work = min(idle[k - 1] + 1, busy[k - 1]) if usable[t] and k > 0 else far
            inside = due <= k <= begun
            idle[k] = rest if inside else far
            busy[k] = work if inside else far
    runs = min(idle[total], busy[total])
    return -1 if runs >= far else runs


def breaks_alone(instance: Instance) -> NDArray[np.int64]:
    """Return for each participant the breaks that they have in any plan; -1 for whom no plan exists."""
    allowed, result = instance.allowed, np.zeros(instance.people, np.int64)
    if not instance.meetings:
        return result
    first: NDArray[np.int64] = np.argmax(allowed, axis=1)
    last = allowed.shape[1] - 1 - np.argmax(allowed[:, ::-1], axis=1)
    possible: NDArray[np.bool_] = np.asarray(allowed.any(axis=1))
    for person, rows in enumerate(instance.meetings_of()):
        if not rows:
            continue
        runs = -1
        if possible[rows].all():
            runs = fewest_runs(allowed[rows].any(axis=0), np.sort(first[rows]), np.sort(last[rows]))
        result[person] = runs - 1 if runs > 0 else -1
    return result

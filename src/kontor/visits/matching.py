"""How much a group wants to see a host: the planner's priority, raised by how many of the group are interested."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

# A step of the planner's priority (1 to 5) weighs as much as half of the group being interested.
STEP = 10
INTEREST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """``interested`` of ``people`` care for a field of the host's; ``priority`` is what the engine is given."""

    priority: int
    interested: int
    people: int
    fields: frozenset[int]


def match(
    *,
    priority: int,
    host: AbstractSet[int],
    group: AbstractSet[int],
    people: Sequence[AbstractSet[int]],
    parents: Mapping[int, int],
) -> Match:
    """Match a host's technology fields with a group's own fields and its people's interests (field pks).

    A field and its parent touch each other: who cares for robotics is glad of a welding-robot maker. A field of the
    group as a whole counts for everybody in it.
    """
    wide = _widened(host, parents)
    common = frozenset(field for field in _widened(group, parents) & wide)
    whole = bool(common)
    touched = [interests for interests in people if _widened(interests, parents) & wide]
    interested = len(people) if whole else len(touched)
    share = 1.0 if whole and not people else interested / len(people) if people else 0.0
    found = common.union(*(_widened(interests, parents) & wide for interests in touched))
    return Match(
        priority=STEP * priority + round(INTEREST * share), interested=interested, people=len(people), fields=found
    )


def _widened(fields: AbstractSet[int], parents: Mapping[int, int]) -> set[int]:
    return set(fields) | {parents[field] for field in fields if field in parents}

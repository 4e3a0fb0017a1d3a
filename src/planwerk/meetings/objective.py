"""The objectives' values, computed from scratch."""

from collections.abc import Sequence
from itertools import pairwise

from planwerk.core.result import Level
from planwerk.meetings.facts import Facts, Stay
from planwerk.meetings.problem import Participant


def breaks_of(agenda: Sequence[Stay]) -> int:
    """Return the breaks of one participant: groups of idle slots, of any length, between consecutive meetings."""
    return sum(two.first > one.last + 1 for one, two in pairwise(agenda))


def breaks(facts: Facts) -> int:
    """Return the published objective: the breaks of all participants."""
    return sum(breaks_of(agenda) for agenda in facts.agendas.values())


def gaps_of(facts: Facts, participant: Participant, agenda: Sequence[Stay]) -> list[int]:
    """Return the length in slots of each gap of one participant.

    A gap lies between two consecutive meetings of a day. Slots of lunch, of a wished pause or of the participant's own
    unavailability are not counted; where nothing else is left there is no gap.
    """
    slots, lengths = facts.problem.slots, []
    for one, two in pairwise(agenda):
        if slots[one.first].day == slots[two.first].day:
            idle = range(one.last + 1, two.first)
            free = participant.unavailable | participant.pauses
            lengths.append(sum(not slots[slot].is_break and slot not in free for slot in idle))
    return [length for length in lengths if length > 0]


def waiting(facts: Facts, participant: Participant, agenda: Sequence[Stay]) -> int:
    """Return what one participant's gaps cost, and their meetings in wished pauses (each slot like one waited in)."""
    prices = facts.problem.prices
    intruded = sum(slot in participant.pauses for stay in agenda for slot in range(stay.first, stay.last + 1))
    return sum(prices.gap + prices.idle * gap for gap in gaps_of(facts, participant, agenda)) + prices.idle * intruded


def shortfall(facts: Facts) -> int:
    """Return the meetings that are missing to the participants' wanted minima."""
    return sum(
        max(0, quota.minimum - facts.count(agenda, quota.session))
        for participant, agenda in facts.agenda_rows()
        for quota in participant.quotas
    )


def changed(facts: Facts) -> dict[str, int]:
    """Return the price of each meeting of the earlier plan that is left out or has another slot or table."""
    previous = facts.problem.previous
    if previous is None:
        return {}
    stays = {stay.meeting.id: stay for stay in facts.stays}
    prices: dict[str, int] = {}
    for old in previous.placements:
        stay = stays.get(old.meeting)
        if old.meeting not in facts.problem.meeting_index:
            continue
        if stay is None or stay.first != old.slot:
            prices[old.meeting] = previous.slot_price
        elif old.table is not None and stay.placement.table != old.table:
            prices[old.meeting] = previous.table_price
    return prices


def moving(facts: Facts, agenda: Sequence[Stay]) -> int:
    """Return one participant's slots of walking and changes of table between consecutive meetings of a day."""
    slots, total = facts.problem.slots, 0
    for one, two in pairwise(agenda):
        if slots[one.first].day == slots[two.first].day:
            total += facts.walk(one, two) + (one.placement.table != two.placement.table)
    return total


def levels(facts: Facts) -> tuple[Level, ...]:
    """Return the product's objective, level by level and without bounds."""
    costs = [(waiting(facts, row, agenda), len(agenda)) for row, agenda in facts.agenda_rows()]
    previous = facts.problem.previous
    change = [] if previous is None or previous.budget is not None else [("changes", sum(changed(facts).values()))]
    values = [
        ("minima", shortfall(facts)),
        ("placed", sum(stay.meeting.priority for stay in facts.stays)),
        *change,
        ("gaps", sum(cost for cost, _ in costs)),
        ("worst", max((cost for cost, count in costs if count > 1), default=0)),
        ("moving", sum(moving(facts, agenda) for agenda in facts.agendas.values())),
    ]
    return tuple(Level(name=name, value=value, sense="max" if name == "placed" else "min") for name, value in values)

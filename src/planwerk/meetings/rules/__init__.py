"""The referee's rules, one a file: ``BREAKS`` for the published problem, ``PRODUCT`` for the product's."""

from planwerk.meetings.rules import (
    all_placed,
    availability,
    contiguous,
    fairness,
    fixed_slot,
    one_at_a_time,
    precedence,
    reference,
    session,
    table_free,
)

_COMMON = (
    reference.RULE,
    one_at_a_time.RULE,
    availability.RULE,
    session.RULE,
    contiguous.RULE,
    fixed_slot.RULE,
    precedence.RULE,
    table_free.RULE,
    fairness.RULE,
)
BREAKS = (all_placed.RULE, *_COMMON)
PRODUCT = _COMMON

"""The referee's rules, one a file: ``BREAKS`` for the published problem, ``PRODUCT`` for the product's."""

from planwerk.meetings.rules import (
    all_placed,
    availability,
    booth,
    budget,
    contiguous,
    fair_gaps,
    fairness,
    fixed_slot,
    history,
    in_a_row,
    interpreter,
    interpreter_time,
    one_at_a_time,
    precedence,
    quota,
    reference,
    session,
    table_access,
    table_free,
    table_open,
    table_seats,
    walking,
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
)
BREAKS = (*_COMMON, all_placed.RULE, fairness.RULE)
PRODUCT = (
    *_COMMON,
    table_open.RULE,
    table_seats.RULE,
    table_access.RULE,
    booth.RULE,
    walking.RULE,
    quota.RULE,
    in_a_row.RULE,
    interpreter.RULE,
    interpreter_time.RULE,
    history.RULE,
    budget.RULE,
    fair_gaps.RULE,
)

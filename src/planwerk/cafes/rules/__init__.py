"""The referee's rules, one a file."""

from planwerk.cafes.rules import (
    access,
    attendance,
    avoid,
    even,
    held,
    host,
    meet,
    place,
    reference,
    revisit,
    seats,
)

RULES = (
    reference.RULE,
    held.RULE,
    attendance.RULE,
    seats.RULE,
    even.RULE,
    host.RULE,
    place.RULE,
    access.RULE,
    meet.RULE,
    avoid.RULE,
    revisit.RULE,
)

"""Who sees which page: one table for every address × role.

Each app states its own rows in a module of its name here: ``PAGES``, and a ``build(world)`` that makes what its pages
show. ``tests/architecture/test_access.py`` runs every row for every role, and fails for an address without a row.

An allowed visitor gets an answer (below 400, not the sign-in page). Everybody else gets 404, and a stranger may be
sent to sign in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kontor.accounts.enums import Role
from kontor.accounts.models import User

PUBLIC = "public"
CONTACT, PARTICIPANT, HOST = "contact", "participant", "host"
INTERPRETER, DRIVER, CO_ORGANISER = "interpreter", "driver", "co-organiser"
STAFF, MANAGER, ADMINISTRATOR, FUNDER = "staff", "manager", "administrator", "funder"
ROLES = (
    PUBLIC, CONTACT, PARTICIPANT, HOST, INTERPRETER, DRIVER, CO_ORGANISER, STAFF, MANAGER, ADMINISTRATOR, FUNDER,
)  # fmt: skip
EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {PUBLIC}
HOUSE = frozenset({STAFF, MANAGER, ADMINISTRATOR})
ADMINISTRATION = frozenset({ADMINISTRATOR})


@dataclass(slots=True)
class World:
    """One user for each role but the public, and what the apps have built: ``world.things["organisation"]``."""

    users: dict[str, User] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.things[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address and who gets an answer from it.

    ``case`` tells rows of the same address apart: a published programme and a draft, one's own job and another's.
    """

    view: str
    seen_by: frozenset[str]
    kwargs: Callable[[World], Mapping[str, Any]] = lambda world: {}
    method: str = "get"
    data: Callable[[World], Mapping[str, Any]] = lambda world: {}
    query: str = ""
    case: str = ""


def people() -> dict[str, User]:
    """Make one user for each role."""
    roles = {STAFF: Role.STAFF, MANAGER: Role.MANAGER, ADMINISTRATOR: Role.ADMINISTRATOR, FUNDER: Role.FUNDER}
    return {
        name: User.objects.create_user(f"{name}@example.org", family_name=name, role=roles.get(name, Role.NONE))
        for name in ROLES
        if name != PUBLIC
    }

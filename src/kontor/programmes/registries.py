"""What higher apps add to a programme's pages and agenda."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from kontor.common.registry import Registry

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kontor.programmes.agenda import Wanted
    from kontor.programmes.models import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSource:
    """Something that publishes entries. ``wanted`` reads what ought to be in the agenda now."""

    label: str | Promise
    wanted: Callable[["Programme"], Iterable["Wanted"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A card of a programme's overview. ``context`` returns what ``template`` needs, ``None`` to show nothing.

    ``column`` is the overview's column (1 tasks, 2 hosts and people, 3 figures and papers).
    """

    template: str
    context: Callable[["Programme", "HttpRequest"], dict[str, object] | None]
    column: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page of a programme. ``count`` is shown beside the label; ``None`` shows none."""

    label: str | Promise
    url_name: str  # takes the programme's public id
    shown: Callable[["Programme"], bool] = lambda programme: True
    count: Callable[["Programme"], int | None] = lambda programme: None


agenda_sources: Registry[AgendaSource] = Registry("agenda sources")
panels: Registry[Panel] = Registry("programme panels")
tabs: Registry[Tab] = Registry("programme tabs")

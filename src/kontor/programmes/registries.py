"""What higher apps add to a programme's pages and agenda."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from rules.predicates import Predicate

from kontor.accounts.rules import everybody
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
    """A card of a programme's overview: its template is given ``panel``. ``None`` leaves the card out."""

    template: str
    context: Callable[["Programme", "HttpRequest"], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTab:
    """A page of a programme. ``view`` takes the programme's public id; ``count`` is shown beside the label.

    ``may`` says who has it, where not everybody who sees the programme does.
    """

    label: str | Promise
    view: str
    shown: Callable[["Programme"], bool] = lambda programme: True
    count: Callable[["Programme"], int | None] = lambda programme: None
    may: Predicate = everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class StationNote:
    """What a higher app says under a station of the line: "Draft 14, today 09:12"."""

    station: str
    text: Callable[["Programme"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do next: in words, the page where it is done, its icon."""

    words: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSource:
    """What an app knows to do next in a programme, the most pressing first."""

    steps: Callable[["Programme"], Iterable[Step]]


agenda_sources: Registry[AgendaSource] = Registry("agenda sources")
panels: Registry[Panel] = Registry("programme panels")
tabs: Registry[ProgrammeTab] = Registry("programme tabs")
station_notes: Registry[StationNote] = Registry("station notes")
step_sources: Registry[StepSource] = Registry("next steps")

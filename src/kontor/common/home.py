"""Where a visitor lands, and what stands on the staff's first page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from kontor.common.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A card on the first page, of staff or of the public: its template and what that is given; ``None``: no card."""

    template: str
    context: Callable[[HttpRequest], Mapping[str, Any] | None]


today_panels: Registry[Panel] = Registry("today panels")

# What the public front page shows.
front_panels: Registry[Panel] = Registry("front panels")

# Asked in order until one knows where this visitor belongs; without any answer it is the public front page.
landings: Registry[Callable[[HttpRequest], str | None]] = Registry("landings")

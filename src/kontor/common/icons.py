"""Tabler's outline icons. A whole page carries one sprite of what it used, a partial the drawings themselves."""

import json
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe


class UnknownIconError(Exception):
    """A page asks for an icon that is not vendored."""


@cache
def drawings() -> dict[str, str]:
    """Return the SVG shapes by icon name."""
    shapes: dict[str, str] = json.loads((Path(__file__).parent / "icons.json").read_text())
    return shapes


def drawing(name: str) -> SafeString:
    """Return one icon's shapes (our own vendored file, so safe as it is)."""
    try:
        return mark_safe(drawings()[name])  # noqa: S308
    except KeyError:
        raise UnknownIconError(f"No icon {name!r}. Add it to common/icons.txt and run `make vendor`.") from None

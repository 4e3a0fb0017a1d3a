"""The frame around every page: menus, languages, light or dark."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from kontor.common.registry import Registry

Visitor = AbstractBaseUser | AnonymousUser
THEMES = ("auto", "light", "dark")


def staff_only(user: Visitor) -> bool:
    return bool(getattr(user, "is_staff", False))


def everybody(user: Visitor) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """A place in a menu. ``view`` names its address; it is marked as "here" on every page below that address."""

    label: str | Promise
    icon: str
    view: str
    visible: Callable[[Visitor], bool] = staff_only
    hide_on_phone: bool = False

    @property
    def url(self) -> str:
        return reverse(self.view)


rail: Registry[MenuEntry] = Registry("rail")
public_menu: Registry[MenuEntry] = Registry("public menu")


def entries(menu: Registry[MenuEntry], request: HttpRequest) -> list[tuple[MenuEntry, bool]]:
    """Return the entries this visitor sees, each with whether the page lies below it."""
    seen = [entry for entry in menu if entry.visible(request.user)]
    below = [entry for entry in seen if request.path.startswith(entry.url)]
    # The first page lies above every other; it is "here" only when it is the page itself.
    below = [entry for entry in below if entry.url != "/" or request.path == "/"]
    here = max(below, key=lambda entry: len(entry.url), default=None)
    return [(entry, entry is here) for entry in seen]


def theme(request: HttpRequest) -> str:
    found = request.COOKIES.get("theme", "auto")
    return found if found in THEMES else "auto"


def context(request: HttpRequest) -> dict[str, Any]:
    """Give every template the frame. Menus are computed only where a page draws them."""
    return {
        "rail_entries": lambda: entries(rail, request),
        "public_entries": lambda: entries(public_menu, request),
        "theme": theme(request),
        "languages": [(code, code[:2].upper()) for code, _ in settings.LANGUAGES],
        "house": settings.HOUSE,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A link in a page's row of tabs."""

    label: str | Promise
    url: str
    here: bool = False
    count: int | None = None

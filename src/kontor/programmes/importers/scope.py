"""The programme a list belongs to."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kontor.common.folding import plain
from kontor.imports.cells.model import Hints
from kontor.imports.contract import ScopeError, Settings
from kontor.programmes.models import Programme
from kontor.programmes.rules import visible_programmes

_SHOWN = 8


def programme_of(scope: str) -> Programme:
    """Return the programme with this public id, or the only one whose title holds these words.

    Raises ``ScopeError`` naming what there is.
    """
    try:
        return Programme.objects.get(public_id=uuid.UUID(scope))
    except (ValueError, Programme.DoesNotExist):
        pass
    wanted = plain(scope)
    programmes = list(Programme.objects.all())
    found = [one for one in programmes if wanted and wanted in plain(" ".join(_titles(one)))]
    exact = [one for one in found if wanted in {plain(title) for title in _titles(one)}]
    if len(exact or found) == 1:
        return (exact or found)[0]
    names = ", ".join(f"“{one.title}” ({one.public_id})" for one in programmes[:_SHOWN])
    if found:
        raise ScopeError(_("Several programmes fit “%(name)s”. Give the id of one: %(names)s.")
                         % {"name": scope, "names": names})  # fmt: skip
    if not names:
        raise ScopeError(_("There is no programme yet. Create one first."))
    if not scope:
        raise ScopeError(_("Say which programme the list belongs to: %(names)s.") % {"names": names})
    raise ScopeError(_("There is no programme “%(name)s”. There are: %(names)s.") % {"name": scope, "names": names})


def _titles(programme: Programme) -> list[str]:
    data = programme.title.data
    return [str(title) for title in data.values()] if isinstance(data, dict) else [str(data)]


def scopes(user: Any) -> Sequence[tuple[str, str]]:
    return [(str(one.public_id), str(one.title)) for one in visible_programmes(user).order_by("-starts_on")]


def hints(settings: Settings) -> Hints:
    programme = programme_of(settings.scope)
    return Hints(
        country=settings.options.get("country", "DE"), first_day=programme.starts_on, last_day=programme.ends_on,
        zone=programme.zone, is_sure="country" in settings.options,
    )  # fmt: skip


def aware(programme: Programme, moment: datetime) -> datetime:
    """Return a local moment of the programme's place as an aware one."""
    return moment.replace(tzinfo=ZoneInfo(programme.zone))

"""Programmes in the search: the house finds all, a partner agency its own, everybody the public ones."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kontor.accounts.models import User
from kontor.accounts.rules import is_staff
from kontor.common.search import PUBLIC, Entry, SearchSource, audiences, index, sources
from kontor.common.shell import Visitor
from kontor.programmes.models import Programme
from kontor.programmes.rules import visible_programmes

ALL, TEAM, OPEN = "programmes.programme", "programmes.team", "programmes.public"


def rows() -> "QuerySet[Programme]":
    return Programme.objects.prefetch_related("places", "partners__organisation", "phases__responsible")


def staff_entry(programme: Programme) -> Entry:
    return _entry(programme)


def team_entry(programme: Programme) -> Entry:
    """Return what a partner agency finds: the same, as far as it works on it."""
    return _entry(programme, audience=f"programme:{programme.pk}")


def public_entry(programme: Programme) -> Entry | None:
    """Return what everybody finds: what the public page says anyway."""
    if not programme.is_public or programme.published_at is None:
        return None
    titles = _texts(programme.title)
    url = reverse("programmes:public", args=[programme.public_id])
    return Entry(title=titles[0], url=url, audience=PUBLIC, subtitle=_dates(programme), texts=titles[1:])


def _entry(programme: Programme, **more: Any) -> Entry:
    titles = _texts(programme.title)
    towns = ", ".join(dict.fromkeys(place.city for place in programme.places.all() if place.city))
    return Entry(
        title=titles[0], url=reverse("programmes:overview", args=[programme.public_id]),
        subtitle=" · ".join(filter(None, (_dates(programme), towns))), texts=[*titles[1:], *_more(programme)], **more,
    )  # fmt: skip


def _more(programme: Programme) -> Iterator[str]:
    """Yield what else a programme is looked for by: its places, and who works on it."""
    yield from (place.name for place in programme.places.all())
    yield from (partner.organisation.name for partner in programme.partners.all())
    yield from (phase.responsible.name for phase in programme.phases.all() if phase.responsible)


def _dates(programme: Programme) -> str:
    """Return the days, in figures that every reader of the index understands."""
    return f"{programme.starts_on:%d.%m.%Y}–{programme.ends_on:%d.%m.%Y}"


def _texts(value: Any) -> list[str]:
    """Return a title in every language it has, the house's own first; at least one."""
    data = getattr(value, "data", value)
    if not isinstance(data, dict):
        return [str(data or "")]
    return [str(data[code]) for code in sorted(data, key=lambda code: code != "de") if data[code]] or [""]


def refresh(programme: Programme) -> None:
    """Write a programme's entries anew. Called by every operation that changes what is found of it."""
    found = list(rows().filter(pk=programme.pk))
    for source in (ALL, TEAM, OPEN):
        index(source, found)


def own_audiences(user: Visitor) -> set[str]:
    """Return the audiences of the programmes somebody works on from outside."""
    if not isinstance(user, User) or user._state.adding or is_staff.test(user):
        return set()
    return {f"programme:{pk}" for pk in visible_programmes(user).values_list("pk", flat=True)}


def register() -> None:
    """Called when the app is ready."""
    for key, entry, label, order in (
        (ALL, staff_entry, _("Programmes"), 15), (TEAM, team_entry, _("Programmes"), 16),
        (OPEN, public_entry, _("Public programmes"), 91),
    ):  # fmt: skip
        source = SearchSource(label=label, icon="luggage" if key != OPEN else "world", rows=rows, entry=entry)
        sources.register(key, source, order=order)
    audiences.register("programmes", own_audiences)

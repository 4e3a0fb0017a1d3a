"""A participant's own pages: opened by the key in the address, in the reader's language, without a login."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from kontor.accounts.access import only
from kontor.accounts.rules import is_signed_in
from kontor.common import formats
from kontor.documents.qr import code
from kontor.documents.tongues import Tongues
from kontor.documents.words import LANGUAGES, django_name, spoken, words
from kontor.programmes.calendars import calendar_of, last_change
from kontor.programmes.diets import diet_names
from kontor.programmes.landing import own_participation
from kontor.programmes.models import Participation
from kontor.programmes.papers.badges import badge_address
from kontor.programmes.personal import Agenda, Shown, appointment_of, host_lines

COOKIE = "agenda_language"
NAMES = {"de": "Deutsch", "en": "English", "fr": "Français", "es": "Español", "ca": "Català", "zh": "中文"}

View = Callable[..., HttpResponse]


def by_key(view: View) -> View:
    """Hand a page the participation behind the key, and speak its language while the page is made.

    The key is a secret: the page tells no other site of its address, is in no search engine and in no shared cache.
    """

    @wraps(view)
    def opened(request: HttpRequest, key: str, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Participation.objects.select_related("programme", "person", "organisation", "group")
        participation = get_object_or_404(rows, agenda_key=key)
        language = language_of(request, participation)
        with translation.override(django_name(language)):
            response = view(request, participation, language, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if request.GET.get("lang") in LANGUAGES:
            response.set_cookie(COOKIE, language, max_age=180 * 86400, samesite="Lax", secure=request.is_secure())
        return response

    return opened


def language_of(request: HttpRequest, participation: Participation) -> str:
    """Return the language asked for, else the one chosen before, else the person's own."""
    chosen = request.GET.get("lang") or request.COOKIES.get(COOKIE)
    if chosen in LANGUAGES:
        return str(chosen)
    return spoken(participation.language, *participation.person.languages)


@require_safe
@only(is_signed_in)
def mine(request: HttpRequest) -> HttpResponse:
    """Lead somebody who signed in to their own agenda."""
    found = own_participation(request.user)
    if found is None:
        raise Http404
    return redirect("programmes:agenda", found.agenda_key)


@require_safe
@by_key
def agenda(request: HttpRequest, participation: Participation, language: str) -> HttpResponse:
    """Show a day, the next thing above it."""
    shown = Agenda.of(participation, language, timezone.now())
    day = shown.day_or_today(request.GET.get("day", ""))
    following = shown.next
    days = [(one, one.isoformat(), formats.weekday(one), one == day) for one in shown.days]
    context = {
        **_card(shown, following),
        "agenda": shown,
        "days": days,
        "day": day,
        "entries": shown.on(day) if day else [],
        "next": following,
        "countdown": shown.countdown(following) if following else "",
        "host": host_lines(appointment_of(following), language) if following else None,
        "here": "agenda",
    }
    return _page(request, "agenda", participation, language, context)


@require_safe
@by_key
def entry(request: HttpRequest, participation: Participation, language: str, public_id: UUID) -> HttpResponse:
    """Show one thing with its host."""
    shown = Agenda.of(participation, language, timezone.now())
    found = next((one for one in shown.entries if one.entry.public_id == public_id), None)
    if found is None:
        raise Http404
    host = host_lines(appointment_of(found), language)
    context = {**_card(shown, found), "agenda": shown, "next": found, "host": host, "here": "agenda"}
    return _page(request, "entry", participation, language, context)


@require_safe
@by_key
def calendar_page(request: HttpRequest, participation: Participation, language: str) -> HttpResponse:
    """Say how the calendar gets onto the phone."""
    feed = request.build_absolute_uri(f"/a/{participation.agenda_key}/calendar.ics")
    context = {"feed": feed, "webcal": "webcal://" + feed.split("://", 1)[1], "here": "calendar"}
    return _page(request, "calendar", participation, language, context)


@require_safe
@by_key
def notes(request: HttpRequest, participation: Participation, language: str) -> HttpResponse:
    """Show the practical notes and whom to call."""
    shown = Agenda.of(participation, language, timezone.now())
    return _page(request, "notes", participation, language, {"agenda": shown, "here": "notes"})


@require_safe
@by_key
def badge(request: HttpRequest, participation: Participation, language: str) -> HttpResponse:
    """Show the code of the badge, large."""
    return _page(request, "code", participation, language, {"here": "code"})


@require_safe
@by_key
def feed(request: HttpRequest, participation: Participation, language: str) -> HttpResponse:
    """Return the calendar; nothing when it has not changed since the reader's copy."""
    changed = last_change(participation)
    known = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if known is not None and int(changed.timestamp()) <= known:
        return HttpResponse(status=304)
    body = calendar_of(participation, language)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="programme.ics"'
    response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response


def _card(agenda: Agenda, shown: Shown | None) -> dict[str, Any]:
    """Return the card's words that carry a value."""
    diet = ", ".join(diet_names(agenda.participation.diet, agenda.language))
    return {
        "next_until": agenda.words["until"].format(end=shown.end) if shown else "",
        "for_you": agenda.words["for_you"].format(diet=diet),
    }


def _page(
    request: HttpRequest, name: str, participation: Participation, language: str, context: dict[str, Any]
) -> HttpResponse:
    common = {
        "participation": participation,
        "title": Tongues(language).text(participation.programme.title)["a"],
        "w": words(language),
        "language": language,
        "page_languages": [(short, NAMES[short], short == language) for short in LANGUAGES],
        "qr": code(badge_address(participation)),
        "short_code": str(participation.public_id).upper()[:4] + " " + str(participation.public_id).upper()[4:8],
    }
    return render(request, f"programmes/agenda/{name}.html", common | context)

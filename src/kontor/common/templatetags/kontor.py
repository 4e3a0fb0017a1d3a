"""The tags and filters of every page. They are loaded everywhere; no template needs ``{% load %}``."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kontor.common import formats
from kontor.common.icons import drawing
from kontor.common.marks import house_mark

register = template.Library()

for name in (
    "weekday",
    "day",
    "full_date",
    "short_date",
    "clock",
    "moment",
    "zone_name",
    "duration",
    "number",
    "file_size",
):
    register.filter(name, getattr(formats, name))
for name in ("days", "span", "money"):
    register.simple_tag(getattr(formats, name), name=name)


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str, size: str = "", extra: str = "") -> SafeString:
    """Draw an icon (``size``: sm, lg or xl). It is decoration: the words beside it, or the button's label, carry it."""
    shapes = drawing(name)
    classes = " ".join(part for part in ("i", f"i-{size}" if size else "", extra) if part)
    request = getattr(context, "request", None)
    if request is None or (getattr(request, "htmx", False) and not request.htmx.boosted):
        return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', classes, shapes)
    used: set[str] = request.__dict__.setdefault("_icons", set())
    used.add(name)
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', classes, name)


@register.simple_tag(takes_context=True)
def sprite(context: Context) -> SafeString:
    """Draw every icon the page has used, once. Stands at the end of the page."""
    used: set[str] = getattr(getattr(context, "request", None), "_icons", set())
    symbols = ((name, drawing(name)) for name in sorted(used))
    return format_html(
        '<svg width="0" height="0" class="k-sr" aria-hidden="true">{}</svg>',
        format_html_join("", '<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>', symbols),
    )


@register.simple_tag
def mark(name: str, size: str = "") -> SafeString:
    """Draw an organisation's house mark (``size``: sm or lg)."""
    path, tone = house_mark(name)
    classes = " ".join(part for part in ("k-mark", tone, f"k-mark-{size}" if size else "") if part)
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', classes, path)


@register.simple_tag
def face(initials: str, tone: str = "", title: str = "") -> SafeString:
    """Draw a person's initials (``tone``: owl for the region, cat and fra for the first and second delegation)."""
    classes = f"k-face is-{tone}" if tone else "k-face"
    return format_html('<span class="{}" title="{}" aria-hidden="true">{}</span>', classes, title, initials)


STATE_ICONS = {
    "idea": "bulb", "asked": "send", "offered": "calendar-week", "ok": "circle-check", "no": "x", "held": "check",
    "stop": "alert-triangle",
}  # fmt: skip


@register.simple_tag(takes_context=True)
def state(context: Context, kind: str, words: str, picture: str = "") -> SafeString:
    """Draw a state: shape, word and colour. ``kind``: idea, asked, offered, ok, no, held or stop."""
    drawn = icon(context, picture or STATE_ICONS[kind], "sm")
    return format_html('<span class="k-state is-{}">{}{}</span>', kind, drawn, words)


KIND_ICONS = {
    "visit": "building-factory-2", "meeting": "arrows-left-right", "talk": "microphone-2", "meal": "tools-kitchen-2",
    "cafe": "coffee", "ceremony": "award", "transfer": "bus",
}  # fmt: skip


@register.simple_tag(takes_context=True)
def kind_icon(context: Context, kind: str, size: str = "") -> SafeString:
    """Draw the icon of a kind of agenda item: visit, meeting, talk, meal, cafe, ceremony or transfer."""
    return icon(context, KIND_ICONS[kind], size)


@register.simple_tag
def share(part: float, whole: float = 100) -> str:
    """Return the class that gives a meter its width: ``share-62`` for 62 of 100."""
    return f"share-{min(100, max(0, round(100 * part / whole))) if whole else 0}"


@register.filter
def at_class(value: time | datetime) -> str:
    """Return the class that places an item in a timeline: ``at-0930``, on the grid of five minutes."""
    return f"at-{value.hour:02d}{value.minute // 5 * 5:02d}"


@register.filter
def for_class(minutes: int) -> str:
    """Return the class that gives an item its length: ``for-90``, at least five minutes."""
    return f"for-{min(480, max(5, round(minutes / 5) * 5))}"


@register.filter
def iso(value: date) -> str:
    """Return a date or moment for ``<time datetime>``."""
    return value.isoformat()


@register.filter
def control(field: BoundField) -> SafeString:
    """Draw a form field's own control, dressed as the design asks."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        dress = "form-check-input"
    elif isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        dress = ""
    else:
        dress = "form-select" if isinstance(widget, Select) else "form-control"
    attributes = {"class": f"{widget.attrs.get('class', '')} {dress}{' is-invalid' if field.errors else ''}".strip()}
    return field.as_widget(attrs={key: value for key, value in attributes.items() if value})


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether the label stands behind the control."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether the control is several: a fieldset with a legend instead of a label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def is_file(field: BoundField) -> bool:
    return isinstance(field.field.widget, FileInput)


@register.filter
def undo_address(tags: str) -> str:
    """Return where a message's undo button posts to, from the message's tags."""
    return next((tag.removeprefix("undo:") for tag in tags.split() if tag.startswith("undo:")), "")


@register.filter
def lookup(row: dict[str, Any], key: str) -> Any:
    """Return ``row[key]``, for a key that is known only when the page is drawn."""
    return row.get(key)


@register.filter
def words(items: Iterable[object]) -> str:
    """Return a list in words: "A, B und C"."""
    from babel.lists import format_list

    return format_list([str(item) for item in items], locale=formats.locale())


@register.simple_tag
def logo() -> SafeString:
    """Draw the sign of the house."""
    path = "M11 4V30M11 19 24 5M15.5 15 25 30M5 9H17M11 30H5"
    return mark_safe(  # noqa: S308
        '<svg class="k-logo" width="34" height="34" viewBox="0 0 34 34" role="img" aria-label="Kontor">'
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="2.9" stroke-linecap="square"/></svg>'
    )


@register.simple_tag
def language_code() -> str:
    return get_language() or "de"

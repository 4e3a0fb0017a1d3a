"""Tags of the directory's pages."""

import re
from collections.abc import Iterable
from pathlib import Path

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from i18nfield.strings import LazyI18nString

from kontor.common.templatetags.kontor import mark
from kontor.directory.enums import VisitFormat
from kontor.directory.forms.base import language_choices
from kontor.directory.models import Organisation
from kontor.directory.queries import language_of_reader
from kontor.imports.cells.words import country_name

register = template.Library()


@register.filter
def marked(text: object, words: Iterable[str]) -> SafeString:
    """Mark searched words in a text. The text is escaped first; only our own tags are added."""
    safe = str(escape(str(text)))
    parts = sorted(
        {escape(part) for word in words for part in (word, *word.split()) if len(part) > 2}, key=len, reverse=True
    )
    if not parts:
        return mark_safe(safe)  # noqa: S308 - escaped above
    pattern = re.compile("|".join(re.escape(str(part)) for part in parts), re.IGNORECASE)
    return mark_safe(pattern.sub(lambda match: f"<mark>{match[0]}</mark>", safe))  # noqa: S308 - escaped above


@register.filter
def country(code: str) -> str:
    return country_name(code, language_of_reader()) if code else ""


@register.filter
def language_names(codes: Iterable[str]) -> str:
    known = dict(language_choices())
    return ", ".join(known.get(code, code) for code in codes)


@register.filter
def format_names(values: Iterable[str]) -> str:
    return ", ".join(str(VisitFormat(value).label) for value in values if value in VisitFormat.values)


@register.filter
def in_languages(text: LazyI18nString) -> list[tuple[str, str]]:
    """Return a label in each of its languages."""
    return list(text.data.items()) if isinstance(text.data, dict) else [("", str(text.data))]


@register.simple_tag
def sign(organisation: Organisation, size: str = "") -> SafeString:
    """Draw an organisation's logo, or its house mark where it has none (``size``: sm or lg)."""
    if not organisation.logo:
        return mark(organisation.name, size)
    version = Path(str(organisation.logo.name)).stem[-7:]  # differs from file to file: another logo, another address
    url = f"{reverse('directory:logo-picture', args=[organisation.public_id])}?v={version}"
    classes = " ".join(filter(None, ("k-mark d-logo", f"k-mark-{size}" if size else "")))
    return format_html('<img class="{}" src="{}" alt="" loading="lazy">', classes, url)

"""Dates, times, numbers and money as the reader's language writes them.

English is written the British way, with the month in full: most readers have neither language as their first, and
"10/11" means two days.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, get_timezone_name
from babel.numbers import format_currency, format_decimal
from django.utils import timezone, translation

LOCALES = {"en": "en_GB", "zh-hans": "zh_Hans_CN"}
DASH = "–"


def locale() -> Locale:
    """Return the reader's locale."""
    language = translation.get_language() or "en"
    return Locale.parse(LOCALES.get(language, language.replace("-", "_")))


def in_zone(value: datetime, zone: str | None = None) -> datetime:
    """Return a moment on the clock of ``zone`` (IANA name), or of the page where none is given."""
    return value.astimezone(ZoneInfo(zone)) if zone else timezone.localtime(value)


def _date(value: date, zone: str | None) -> date:
    return in_zone(value, zone).date() if isinstance(value, datetime) else value


def weekday(value: date, zone: str | None = None) -> str:
    """Return "Do" or "Thu"."""
    return format_date(_date(value, zone), "ccc", locale=locale()).rstrip(".")


def day(value: date, zone: str | None = None) -> str:
    """Return "Do 14. Oktober" or "Thu 14 October"."""
    found = _date(value, zone)
    return f"{weekday(found)} {format_skeleton('MMMMd', datetime(found.year, found.month, found.day), locale=locale())}"


def full_date(value: date, zone: str | None = None) -> str:
    """Return "14. Oktober 2027" or "14 October 2027"."""
    return format_date(_date(value, zone), "long", locale=locale())


def short_date(value: date, zone: str | None = None) -> str:
    """Return "14.10.2027" or "14 Oct 2027", for tables."""
    return format_date(_date(value, zone), "dd.MM.y" if locale().language == "de" else "d MMM y", locale=locale())


def days(first: date, last: date) -> str:
    """Return "11.–15. Oktober 2027" or "11–15 October 2027": what both days share is written once."""
    if first == last:
        return full_date(first)
    if first.year != last.year:
        return f"{full_date(first)} {DASH} {full_date(last)}"
    if locale().language == "zh":
        return f"{full_date(first)}{DASH}{format_date(last, 'M月d日', locale=locale())}"
    dot = "." if locale().language == "de" else ""
    if first.month == last.month:
        return f"{first.day}{dot}{DASH}{full_date(last)}"
    return f"{format_date(first, f'd{dot} MMMM', locale=locale())} {DASH} {full_date(last)}"


def clock(value: datetime, zone: str | None = None) -> str:
    """Return "09:30" on the clock of ``zone``."""
    return in_zone(value, zone).strftime("%H:%M")


def span(start: datetime, end: datetime, zone: str | None = None) -> str:
    """Return "09:30–11:00"."""
    return f"{clock(start, zone)}{DASH}{clock(end, zone)}"


def moment(value: datetime, zone: str | None = None) -> str:
    """Return "14.10.2027, 09:30"."""
    return f"{short_date(value, zone)}, {clock(value, zone)}"


def zone_name(zone: str, at: datetime | None = None) -> str:
    """Return "MESZ" or "CEST" for ``Europe/Berlin`` in summer, as the reader's language names it."""
    when = (at or timezone.now()).astimezone(ZoneInfo(zone))
    return get_timezone_name(when, width="short", locale=locale())


def duration(minutes: int) -> str:
    """Return "55 min" or "6 h 20"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def number(value: float | Decimal, digits: int | None = None) -> str:
    """Return "2.900" or "2,900"; ``digits`` after the point."""
    pattern = None if digits is None else f"#,##0.{'0' * digits}" if digits else "#,##0"
    return format_decimal(value, format=pattern, locale=locale())


def money(value: Decimal, currency: str = "EUR") -> str:
    """Return "1.250,00 €" or "€1,250.00"."""
    return format_currency(value, currency, locale=locale())


def file_size(count: int) -> str:
    """Return "1,4 MB"."""
    return f"{number(count / 1_000_000, 1)} MB" if count >= 1_000_000 else f"{number(max(1, count // 1000))} kB"

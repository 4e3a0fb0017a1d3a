"""What must hold, shared by models, forms and importers."""

from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontor.programmes.models import Programme


def known_zone(value: str) -> None:
    """Refuse a time zone the tz database does not know."""
    if value not in available_timezones():
        raise ValidationError(
            _("There is no time zone “%(value)s”. Write it as Europe/Berlin or Asia/Shanghai."),
            code="zone",
            params={"value": value},
        )


def in_order(first: object, last: object) -> None:
    """Refuse an end that does not come after its beginning."""
    if first is not None and last is not None and not first < last:  # type: ignore[operator]
        raise ValidationError(_("The end must come after the beginning."), code="order")


def window_in_programme(programme: Programme, starts_at: datetime, ends_at: datetime) -> None:
    """Refuse a window that is empty, passes midnight, or lies outside the programme's days (in its zone)."""
    in_order(starts_at, ends_at)
    zone = ZoneInfo(programme.zone)
    first, last = starts_at.astimezone(zone), ends_at.astimezone(zone)
    if first.date() != last.date():
        raise ValidationError(_("A window begins and ends on the same day. Write one window for each day."), code="day")
    if not programme.starts_on <= first.date() <= programme.ends_on:
        raise ValidationError(
            _("%(day)s is outside the programme, which runs from %(first)s to %(last)s."),
            code="outside",
            params={
                "day": first.date().strftime("%d.%m.%Y"),
                "first": programme.starts_on.strftime("%d.%m.%Y"),
                "last": programme.ends_on.strftime("%d.%m.%Y"),
            },
        )

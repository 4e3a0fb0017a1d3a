"""Fields several forms share."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kontor.directory.models import Organisation

if TYPE_CHECKING:
    from django.forms import ModelForm as ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Django's own, which takes a type argument only in its stubs."""

        def __class_getitem__(cls, model: type) -> type:
            return cls


# The languages of delegations so far; ISO 639-1.
LANGUAGES = ("de", "en", "fr", "es", "ca", "it", "pt", "nl", "pl", "cs", "uk", "ru", "tr", "he", "ar", "zh", "ja", "ko")


class DayInput(forms.DateInput):
    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs={"type": "date", **attrs}, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs={"type": "time", **attrs}, format="%H:%M")


def language_choices() -> list[tuple[str, str]]:
    """Return the languages by their names in the reader's own."""
    names = Locale.parse((get_language() or "de").replace("-", "_")).languages
    return [(code, str(names.get(code, code))) for code in LANGUAGES]


class LanguagesField(forms.MultipleChoiceField):
    """Languages by name, kept as codes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(choices=language_choices, widget=forms.CheckboxSelectMultiple, **kwargs)


class OrganisationField(forms.CharField):
    """An organisation by its name: a list of thousands is no choice. The page suggests names while typing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=240, **kwargs)
        self.widget.attrs.update({"list": "organisations", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return Organisation.objects.filter(pk=value).values_list("name", flat=True).first() or ""
        return value

    def clean(self, value: Any) -> Organisation | None:
        name = super().clean(value)
        if not name:
            return None
        rows = Organisation.objects.filter(archived_at=None)  # one given up in a merge is no second of its name
        found = list(rows.filter(name__iexact=name)[:2]) or list(rows.filter(name__icontains=name)[:2])
        if not found:
            raise ValidationError(
                _("There is no organisation “%(name)s”. Add it to the network first."), params={"name": name}
            )
        if len(found) > 1:
            raise ValidationError(
                _("“%(name)s” is the name of several. Write it in full."), code="several", params={"name": name}
            )
        return found[0]


def moments(day: date, begins: time, ends: time, zone: str) -> tuple[datetime, datetime]:
    """Return the beginning and the end on a zone's clock; an end before its beginning is on the next day."""
    place = ZoneInfo(zone)
    last = day if ends > begins else day + timedelta(days=1)
    return datetime.combine(day, begins, tzinfo=place), datetime.combine(last, ends, tzinfo=place)

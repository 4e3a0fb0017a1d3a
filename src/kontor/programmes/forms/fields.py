"""Fields several forms share."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
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
        """Django's own with plausible dates, and every language a row has; takes a type argument as in the stubs."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            bound_dates(self)
            offer_known_languages(self)

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


def language_choices(more: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the languages by their names in the reader's own, and ``more`` behind them."""
    names = Locale.parse((get_language() or "de").replace("-", "_")).languages
    return [(code, str(names.get(code, code))) for code in (*LANGUAGES, *more)]


def offer_known_languages(form: forms.BaseForm) -> None:
    """Let a form show, and so keep, the languages a row has from elsewhere."""
    for name, field in form.fields.items():
        if isinstance(field, LanguagesField):
            known = form.initial.get(name) or ()
            field.choices = partial(language_choices, [code for code in known if code not in LANGUAGES])


def plausible(value: date) -> None:
    """Refuse a day whose year was mistyped."""
    if not 2000 <= value.year <= 2100:
        raise ValidationError(
            _("The year %(year)s cannot be meant. Write a day between 2000 and 2100."),
            code="year",
            params={"year": value.year},
        )


def bound_dates(form: forms.BaseForm) -> None:
    """Refuse mistyped years in every date of a form."""
    for field in form.fields.values():
        if isinstance(field, forms.DateField | forms.DateTimeField):
            field.validators = [*field.validators, plausible]


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

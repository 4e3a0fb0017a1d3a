"""Forms of the week."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontor.common import formats
from kontor.programmes.forms.fields import ClockInput
from kontor.visits.names import Names
from kontor.visits.rows import key_of


class SlotForm(forms.Form):
    """When a visit is and who comes. Reads from the address as well: trying out changes nothing."""

    day = forms.TypedChoiceField(label=_("Day"), coerce=int)
    start = forms.TimeField(label=_("Begins"), widget=ClockInput(step=300))
    groups = forms.MultipleChoiceField(label=_("Groups"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, names: Names, stop: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [(number, formats.day(day)) for number, day in enumerate(names.week.days)]
        self.fields["day"].choices = days  # type: ignore[attr-defined]
        host = names.hosts[stop]
        groups = [(key_of(group), names.group(key_of(group))) for group in names.week.groups_of(host)]
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]

    @property
    def wish(self) -> tuple[int, int, tuple[str, ...]]:
        """Return the day, the minute and the groups asked for."""
        start = self.cleaned_data["start"]
        return self.cleaned_data["day"], start.hour * 60 + start.minute, tuple(sorted(self.cleaned_data["groups"]))


class PlanForm(forms.Form):
    """How long to search. ``keep`` is the draft whose appointments are to change as little as possible."""

    SECONDS = ((5, "5 s"), (10, "10 s"), (30, "30 s"), (120, "2 min"))
    seconds = forms.TypedChoiceField(label=_("Search for"), choices=SECONDS, coerce=int, initial=10, required=False)
    keep = forms.IntegerField(required=False)


class MatrixForm(forms.Form):
    """A file of travel times."""

    file = forms.FileField(
        label=_("File (xlsx, ods, csv)"),
        help_text=_("Either a square table with names in the first row and column, or lines of from, to, minutes."),
    )

"""The form of a host, and of the times it offers."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from kontor.common import formats
from kontor.directory.models import Organisation, TechnologyField
from kontor.programmes.enums import ItemKind
from kontor.programmes.forms.fields import ClockInput, DayInput, LanguagesField, ModelForm, OrganisationField, moments
from kontor.programmes.models import Appointment, Group, Programme
from kontor.programmes.operations.hosts import Times

KINDS = [(kind.value, kind.label) for kind in (ItemKind.VISIT, ItemKind.TALK, ItemKind.MEETING, ItemKind.RECEPTION)]


class HostForm(ModelForm[Appointment]):
    host = OrganisationField(label=_("Host"))
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    priority = forms.ChoiceField(
        label=_("Priority"), choices=[(5, "5"), (4, "4"), (3, "3"), (2, "2"), (1, "1")], initial=3
    )
    languages = LanguagesField(label=_("Languages"))
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("For which groups"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None: any group may come."),
    )  # fmt: skip
    topics = forms.ModelMultipleChoiceField(TechnologyField.objects.all(), label=_("Technology fields"), required=False)

    class Meta:
        model = Appointment
        fields = (
            "host", "status", "kind", "topic", "minutes", "is_must", "priority", "capacity", "receptions", "together",
            "groups", "languages", "photo_ban", "needs_nda", "safety_shoes", "asked_on", "answer_by",
            "remarks",
        )  # fmt: skip
        labels = {"asked_on": _("Asked on"), "answer_by": _("Answer by")}
        widgets = {"remarks": forms.Textarea(attrs={"rows": 3}), "asked_on": DayInput(), "answer_by": DayInput()}

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = programme.groups.all()  # type: ignore[attr-defined]
        if not self.instance._state.adding:
            self.fields["host"].disabled = True
            self.initial["topics"] = list(self.instance.fields.all())

    def clean_host(self) -> Organisation:
        host: Organisation = self.cleaned_data["host"]
        if self.instance._state.adding and self.instance.programme.appointments.filter(host=host).exists():
            raise ValidationError(_("%(name)s is a host of this programme already."), params={"name": host})
        return host

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        if not 15 <= minutes <= 480:
            raise ValidationError(_("Give 15 to 480 minutes."))
        return minutes


class WindowForm(forms.Form):
    """One time a host offers. A row without anything in it is no time."""

    day = forms.TypedChoiceField(label=_("Day"), coerce=date.fromisoformat, required=False)
    begins = forms.TimeField(label=_("From"), widget=ClockInput(), required=False)
    ends = forms.TimeField(label=_("To"), widget=ClockInput(), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        count = (programme.ends_on - programme.starts_on).days + 1
        days = [programme.starts_on + timedelta(days=number) for number in range(count)]
        choices = [("", "–"), *((day.isoformat(), formats.day(day)) for day in days)]
        self.fields["day"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        given = [cleaned.get(name) for name in ("day", "begins", "ends")]
        if any(given) and not all(given):
            raise ValidationError(_("Give the day, the beginning and the end."))
        if all(given) and cleaned["ends"] <= cleaned["begins"]:
            raise ValidationError(_("The end must come after the beginning."))
        return cleaned

    @property
    def times(self) -> Times | None:
        if not self.cleaned_data.get("day"):
            return None
        cleaned = self.cleaned_data
        first, last = moments(cleaned["day"], cleaned["begins"], cleaned["ends"], self.programme.zone)
        return Times(starts_at=first, ends_at=last)


WindowFormSet: "type[BaseFormSet[WindowForm]]" = formset_factory(WindowForm, extra=3, max_num=40)

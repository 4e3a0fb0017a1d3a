"""The form of an item set by hand."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from kontor.documents.validators import check_printable
from kontor.programmes.enums import Audience
from kontor.programmes.forms.fields import ClockInput, DayInput, ModelForm, OrganisationField, moments
from kontor.programmes.models import AgendaItem, Group, Participation, Programme
from kontor.programmes.validators import known_zone


class ItemForm(ModelForm[AgendaItem]):
    day = forms.DateField(label=_("Day"), widget=DayInput())
    begins = forms.TimeField(label=_("Begins"), widget=ClockInput())
    ends = forms.TimeField(label=_("Ends"), widget=ClockInput())
    host = OrganisationField(label=_("Host"), required=False)
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("Groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.ModelMultipleChoiceField(Participation.objects.none(), label=_("People"), required=False)

    class Meta:
        model = AgendaItem
        fields = (
            "kind", "title", "day", "begins", "ends", "zone", "place_name", "address", "host", "audience", "groups",
            "people", "description",
        )  # fmt: skip
        help_texts = {
            "zone": _("The place's own, where it is not the programme's: Europe/Madrid."),
            "address": _("Street, code and town: Ritterstraße 3, 33602 Bielefeld."),
        }

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check_printable(self, "title", "place_name")
        people = programme.participations.select_related("person")
        self.fields["groups"].queryset = programme.groups.all()  # type: ignore[attr-defined]
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
        if self.instance._state.adding:
            self.initial.setdefault("zone", programme.zone)
            self.initial.setdefault("day", programme.starts_on)
        else:
            zone = ZoneInfo(self.instance.zone)
            first, last = self.instance.starts_at.astimezone(zone), self.instance.ends_at.astimezone(zone)
            self.initial.update({"day": first.date(), "begins": first.time(), "ends": last.time()})

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"]
        known_zone(zone)
        return zone

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("audience") == Audience.GROUPS and not cleaned.get("groups"):
            self.add_error("groups", _("Choose at least one group."))
        if cleaned.get("audience") == Audience.PEOPLE and not cleaned.get("people"):
            self.add_error("people", _("Choose at least one person."))
        if all(cleaned.get(name) for name in ("day", "begins", "ends", "zone")):
            if cleaned["begins"] == cleaned["ends"]:
                self.add_error("ends", _("The end must come after the beginning."))
            else:
                self.instance.starts_at, self.instance.ends_at = moments(
                    cleaned["day"], cleaned["begins"], cleaned["ends"], cleaned["zone"]
                )
        return cleaned

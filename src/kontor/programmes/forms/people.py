"""The form of a participant: the person, and their part in this programme."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontor.directory.models import Person, TechnologyField
from kontor.documents.validators import check_printable
from kontor.programmes.forms.fields import (
    DayInput,
    LanguagesField,
    ModelForm,
    OrganisationField,
    language_choices,
    offer_known_languages,
)
from kontor.programmes.models import Participation, Programme
from kontor.programmes.validators import in_order


class MomentInput(forms.DateTimeInput):
    def __init__(self) -> None:
        super().__init__(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment on the clock of a place, whatever the clock of the house says; ``at`` names the place's zone."""

    zone: ZoneInfo | None = None

    def at(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)
        self.label = _("%(label)s (time in %(place)s)") % {"label": self.label, "place": place_of(zone)}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime) and self.zone is not None and value.tzinfo is not None:
            return value.astimezone(self.zone).replace(tzinfo=None)
        return super().prepare_value(value)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(self.zone):
            return super().to_python(value)


def place_of(zone: str) -> str:
    """Return "Berlin" for ``Europe/Berlin``."""
    return zone.rpartition("/")[2].replace("_", " ")


class ParticipationForm(ModelForm[Participation]):
    given_name = forms.CharField(label=_("Given name"), max_length=120, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    original_name = forms.CharField(label=_("Name in the original script"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    languages = LanguagesField(label=_("Languages spoken"))
    organisation = OrganisationField(label=_("Organisation"), required=False)
    payer = OrganisationField(label=_("Payer"), required=False)
    language = forms.ChoiceField(label=_("Language of the papers"), required=False)
    interests = forms.ModelMultipleChoiceField(TechnologyField.objects.all(), label=_("Interests"), required=False)

    arrives_at = MomentField(label=_("Arrival"), required=False, widget=MomentInput())
    departs_at = MomentField(label=_("Departure"), required=False, widget=MomentInput())

    class Meta:
        model = Participation
        fields = (
            "given_name", "family_name", "original_name", "email", "languages", "organisation", "function", "role",
            "status", "group", "payer", "language", "interests", "diet", "needs", "arrives_at", "departs_at",
            "since", "until", "shown_to_participants", "remarks",
        )  # fmt: skip
        widgets = {
            "since": DayInput(),
            "until": DayInput(),
            "remarks": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"since": _("First day here"), "until": _("Last day here")}
        help_texts = {"since": _("Only for those who come late or leave early: their agenda shows these days alone.")}

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = programme.groups.all()  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", "–"), *language_choices()]  # type: ignore[attr-defined]
        for name in ("arrives_at", "departs_at"):
            self.fields[name].at(programme.zone)  # type: ignore[attr-defined]
        check_printable(self, "given_name", "family_name", "function")
        if not self.instance._state.adding:
            for name in ("given_name", "family_name", "original_name", "email", "languages"):
                self.initial[name] = getattr(self.instance.person, name)
            offer_known_languages(self)

    @property
    def person(self) -> Person:
        """Return the person as the form has them; a known address is a known person."""
        email = self.cleaned_data.get("email", "")
        person = Person() if self.instance._state.adding else self.instance.person
        if self.instance._state.adding and email:
            person = Person.objects.filter(email__iexact=email).first() or person
        for name in ("given_name", "family_name", "original_name", "email"):
            setattr(person, name, self.cleaned_data.get(name, ""))
        if not self.instance._state.adding or self.cleaned_data.get("languages"):
            person.languages = self.cleaned_data.get("languages", [])
        return person

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        in_order(cleaned.get("arrives_at"), cleaned.get("departs_at"))
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day must not come before the first."))
        email = cleaned.get("email")
        if email and self.instance._state.adding:
            twice = Participation.objects.filter(programme=self.instance.programme, person__email__iexact=email)
            if twice.exists():
                self.add_error("email", _("This person takes part already."))
        return cleaned

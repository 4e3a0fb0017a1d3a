"""Forms of what hangs on an organisation. A new kind of part is one entry in ``PARTS``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kontor.directory.enums import OfferKind, VisitFormat
from kontor.directory.forms.base import LanguagesField, ModelForm, TwoLanguages, country_choices
from kontor.directory.models import (
    HostOffer,
    Location,
    Membership,
    Network,
    Offer,
    Organisation,
    Person,
    Position,
)  # fmt: skip
from kontor.documents.validators import check_printable


class DayInput(forms.DateInput):
    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class LocationForm(ModelForm[Location]):
    country = forms.ChoiceField(label=_("Country"), choices=country_choices)

    class Meta:
        model = Location
        fields = ("label", "street", "postal_code", "city", "country", "is_main")


class PositionForm(ModelForm[Position]):
    """Somebody and what they are here. ``is_for`` says for whom the form is, before it is shown or read."""

    knows_everybody = False

    given_name = forms.CharField(label=_("Given name"), max_length=120, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    original_name = forms.CharField(label=_("Name in the original script"), max_length=120, required=False)
    salutation = forms.CharField(label=_("Form of address"), max_length=40, required=False)
    title = forms.CharField(label=_("Title"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    PERSON = ("given_name", "family_name", "original_name", "salutation", "title", "email", "phone")

    class Meta:
        model = Position
        fields = (
            "given_name", "family_name", "original_name", "salutation", "title", "function", "email", "phone",
            "is_contact", "since", "until",
        )  # fmt: skip
        widgets = {"since": DayInput(), "until": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check_printable(self, "given_name", "family_name", "title", "function")
        self.fields["since"].label, self.fields["until"].label = _("From"), _("Until")
        if not self.instance._state.adding:
            for name in self.PERSON:
                self.initial[name] = getattr(self.instance.person, name)

    def is_for(self, *, knows_everybody: bool) -> None:
        """Open the form to staff, who know everybody, or to one who speaks for this organisation only.

        The latter changes nothing of a person whom another organisation counts among its own as well: only what they
        are here.
        """
        self.knows_everybody = knows_everybody
        if knows_everybody or self.instance._state.adding:
            return
        if self.instance.person.positions.exclude(organisation=self.instance.organisation_id).exists():
            for name in self.PERSON:
                self.fields[name].disabled = True
            self.fields["family_name"].help_text = _(
                "This person also works elsewhere. Tell us what has changed; here you change what they are with you."
            )

    @property
    def person(self) -> Person:
        """Return the person as the form has them.

        For staff a known address is a known person, who keeps what is known of them. Whoever speaks for one
        organisation neither changes nor learns anything of the people of others: they add somebody of their own.
        """
        told = {name: self.cleaned_data.get(name, "") for name in self.PERSON}
        if not self.instance._state.adding:
            person = self.instance.person
        else:
            known = Person.objects.filter(email__iexact=told["email"]) if told["email"] and self.knows_everybody else []
            person = next(iter(known), None) or Person()
            told = {name: getattr(person, name) or value for name, value in told.items()}
        for name, value in told.items():
            setattr(person, name, value)
        return person


class OfferForm(TwoLanguages, ModelForm[Offer]):
    texts = ("text",)

    class Meta:
        model = Offer
        fields = ("kind", "is_public")


class HostOfferForm(TwoLanguages, ModelForm[HostOffer]):
    texts = ("topics", "rules")
    languages = LanguagesField(label=_("Languages"))
    formats = forms.MultipleChoiceField(
        label=_("Formats"), choices=VisitFormat.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = HostOffer
        fields = (
            "is_open", "group_size_min", "group_size_max", "languages", "formats", "photo_ban", "needs_nda",
            "safety_shoes", "lead_time_days", "times_a_year",
        )  # fmt: skip

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        least, most = cleaned.get("group_size_min"), cleaned.get("group_size_max")
        if least is not None and most is not None and least > most:
            self.add_error("group_size_max", _("The largest group is smaller than the smallest."))
        return cleaned


class MembershipForm(ModelForm[Membership]):
    class Meta:
        model = Membership
        fields = ("network", "number", "since", "until")
        widgets = {"since": DayInput(), "until": DayInput()}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end comes before the beginning."))
        return cleaned


class NetworkForm(TwoLanguages, ModelForm[Network]):
    texts = ("name", "description")

    class Meta:
        model = Network
        fields = ("run_by",)


class SynonymForm(forms.Form):
    """A word for a technology field."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=(
            ("de", "Deutsch"), ("en", "English"), ("fr", "Français"), ("es", "Español"), ("ca", "Català"),
            ("zh", "中文"),
        ),
    )  # fmt: skip
    text = forms.CharField(label=_("Word"), max_length=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartKind:
    """A kind of part: its form, its words, where its rows are. ``staff_only`` parts a contact may not change."""

    form: type[forms.BaseModelForm]  # type: ignore[type-arg]
    model: type[Model]
    title: str | Promise
    add: str | Promise
    staff_only: bool = False

    def rows(self, organisation: Organisation) -> "QuerySet[Any]":
        return self.model._default_manager.filter(organisation=organisation)


PARTS: Mapping[str, PartKind] = {
    "location": PartKind(form=LocationForm, model=Location, title=_("Address"), add=_("Add an address")),
    "person": PartKind(form=PositionForm, model=Position, title=_("Person"), add=_("Add somebody")),
    "offer": PartKind(form=OfferForm, model=Offer, title=_("Offer or need"), add=_("Add an offer or a need")),
    "hosting": PartKind(
        form=HostOfferForm, model=HostOffer, title=_("Host offer"), add=_("Offer to receive delegations")
    ),
    "membership": PartKind(
        form=MembershipForm, model=Membership, title=_("Membership"), add=_("Add a membership"), staff_only=True
    ),
}


def first_of(kind: str, wanted: str) -> dict[str, Any]:
    """Return what a new part begins with."""
    return {"kind": wanted} if kind == "offer" and wanted in OfferKind.values else {}

"""Forms of a programme and its smaller parts."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontor.accounts.models import User
from kontor.directory.models import TechnologyField
from kontor.documents.validators import check_printable
from kontor.programmes.audience import TAKES_PART
from kontor.programmes.enums import ParticipationRole
from kontor.programmes.forms.fields import ClockInput, DayInput, LanguagesField, ModelForm, OrganisationField, plausible
from kontor.programmes.models import (
    Coach,
    Group,
    Participation,
    PartnerOrganisation,
    Phase,
    Programme,
    ProgrammePlace,
    Task,
    TeamMember,
)
from kontor.programmes.validators import known_zone

LONGEST = timedelta(days=366)


class ProgrammeForm(ModelForm[Programme]):
    languages = LanguagesField(label=_("Languages of the papers"))

    class Meta:
        model = Programme
        fields = (
            "title", "kind", "starts_on", "ends_on", "zone", "languages", "summary", "welcome", "practical_notes",
            "day_begins", "day_ends", "lunch_from", "lunch_until", "lunch_minutes", "visits_a_day", "driving_a_day",
            "travel_mode", "boarding_minutes", "is_public", "is_template",
        )  # fmt: skip
        widgets = {
            "starts_on": DayInput(), "ends_on": DayInput(), "day_begins": ClockInput(), "day_ends": ClockInput(),
            "lunch_from": ClockInput(), "lunch_until": ClockInput(),
        }  # fmt: skip
        help_texts = {
            "driving_a_day": _("Empty: no limit."),
            "lunch_minutes": _("0: no lunch is planned."),
            "boarding_minutes": _("Getting in and out and counting heads, for each journey."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check_printable(self, "title", "summary", "welcome", "practical_notes")

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"]
        known_zone(zone)
        return zone

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day must not come before the first."))
        if first and last and last - first > LONGEST:
            self.add_error("ends_on", _("A programme lasts a year at most. Make one for each visit."))
        for begins, ends in (("day_begins", "day_ends"), ("lunch_from", "lunch_until")):
            if cleaned.get(begins) and cleaned.get(ends) and cleaned[ends] <= cleaned[begins]:
                self.add_error(ends, _("The end must come after the beginning."))
        self._check_lunch(cleaned)
        return cleaned

    def _check_lunch(self, cleaned: dict[str, Any]) -> None:
        first, last, length = (cleaned.get(name) for name in ("lunch_from", "lunch_until", "lunch_minutes"))
        if first and last and length and first < last:
            room = (last.hour - first.hour) * 60 + last.minute - first.minute
            if length > room:
                text = _("Between these times there are only %(room)s minutes. Shorten lunch, or let it end later.")
                self.add_error("lunch_minutes", text % {"room": room})


class CopyForm(forms.Form):
    """A new programme after an earlier one."""

    title = forms.CharField(label=_("Title"), max_length=200)
    starts_on = forms.DateField(label=_("First day"), widget=DayInput(), validators=[plausible])


class PlaceForm(ModelForm[ProgrammePlace]):
    class Meta:
        model = ProgrammePlace
        fields = ("role", "name", "street", "postal_code", "city", "country", "since", "until")
        widgets = {"since": DayInput(), "until": DayInput()}
        help_texts = {"country": _("Two letters, such as DE."), "since": _("Empty: the whole time.")}


class GroupForm(ModelForm[Group]):
    languages = LanguagesField(label=_("Languages"))
    topics = forms.ModelMultipleChoiceField(TechnologyField.objects.all(), label=_("Technology fields"), required=False)

    class Meta:
        model = Group
        fields = ("letter", "name", "languages", "interpreting")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check_printable(self, "name")
        if not self.instance._state.adding:
            self.initial["topics"] = list(self.instance.fields.all())

    def clean_letter(self) -> str:
        letter: str = self.cleaned_data["letter"].upper()
        if letter not in "ABCD":
            raise ValidationError(_("Use A, B, C or D: each has its own sign on every page."))
        taken = Group.objects.filter(programme=self.instance.programme, letter=letter).exclude(pk=self.instance.pk)
        if taken.exists():
            raise ValidationError(_("There is a group %(letter)s already."), params={"letter": letter})
        return letter


class CoachForm(ModelForm[Coach]):
    class Meta:
        model = Coach
        fields = ("name", "seats", "driver", "since", "until")
        widgets = {"since": DayInput(), "until": DayInput()}
        help_texts = {
            "seats": _("Without the driver's."),
            "driver": _("Drivers are people of the programme. Their agenda shows the journeys of their coach."),
            "since": _("Empty: the whole time."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check_printable(self, "name")
        driver = self.fields["driver"]
        if isinstance(driver, forms.ModelChoiceField):
            driver.queryset = Participation.objects.filter(
                programme=self.instance.programme, role=ParticipationRole.DRIVER, status__in=TAKES_PART
            ).select_related("person")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day must not come before the first."))
        programme = self.instance.programme
        for name, is_outside in (
            ("since", since is not None and since > programme.ends_on),
            ("until", until is not None and until < programme.starts_on),
        ):
            if is_outside and not self.has_error(name):
                self.add_error(name, _("The coach would not be there on any day of the programme."))
        driver = cleaned.get("driver")
        other = driver.coaches.exclude(pk=self.instance.pk).first() if driver else None
        if other is not None:  # hours and nights are counted by coach
            self.add_error("driver", _("This driver has %(coach)s already.") % {"coach": other})
        return cleaned


class PhaseForm(ModelForm[Phase]):
    responsible = OrganisationField(label=_("Responsible organisation"), required=False)

    class Meta:
        model = Phase
        fields = ("title", "starts_on", "ends_on", "responsible")
        widgets = {"starts_on": DayInput(), "ends_on": DayInput()}


class PartnerForm(ModelForm[PartnerOrganisation]):
    organisation = OrganisationField(label=_("Organisation"))

    class Meta:
        model = PartnerOrganisation
        fields = ("organisation", "task")


class TeamForm(ModelForm[TeamMember]):
    user = forms.ModelChoiceField(User.objects.filter(is_active=True), label=_("Person"))

    class Meta:
        model = TeamMember
        fields = ("user", "role")

    def clean_user(self) -> User:
        user: User = self.cleaned_data["user"]
        team = TeamMember.objects.filter(programme=self.instance.programme, user=user).exclude(pk=self.instance.pk)
        if team.exists():
            raise ValidationError(_("%(name)s is in the team already."), params={"name": user})
        return user


class TaskForm(ModelForm[Task]):
    assignee = forms.ModelChoiceField(User.objects.filter(is_active=True), label=_("Who"), required=False)

    class Meta:
        model = Task
        fields = ("title", "detail", "assignee", "due_on")
        widgets = {"due_on": DayInput(), "detail": forms.Textarea(attrs={"rows": 3})}

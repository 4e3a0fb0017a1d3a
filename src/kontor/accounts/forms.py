"""Forms about accounts."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontor.accounts.enums import Role
from kontor.accounts.models import User


class NameForm(forms.ModelForm):  # type: ignore[type-arg]
    """How a person writes their own name."""

    class Meta:
        model = User
        fields = ("given_name", "family_name", "name_order", "original_name")


class RightsForm(forms.ModelForm):  # type: ignore[type-arg]
    """What somebody is in the house."""

    class Meta:
        model = User
        fields = ("role", "is_active")


class InvitationForm(forms.Form):
    """Whom to invite. Only an administrator gives a role in the house."""

    email = forms.EmailField(label=_("E-mail"))
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, required=False)

    def __init__(self, *args: Any, may_give_roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_give_roles:
            del self.fields["role"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise ValidationError(_("%(email)s already has an account."), params={"email": email})
        return email


class AcceptForm(forms.Form):
    """A new person's name and password."""

    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least ten characters. A short sentence is easy to keep in mind."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        validators=[validate_password],
    )

"""The form of an organisation itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontor.directory.forms.base import LanguagesField, ModelForm, TwoLanguages
from kontor.directory.models import Organisation, TechnologyField
from kontor.documents.validators import check_printable


class OrganisationForm(TwoLanguages, ModelForm[Organisation]):
    texts = ("description",)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    languages = LanguagesField(label=_("Languages"))
    fields_of_technology = forms.ModelMultipleChoiceField(
        TechnologyField.objects.all(), label=_("Technology fields"), required=False, to_field_name="code",
        help_text=_("Hold Ctrl (on a Mac: ⌘) to choose several."),
    )  # fmt: skip

    class Meta:
        model = Organisation
        fields = (
            "name", "short_name", "original_name", "kind", "website", "email", "phone", "vat_id", "employees",
            "founded", "languages", "is_public", "notes",
        )  # fmt: skip
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"is_public": _("Only with the organisation's consent. The day is noted.")}

    def __init__(self, *args: Any, with_notes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check_printable(self, "name", "short_name")
        choice: Any = self.fields["fields_of_technology"]
        choice.widget.attrs["size"] = 10
        choice.queryset = TechnologyField.objects.order_by("code")
        if not with_notes:
            del self.fields["notes"]
        if not self.instance._state.adding:
            self.initial["fields_of_technology"] = [field.code for field in self.instance.fields.all()]

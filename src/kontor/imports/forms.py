"""Choosing a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontor.imports.contract import Importer

_ACCEPT = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"


class UploadForm(forms.Form):
    """``kinds`` are those the visitor may import, with what they may be imported into."""

    kind = forms.ChoiceField(label=_("What is in the list?"), widget=forms.RadioSelect)
    scope = forms.ChoiceField(label=_("Programme"), required=False, help_text=_("For delegates and hosts."))
    file = forms.FileField(
        label=_("File"), widget=forms.ClearableFileInput(attrs={"accept": _ACCEPT}),
        help_text=_("Excel, OpenDocument or CSV, as it is: title rows, merged cells and gaps are understood."),
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, Importer]], user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.importers = dict(kinds)
        self.fields["kind"].choices = [(key, one.label) for key, one in kinds]  # type: ignore[attr-defined]
        self.initial.setdefault("kind", kinds[0][0] if kinds else "")
        scopes = next((one.scopes(user) for _key, one in kinds if one.needs_scope), ())
        self.fields["scope"].choices = [("", "–"), *scopes]  # type: ignore[attr-defined]
        if not scopes:
            del self.fields["scope"]
        self.option_keys: list[str] = []
        for _key, importer in kinds:
            for key, label, values in importer.options():
                self.option_keys.append(key)
                self.fields[f"option_{key}"] = forms.ChoiceField(
                    label=label, choices=[("", _("as the list says")), *values], required=False
                )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        importer = self.importers.get(cleaned.get("kind", ""))
        if importer is not None and importer.needs_scope and not cleaned.get("scope"):
            self.add_error("scope" if "scope" in self.fields else None, _("Choose the programme the list belongs to."))
        return cleaned

    @property
    def options(self) -> dict[str, str]:
        found = {key: self.cleaned_data.get(f"option_{key}", "") for key in self.option_keys}
        return {key: value for key, value in found.items() if value}

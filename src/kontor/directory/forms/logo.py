"""Choosing a logo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontor.directory.logos import drawn_anew


class LogoForm(forms.Form):
    """``cleaned_data["logo"]`` is the picture as it is kept: a PNG's bytes."""

    logo = forms.FileField(
        label=_("Logo"), help_text=_("PNG, JPEG or WebP, at most 2 MB. It is kept on white, 512 pixels at most."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )  # fmt: skip

    def clean_logo(self) -> bytes:
        upload: Any = self.cleaned_data["logo"]
        return drawn_anew(upload, upload.size)

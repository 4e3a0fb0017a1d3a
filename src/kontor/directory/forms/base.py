"""What the forms share: texts in two languages, languages, countries."""

from typing import TYPE_CHECKING, Any

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from kontor.directory.queries import language_of_reader

if TYPE_CHECKING:
    from django.forms import ModelForm as ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Django's own, which takes a type argument only in its stubs."""

        def __class_getitem__(cls, model: type) -> type:
            return cls


WRITTEN_IN = (("de", _("German")), ("en", _("English")))
SPOKEN = ("de", "en", "fr", "es", "ca", "it", "pt", "nl", "pl", "cs", "uk", "ru", "tr", "ar", "zh", "ja", "ko")


def language_choices() -> list[tuple[str, str]]:
    names = Locale.parse(language_of_reader()).languages
    return [(code, str(names.get(code, code))) for code in SPOKEN]


def country_choices() -> list[tuple[str, str]]:
    names = Locale.parse(language_of_reader()).territories
    codes = [
        code
        for code in map(str, names)
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
    ]
    first = ["DE", "FR", "ES", "NL", "AT", "CH", "BE", "PL", "CN"]
    rest = sorted((code for code in codes if code not in first), key=lambda code: names[code])
    return [(code, str(names[code])) for code in [*first, *rest]]


class LanguagesField(forms.MultipleChoiceField):
    """Languages by name, kept as codes; one the list does not offer stays."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(choices=language_choices, widget=forms.CheckboxSelectMultiple, **kwargs)


class TwoLanguages(forms.BaseModelForm):  # type: ignore[type-arg]
    """A model form whose texts in several languages are one input per language, named ``topic_de`` and so on."""

    texts: tuple[str, ...] = ()
    rows = 3

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.texts:
            entry: Any = self._meta.model._meta.get_field(name)
            value = getattr(self.instance, name, None)
            data = getattr(value, "data", None)
            for code, language in WRITTEN_IN:
                is_long = "Text" in type(entry).__name__
                widget = forms.Textarea(attrs={"rows": self.rows, "lang": code}) if is_long else forms.TextInput()
                own = forms.CharField(
                    label=f"{entry.verbose_name.capitalize()} ({language})", widget=widget,
                    required=not entry.blank and code == "de",
                )  # fmt: skip
                self.fields[f"{name}_{code}"] = own
                self.initial.setdefault(f"{name}_{code}", data.get(code, "") if isinstance(data, dict) else data or "")

    def save(self, commit: bool = True) -> Any:
        for name in self.texts:
            before = getattr(getattr(self.instance, name, None), "data", None)
            words = dict(before) if isinstance(before, dict) else {}
            for code, _language in WRITTEN_IN:
                words[code] = self.cleaned_data.get(f"{name}_{code}", "")
            setattr(self.instance, name, LazyI18nString({code: text for code, text in words.items() if text} or ""))
        return super().save(commit=commit)

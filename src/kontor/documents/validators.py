"""What papers can print, asked where names and titles are entered."""

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from kontor.documents.glyphs import Missing, undrawable


def printable(value: object) -> None:
    """Refuse a text with characters that no print font has, naming them. Takes texts in several languages as well."""
    data = getattr(value, "data", value)
    text = " ".join(map(str, data.values())) if isinstance(data, dict) else str(data or "")
    signs = undrawable(text)
    if not signs:
        return
    named = ", ".join(f"{sign} ({Missing(sign=sign, text='').name})" for sign in signs)
    sentence = ngettext(
        "No print font has %(signs)s. Write it in another way: papers would show a box.",
        "No print font has %(signs)s. Write them in another way: papers would show boxes.",
        len(signs),
    )
    raise ValidationError(sentence, code="undrawable", params={"signs": named})


def check_printable(form: object, *names: str) -> None:
    """Have some fields of a form checked."""
    fields = form.fields  # type: ignore[attr-defined]
    for name in names:
        if name in fields:
            fields[name].validators = [*fields[name].validators, printable]

"""What an import can teach the directory: a word for a technology field. A country is only put in its place."""

from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from kontor.accounts.models import User
from kontor.accounts.rules import is_administrator, is_staff
from kontor.directory.models import FieldSynonym, TechnologyField
from kontor.directory.operations.vocabulary import WordTakenError, add_field, add_synonym
from kontor.directory.vocabulary import LANGUAGES, key_of
from kontor.imports.cells.words import country_choices, country_name, near_country
from kontor.imports.contract import Lesson, LessonError

_NEAR = 62  # from here on a field is suggested, never taken without being asked


def _language() -> str:
    language = (get_language() or "de").split("-")[0]
    return language if language in LANGUAGES else "de"


def _fields() -> list[tuple[str, str]]:
    return sorted(((one.code, str(one.label)) for one in TechnologyField.objects.all()), key=lambda pair: pair[1])


def _near_field(word: str) -> str:
    """Return the field one of whose words is most like this one."""
    known = dict(FieldSynonym.objects.values_list("key", "field__code"))
    near = process.extractOne(key_of(word), known.keys(), scorer=fuzz.token_set_ratio, score_cutoff=_NEAR)
    return known[near[0]] if near else ""


def _teach_field(actor: User | None, word: str, code: str) -> str:
    field = TechnologyField.objects.filter(code=code).first()
    if field is None:
        raise LessonError(gettext("There is no such technology field."))
    try:
        add_synonym(actor=actor, field=field, language=_language(), text=word[:120])
    except WordTakenError as error:
        words: dict[str, Any] = {"word": word, "field": str(error.field)}
        raise LessonError(gettext("“%(word)s” belongs to “%(field)s” already.") % words) from error
    return ""


def _new_field(actor: User | None, word: str) -> str:
    add_field(actor=actor, language=_language(), label=word[:120])
    return ""


def _put_country(actor: User | None, word: str, code: str) -> str:
    return country_name(code, _language())


LESSONS = {
    "field-unknown": Lesson(
        label=_("Technology field"), choices=_fields, suggest=_near_field, teach=_teach_field, may=is_staff,
        new=_new_field, may_new=is_administrator,
    ),
    "country-unknown": Lesson(
        label=_("Country"), choices=lambda: country_choices(_language()), suggest=near_country, teach=_put_country,
        may=is_staff,
    ),
}  # fmt: skip

"""The controlled vocabulary: loading it as it was drawn up, and adding what the lists of the real world call things."""

from django.db import transaction
from django.utils.text import slugify
from i18nfield.strings import LazyI18nString

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import record
from kontor.directory.models import FieldSynonym, TechnologyField
from kontor.directory.operations.search import refresh_search
from kontor.directory.vocabulary import Entry, entries, key_of


class WordTakenError(Exception):
    """The word belongs to another field already."""

    def __init__(self, field: TechnologyField) -> None:
        super().__init__(str(field))
        self.field = field


def load_vocabulary() -> int:
    """Bring the fields to the state of the file that comes with the house; words added by people stay.

    Returns how many fields are new. Safe to repeat.
    """
    known = {field.code: field for field in TechnologyField.objects.all()}
    words = set(FieldSynonym.objects.values_list("field__code", "language", "text"))
    with transaction.atomic():
        fresh = [entry for entry in entries() if entry.code not in known]
        for entry in fresh:
            known[entry.code] = TechnologyField.objects.create(
                code=entry.code, label=LazyI18nString(entry.labels), parent=known.get(entry.parent)
            )
        missing = [synonym for entry in entries() for synonym in _synonyms(entry, known, words)]
        FieldSynonym.objects.bulk_create(missing, batch_size=500)
    return len(fresh)


def _synonyms(entry: Entry, known: dict[str, TechnologyField], words: set[tuple[str, str, str]]) -> list[FieldSynonym]:
    return [
        FieldSynonym(field=known[entry.code], language=language, text=text, key=key_of(text))
        for language, texts in entry.words.items()
        for text in texts
        if (entry.code, language, text) not in words
    ]


def add_synonym(*, actor: User | None, field: TechnologyField, language: str, text: str) -> FieldSynonym:
    """Add a word to a field. Raises ``WordTakenError`` where another field has it."""
    key = key_of(text)
    other = FieldSynonym.objects.filter(key=key).exclude(field=field).select_related("field").first()
    if other is not None:
        raise WordTakenError(other.field)
    with transaction.atomic():
        synonym, is_new = FieldSynonym.objects.get_or_create(
            field=field, language=language, text=text, defaults={"key": key}
        )
        if is_new:
            record(actor=actor, verb=Verb.CHANGED, thing=field, changes={"synonyms": ("", text)})
            refresh_search(list(field.organisations.values_list("pk", flat=True)))
    return synonym


def add_field(*, actor: User | None, language: str, label: str) -> TechnologyField:
    """Add a field that the vocabulary lacks, called by one word in one language until somebody gives it the others."""
    code = free_code(label)
    with transaction.atomic():
        field = TechnologyField.objects.create(code=code, label=LazyI18nString({language: label}))
        FieldSynonym.objects.create(field=field, language=language, text=label, key=key_of(label))
        record(actor=actor, verb=Verb.CREATED, thing=field)
    return field


def free_code(label: str) -> str:
    """Return a short name for a field that no other has."""
    bare = slugify(label)[:50] or "field"
    taken = set(TechnologyField.objects.filter(code__startswith=bare).values_list("code", flat=True))
    return next(code for code in (bare, *(f"{bare}-{i}" for i in range(2, 1000))) if code not in taken)


def remove_synonym(*, actor: User | None, synonym: FieldSynonym) -> None:
    """Take a word from a field; nothing that was found by it before is changed."""
    with transaction.atomic():
        record(actor=actor, verb=Verb.CHANGED, thing=synonym.field, changes={"synonyms": (synonym.text, "")})
        synonym.delete()
        refresh_search(list(synonym.field.organisations.values_list("pk", flat=True)))

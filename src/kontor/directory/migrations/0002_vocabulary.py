from typing import Any

from django.db import migrations


def load(apps: Any, schema_editor: Any) -> None:
    """Fill the vocabulary as it was drawn up; `load_vocabulary` later brings it up to date."""
    from i18nfield.strings import LazyI18nString

    from kontor.directory.vocabulary import entries, key_of

    field_model = apps.get_model("directory", "TechnologyField")
    synonym_model = apps.get_model("directory", "FieldSynonym")
    known: dict[str, Any] = {}
    for entry in entries():
        known[entry.code] = field_model.objects.create(
            code=entry.code, label=LazyI18nString(entry.labels), parent=known.get(entry.parent)
        )
    synonym_model.objects.bulk_create(
        [
            synonym_model(field=known[entry.code], language=language, text=text, key=key_of(text))
            for entry in entries()
            for language, texts in entry.words.items()
            for text in texts
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]

"""The full-text side of the search index: FTS5 kept by triggers, or a GIN index."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """CREATE VIRTUAL TABLE common_search USING fts5(title_tokens, tokens, content='common_searchentry',
       content_rowid='id', tokenize="unicode61 remove_diacritics 0", prefix='2 3')""",
    """CREATE TRIGGER common_search_insert AFTER INSERT ON common_searchentry BEGIN
       INSERT INTO common_search(rowid, title_tokens, tokens) VALUES (new.id, new.title_tokens, new.tokens); END""",
    """CREATE TRIGGER common_search_delete AFTER DELETE ON common_searchentry BEGIN
       INSERT INTO common_search(common_search, rowid, title_tokens, tokens)
       VALUES ('delete', old.id, old.title_tokens, old.tokens); END""",
    """CREATE TRIGGER common_search_update AFTER UPDATE ON common_searchentry BEGIN
       INSERT INTO common_search(common_search, rowid, title_tokens, tokens)
       VALUES ('delete', old.id, old.title_tokens, old.tokens);
       INSERT INTO common_search(rowid, title_tokens, tokens) VALUES (new.id, new.title_tokens, new.tokens); END""",
)
POSTGRESQL = (
    """CREATE INDEX common_search ON common_searchentry USING gin
       (array_to_tsvector(array_remove(string_to_array(title_tokens || ' ' || tokens, ' '), '')))""",
)


def write(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER common_search_{name}")
        schema_editor.execute("DROP TABLE common_search")
    else:
        schema_editor.execute("DROP INDEX common_search")


class Migration(migrations.Migration):
    dependencies = [("common", "0001_search")]
    operations = [migrations.RunPython(write, drop)]

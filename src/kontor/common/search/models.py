"""The index."""

from django.db import models


class SearchEntry(models.Model):
    """One thing that can be found: what is shown of it, who may find it, and its tokens.

    Full-text tables hang on this one by triggers (SQLite) or an index (PostgreSQL), written in the first migration. A
    migration that changes this table on SQLite drops the triggers and has to write them again.
    """

    source = models.CharField(max_length=60)
    object_pk = models.BigIntegerField()
    audience = models.CharField(max_length=60)
    title = models.CharField(max_length=250)
    subtitle = models.CharField(max_length=250, blank=True)
    url = models.CharField(max_length=250)
    title_tokens = models.TextField()
    tokens = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "object_pk"], name="common_search_once")]
        indexes = [models.Index(fields=["audience"])]

    def __str__(self) -> str:
        return self.title

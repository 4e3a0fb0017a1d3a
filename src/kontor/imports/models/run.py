from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.common.models import Record
from kontor.imports.enums import Decision, ImportState, Outcome, RowState


class Import(Record):
    """One file on its way into the house.

    ``scope`` names what the rows belong to where the kind asks for it (a programme's public id). The file and the cells
    are deleted when the import is settled (``expires_at``); what was changed stays until it can no longer be undone.
    """

    kind = models.CharField(_("kind"), max_length=40)
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.UPLOADED)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="imports")
    file = models.FileField(_("file"), upload_to="imports", blank=True)
    file_name = models.CharField(_("file name"), max_length=255)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    scope = models.CharField(max_length=64, blank=True)
    options = models.JSONField(default=dict, blank=True)
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    header_row = models.PositiveIntegerField(_("header row"), null=True, blank=True)
    columns = models.JSONField(default=list, blank=True)  # letter and heading of each of the file's columns
    mapping = models.JSONField(default=dict, blank=True)  # index of a file's column (as text) → key
    rows_found = models.PositiveIntegerField(default=0)
    problem = models.JSONField(default=dict, blank=True)  # code and params of what stands in the way of the whole file
    applied_at = models.DateTimeField(null=True, blank=True)
    undo_until = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One row: what it would do, what a person said, what became of it and which changes it made."""

    run = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as in the spreadsheet
    cells = models.JSONField(default=list)  # as shown, in the table's order
    label = models.CharField(max_length=240, blank=True)
    state = models.CharField(max_length=8, choices=RowState)
    needs_person = models.BooleanField(default=False)
    notes = models.JSONField(default=list)
    fixes = models.JSONField(default=dict)  # index of a column (as text) → what a person put in its place
    match = models.JSONField(default=dict)  # target, label, score, reasons, differences
    decision = models.CharField(max_length=5, choices=Decision, blank=True, default=Decision.AUTO)
    keeps = models.JSONField(default=list)  # keys whose known value stays although the file has another
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True, default=Outcome.OPEN)
    target = models.BigIntegerField(null=True, blank=True)
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("run", "number"), name="import_row_once")]
        indexes = [models.Index(fields=("run", "state"))]

    def __str__(self) -> str:
        return f"{self.run_id}:{self.number}"

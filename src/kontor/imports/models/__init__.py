"""Imports, their rows, and the mappings that are remembered."""

from kontor.imports.models.mapping import SourceMapping
from kontor.imports.models.run import Import, ImportRow

__all__ = ["Import", "ImportRow", "SourceMapping"]

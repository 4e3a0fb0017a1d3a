"""Lists of a programme: delegates and hosts."""

from kontor.programmes.importers.delegates import DelegateImporter
from kontor.programmes.importers.hosts import HostImporter

__all__ = ["DelegateImporter", "HostImporter"]

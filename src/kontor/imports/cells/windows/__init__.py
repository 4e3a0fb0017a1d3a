"""Windows of time as hosts tell them, in one cell or in columns for day, from and to.

``spelling`` brings a text to one way of writing, ``tokens`` cuts it, ``grammar`` pairs days with hours, ``columns``
puts together what stands in several cells.
"""

from kontor.imports.cells.windows.columns import Bound, gather, is_day_heading, read_bound
from kontor.imports.cells.windows.model import DAY_BEGINS, DAY_ENDS, Window
from kontor.imports.cells.windows.reading import read_windows

__all__ = ["DAY_BEGINS", "DAY_ENDS", "Bound", "Window", "gather", "is_day_heading", "read_bound", "read_windows"]

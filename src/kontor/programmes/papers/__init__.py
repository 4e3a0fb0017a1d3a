"""The papers of a programme. Each is a module here with a ``PAPER`` and a Typst template of the same name.

To add one: write ``<name>.py`` and ``<name>.typ``; the app finds it.
"""

from importlib import import_module
from pkgutil import iter_modules

from kontor.documents.registry import papers


def register_papers() -> None:
    """Register every module that describes a paper."""
    for module in iter_modules(__path__):
        paper = getattr(import_module(f"{__name__}.{module.name}"), "PAPER", None)
        if paper is not None:
            papers.register(paper.key, paper, order=paper.order)

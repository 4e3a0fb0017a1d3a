"""The kinds of work there are. An app registers its own::

    kinds.register("imports.apply", JobKind(run=apply_import, title=title_of, phases=PHASES, ...))

``run`` may be called again with the same arguments after a worker was killed, so it finds out what is already there and
does only the rest. It returns what the result page needs (ids, figures); it raises ``JobError`` with a sentence for
people where the work cannot be done.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from rules.predicates import Predicate

from kontor.accounts.rules import is_staff
from kontor.common.registry import Registry
from kontor.jobs.models import Job


class JobError(Exception):
    """The work cannot be done; the sentence says why and what to do, to the person who started it."""


class JobCancelledError(Exception):
    """The work was cancelled. Raised by ``JobContext.check``; what was done by then is the work's to keep or undo."""


@dataclass(slots=True)
class JobContext:
    """What work is given: its arguments, a way to say how far it is, and whether it should stop.

    ``report`` costs nothing: the latest is written once a second, together with the sign of life. ``cancel`` is an
    event that an engine can watch.
    """

    job: Job
    cancel: threading.Event = field(default_factory=threading.Event)
    share: float = 0.0
    phase: str = ""
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def arguments(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.job.arguments
        return found

    def report(self, share: float, phase: str = "", **detail: Any) -> None:
        """Say how much is done (0 to 1), in which phase (a key of the kind's ``phases``), with which figures."""
        self.share = min(1.0, max(0.0, share))
        self.phase = phase or self.phase
        self.detail = detail

    def check(self) -> None:
        """Stop here if the work was cancelled. Called where stopping leaves things whole."""
        if self.cancel.is_set():
            raise JobCancelledError


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """A kind of work.

    ``phases`` are the sentences by phase key; figures are filled in as ``%(done)s``. ``result_url`` is where the
    finished work is seen. ``may_see`` is asked with the job; its owner always may. ``attempts`` is how often a worker
    may die of it.
    """

    run: Callable[[JobContext], Mapping[str, Any]]
    title: Callable[[Job], str]
    phases: Mapping[str, str | Promise] = field(default_factory=dict)
    result_url: Callable[[Job], str] = lambda job: ""
    may_see: Predicate = is_staff
    attempts: int = 3


kinds: Registry[JobKind] = Registry("job kinds")

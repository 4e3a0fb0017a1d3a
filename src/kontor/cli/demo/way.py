"""The way from files to papers, step by step: import, plan, publish, print. Every step is what a page does as well."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from kontor.accounts.models import User
from kontor.cli.demo.definitions import Definition
from kontor.cli.demo.programmes import write_local_guests, write_own_guests, write_programme
from kontor.documents.glyphs import Missing
from kontor.documents.operations.prints import make
from kontor.documents.registry import papers
from kontor.documents.words import spoken
from kontor.imports.report import Report
from kontor.imports.shell import Wish, run_now
from kontor.planning.engines import RunLimits
from kontor.planning.models import Draft, Run
from kontor.planning.operations.publish import publish_draft
from kontor.planning.operations.runs import compute, start_run
from kontor.programmes.calendars import calendar_of
from kontor.programmes.enums import ParticipationRole, ProgrammeStatus
from kontor.programmes.models import Programme
from kontor.programmes.operations.agenda import publish_agenda
from kontor.programmes.operations.programmes import change_status
from kontor.programmes.queries import participants_of

ENGINE = "visits"
Tell = Callable[[float], None]


def _quiet(share: float) -> None:
    """Move no bar."""


class NoPlanError(Exception):
    """The week cannot be planned; the sentence says why."""


@dataclass(slots=True, kw_only=True)
class Story:
    """One programme on its way. ``folder`` holds the files that the definition names."""

    definition: Definition
    folder: Path
    actor: User | None = None
    programme: Programme | None = None
    reports: list[Report] = field(default_factory=list)
    run: Run | None = None
    draft: Draft | None = None
    missing: list[Missing] = field(default_factory=list)

    @property
    def made(self) -> Programme:
        if self.programme is None:
            raise RuntimeError(f"{self.definition.key}: the programme comes before what happens in it.")
        return self.programme

    def bring_in(self, tell: Tell = _quiet) -> None:
        """Write the programme and import its guests and hosts."""
        self.programme = write_programme(self.definition, self.actor)
        files = [("delegates", self.definition.delegation), ("hosts", self.definition.hosts)]
        given = [(kind, name) for kind, name in files if name]
        for number, (kind, name) in enumerate(given):
            self.reports.append(
                bring(
                    self.folder / name,
                    kind,
                    actor=self.actor,
                    programme=self.made,
                    tell=_part(tell, number, len(given)),
                )
            )
        write_own_guests(self.made, self.definition, self.actor)
        spread_over_groups(self.made)
        write_local_guests(self.made, self.definition, self.actor)
        tell(1.0)

    def plan(self, limits: RunLimits, tell: Tell = _quiet) -> None:
        """Compute a draft of the week, where there is anything to visit. Raises ``NoPlanError``."""
        if not self.made.appointments.exists():
            return
        self.run = start_run(programme=self.made, engine=ENGINE, actor=self.actor, limits=limits)
        self.draft = compute(run=self.run, report=lambda share, levels: tell(share), stopped=lambda: False)
        self.run.refresh_from_db()
        if self.draft is None:
            raise NoPlanError(f"{self.made}: {self.run.status}. {_reasons(self.run)}".strip())
        change_status(programme=self.made, status=ProgrammeStatus.PLANNING, actor=self.actor)
        tell(1.0)

    def publish(self, at: datetime | None = None) -> None:
        """Publish the draft, or the fixed items alone, and the programmes inside the week."""
        now = at or timezone.now()
        if self.draft is not None:
            publish_draft(draft=self.draft, version=self.draft.version, expected=None, actor=self.actor, at=now)
        else:
            publish_agenda(programme=self.made, actor=self.actor, at=now)
        for child in self.made.children.all():
            publish_agenda(programme=child, actor=self.actor, at=now)
        self.made.refresh_from_db()
        for programme in (self.made, *self.made.children.all()):
            change_status(programme=programme, status=ProgrammeStatus.PUBLISHED, actor=self.actor)

    def print_to(self, folder: Path, tell: Tell = _quiet) -> list[Path]:
        """Write every paper and one calendar per person; return the files."""
        target = folder / self.definition.key
        (target / "calendars").mkdir(parents=True, exist_ok=True)
        written = []
        for number, (key, paper) in enumerate(papers.items(), start=1):
            printed = make(paper=paper, subject=self.made)
            self.missing += printed.missing
            path = target / f"{key}.pdf"
            path.write_bytes(printed.pdf)
            written.append(path)
            tell(number / (len(papers) + 1))
        for number, guest in enumerate(participants_of(self.made), start=1):
            path = target / "calendars" / f"{number:02d}-{_file_name(str(guest.person))}.ics"
            path.write_bytes(calendar_of(guest, spoken(guest.language, *guest.person.languages)))
            written.append(path)
        tell(1.0)
        return written


def bring(
    path: Path, kind: str, *, actor: User | None, programme: Programme | None = None, tell: Tell = _quiet,
    options: dict[str, str] | None = None,
) -> Report:  # fmt: skip
    """Import one file. What may be there already is taken for it: nobody sits before the shell to decide."""
    wish = Wish(
        kind=kind, name=path.name, data=path.read_bytes(), scope=str(programme.public_id) if programme else "",
        options=options or {}, maybe="merge",
    )  # fmt: skip
    return run_now(wish, actor=actor, progress=lambda done, count: tell(done / max(1, count)))


def spread_over_groups(programme: Programme) -> None:
    """Put guests whose list names no group into groups of one size; colleagues stay together."""
    groups = list(programme.groups.all())
    waiting = programme.participations.filter(group=None).exclude(role=ParticipationRole.DRIVER)
    waiting = waiting.order_by("organisation__name", "person__family_name")
    if not groups:
        return
    half = -(-len(waiting) // len(groups))
    for number, guest in enumerate(waiting):
        guest.group = groups[min(number // half, len(groups) - 1)]
        guest.save(update_fields=["group", "updated_at"])


def _part(tell: Tell, number: int, count: int) -> Tell:
    return lambda share: tell((number + share) / count)


def _reasons(run: Run) -> str:
    violations: Iterable[object] = run.violations
    return "; ".join(str(violation) for violation in violations)


def _file_name(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name).strip("-").lower() or "guest"

"""What was done, in a few lines and as ``summary.json``."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kontor.cli.demo.way import Story
from kontor.imports.report import Report
from kontor.programmes.audience import SERVES
from kontor.programmes.queries import participants_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One programme in figures; levels as the engine reports them."""

    title: str
    guests: int
    hosts: int
    visited: int
    seconds: float
    levels: list[dict[str, Any]]
    left_out: list[str]


def figures_of(story: Story) -> Figures:
    programme, run = story.made, story.run
    planned = set(story.draft.visits.values_list("appointment_id", flat=True)) if story.draft else set()
    hosts = list(programme.appointments.select_related("host"))
    return Figures(
        title=str(programme.title),
        guests=participants_of(programme).exclude(role__in=SERVES).count(),
        hosts=len(hosts),
        visited=len(planned),
        seconds=(run.seconds or 0.0) if run else 0.0,
        levels=list((run.result or {}).get("levels", [])) if run else [],
        left_out=[appointment.host.name for appointment in hosts if appointment.pk not in planned],
    )


def write_summary(out: Path, stories: list[Story], members: Iterable[Report]) -> None:
    """Write ``summary.json`` beside the papers."""
    found = {
        "imports": [_import(report) for report in [*members, *(one for story in stories for one in story.reports)]],
        "programmes": [
            {name: getattr(figures, name) for name in figures.__slots__} for figures in map(figures_of, stories)
        ],
    }
    text = json.dumps(found, ensure_ascii=False, indent=2, default=str)
    (out / "summary.json").write_text(text + "\n", encoding="utf-8")


def tell_summary(console: Console, out: Path, stories: list[Story], members: Iterable[Report]) -> None:
    """Print what came in, how good the plans are, and where the papers lie."""
    for report in [*members, *(one for story in stories for one in story.reports)]:
        console.print(
            f"{report.file}: {report.rows} rows, {report.tally.created} created, {report.tally.updated} updated, "
            f"{len(report.problems)} notes", markup=False,
        )  # fmt: skip
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in ("Programme", "Guests", "Hosts visited", "Plan"):
        table.add_column(head)
    for story in stories:
        figures = figures_of(story)
        table.add_row(
            figures.title, str(figures.guests), f"{figures.visited} of {figures.hosts}", _levels(figures.levels)
        )
    console.print(table)
    for story in stories:
        figures = figures_of(story)
        if figures.left_out:
            console.print(f"{figures.title}, not visited: {', '.join(figures.left_out)}", markup=False)
        for missing in {missing.sign: missing for missing in story.missing}.values():
            console.print(f"{figures.title}: no print font has {missing.name} in {missing.text!r}", markup=False)
    console.print(f"Papers, calendars and summary.json: {out}", markup=False)


def _import(report: Report) -> dict[str, Any]:
    return {
        "file": report.file, "rows": report.rows, "created": report.tally.created, "updated": report.tally.updated,
        "problems": len(report.problems),
    }  # fmt: skip


def _levels(levels: list[dict[str, Any]]) -> str:
    """Return "driving 412 (at least 398)" for every level, "proved" where the bound is met."""
    words = []
    for level in levels:
        proof = "proved" if level.get("proved") else f"bound {level['bound']}" if level.get("bound") is not None else ""
        words.append(f"{level['name']} {level['value']}" + (f" ({proof})" if proof else ""))
    return ", ".join(words)

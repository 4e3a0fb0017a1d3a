"""What ``kontor demo`` does once Django has started."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.core.management import call_command
from python_calamine import CalamineError, CalamineWorkbook
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from kontor.cli.demo.definitions import Base, Definition, DefinitionError, Party, read_definition
from kontor.cli.demo.summary import tell_summary, write_summary
from kontor.cli.demo.way import NoPlanError, Story, Tell, bring
from kontor.imports.phrases import say
from kontor.imports.report import Report
from kontor.imports.sheets import UnreadableFileError
from kontor.planning.engines import RunLimits
from kontor.planning.errors import PlanningError

EXAMPLES = Path(__file__).parents[4] / "examples" / "ostwestfalen"
NETWORK = "Cluster Maschinen am Teuto"
_DAY = re.compile(r"\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The user's own files in place of the examples'."""

    members: Path | None
    delegation: Path | None
    hosts: Path | None
    start: date | None
    days: int
    town: str
    title: str


def go(out: Path, examples: Path | None, own: Own, seconds: float, console: Console) -> int:
    """Do everything; return the exit code."""
    try:
        stories, members = stories_of(examples or EXAMPLES, own)
        prepare()
        out.mkdir(parents=True, exist_ok=True)
        report = run(stories, members, out, seconds, console)
    except UnreadableFileError as error:
        text, mend = say(error.code, error.params)
        console.print(f"{text} {mend}".strip(), style="red", markup=False)
        return 1
    except (DefinitionError, NoPlanError, PlanningError) as error:
        console.print(str(error), style="red", markup=False)
        return 1
    found = [report] if report else []
    write_summary(out, stories, found)
    tell_summary(console, out, stories, found)
    return 0


def prepare() -> None:
    """Bring the house's tables up to date."""
    call_command("migrate", verbosity=0)


def stories_of(folder: Path, own: Own) -> tuple[list[Story], Path | None]:
    """Return the programmes to go through and the list of organisations, the user's own where given."""
    definitions = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    members = own.members or _beside(folder, "mitglieder")
    if own.delegation or own.hosts:
        return [Story(definition=_own_week(own), folder=Path())], members
    if not definitions:
        raise DefinitionError(f"{folder} holds no *.toml. Name a folder with definitions, or --delegation and --hosts")
    found = [Story(definition=read_definition(path), folder=folder) for path in definitions]
    return sorted(found, key=lambda story: story.definition.starts_on), members


def run(stories: list[Story], members: Path | None, out: Path, seconds: float, console: Console) -> Report | None:
    """Go all the way, a bar for each step."""
    report = None
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        if members:
            with _bar(progress, f"{members.name}: organisations") as tell:
                report = bring(members, "organisations", actor=None, tell=tell, options={"network": NETWORK})
        for story in stories:
            title = story.definition.title.get("en") or next(iter(story.definition.title.values()))
            with _bar(progress, f"{title}: guests and hosts") as tell:
                story.bring_in(tell)
            with _bar(progress, f"{title}: plan") as tell:
                story.plan(RunLimits(seconds=seconds), tell)
            with _bar(progress, f"{title}: publish"):
                story.publish()
            with _bar(progress, f"{title}: papers and calendars") as tell:
                story.print_to(out, tell)
    return report


@contextmanager
def _bar(progress: Progress, label: str) -> Iterator[Tell]:
    task = progress.add_task(label, total=1.0)
    yield lambda share: progress.update(task, completed=share)
    progress.update(task, completed=1.0)


def _beside(folder: Path, name: str) -> Path | None:
    return next(iter(sorted(folder.glob(f"{name}.*"))), None)


def _own_week(own: Own) -> Definition:
    """Return a plain week for files we know nothing about: two groups, one base, no fixed items."""
    start = own.start or _first_day(own.hosts) or date.today() + timedelta(days=7 - date.today().weekday())
    title = own.title or (own.delegation or own.hosts or Path("Delegation")).stem.replace("_", " ").capitalize()
    return Definition(
        key=re.sub(r"[^\w]+", "-", title).strip("-").lower() or "week",
        kind="inbound",
        title={"de": title},
        starts_on=start,
        ends_on=start + timedelta(days=own.days - 1),
        delegation=str(own.delegation.resolve()) if own.delegation else "",
        hosts=str(own.hosts.resolve()) if own.hosts else "",
        places=[Base(role="base", name=f"Hotel, {own.town}", city=own.town)],
        groups=[Party(letter="A"), Party(letter="B")],
    )


def _first_day(path: Path | None) -> date | None:
    """Return the Monday of the week of the earliest date in a file of hosts' windows."""
    found = []
    for text in _texts(path) if path else ():
        for year, month, day, day2, month2, year2 in _DAY.findall(text):
            try:
                found.append(date(int(year or year2), int(month or month2), int(day or day2)))
            except ValueError:
                continue  # not a day: the importer says so with its cell
    return min(found) - timedelta(days=min(found).weekday()) if found else None


def _texts(path: Path) -> Iterator[str]:
    if path.suffix.lower() == ".csv":
        yield path.read_bytes().decode("latin-1")
        return
    try:
        book = CalamineWorkbook.from_path(path)
    except CalamineError:
        return  # the importer says why it cannot be read
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield " ".join(map(str, row))

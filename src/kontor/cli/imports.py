"""``kontor import``: a workbook or text file into the house."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from kontor.imports.report import Report

_SHOWN = 40  # problems printed; all of them are in the JSON


def register(app: typer.Typer) -> None:
    app.command("import", help="Import organisations, delegates or hosts from a workbook or a text file.")(import_file)


def import_file(
    file: Annotated[Path, typer.Argument(help=".xlsx, .xls, .ods or .csv, in any usual encoding")],
    kind: Annotated[str, typer.Option(help="organisations, delegates or hosts")],
    programme: Annotated[str, typer.Option(help="public id or title of the programme (delegates, hosts)")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would be done")] = False,
    as_json: Annotated[str, typer.Option("--json", help="write the report as JSON, - for standard output")] = "",
    sheet: Annotated[str, typer.Option(help="the sheet, where not the one that fits best")] = "",
    header_row: Annotated[int | None, typer.Option(help="row of the headings, from 1; 0 where there are none")] = None,
    column: Annotated[list[str] | None, typer.Option(help="say what a column is: --column 'Firma=name'")] = None,
    network: Annotated[str, typer.Option(help="network the organisations are members of")] = "",
    country: Annotated[str, typer.Option(help="country of rows that name none (ISO code)")] = "",
    duplicates: Annotated[
        str, typer.Option(help="possible duplicates: wait (for a person), merge, new or skip")
    ] = "wait",
    user: Annotated[str, typer.Option(help="e-mail of the person it is done for")] = "",
) -> None:
    """Import a file and print what was done: exit code 0 done, 1 the file cannot be read, 2 wrong use."""
    from kontor.cli import start_django

    start_django()
    from kontor.imports.contract import ScopeError, importers
    from kontor.imports.phrases import say
    from kontor.imports.sheets import UnreadableFileError
    from kontor.imports.shell import Wish
    from kontor.imports.shell import dry_run as try_out

    if kind not in importers:
        _stop(2, as_json, "kind-unknown", f"There is no kind {kind!r}.", f"Use one of: {', '.join(importers.keys())}.")
    if duplicates not in {"wait", "merge", "new", "skip"}:
        _stop(2, as_json, "usage", f"--duplicates {duplicates!r} is not known.", "Use wait, merge, new or skip.")
    if not file.is_file():
        _stop(2, as_json, "no-file", f"There is no file {file}.", "Check the path.")
    options = {key: value for key, value in (("network", network), ("country", country.upper())) if value}
    mapping = dict(pair.rsplit("=", 1) for pair in column or () if "=" in pair)
    wish = Wish(
        kind=kind, name=file.name, data=file.read_bytes(), scope=programme, options=options, sheet=sheet,
        header_row=header_row, mapping=mapping, maybe="" if duplicates == "wait" else duplicates,
    )  # fmt: skip
    try:
        report = try_out(wish) if dry_run else _import(wish, user)
    except UnreadableFileError as error:
        text, mend = say(error.code, error.params)
        _stop(1, as_json, error.code, text, mend)
    except ScopeError as error:
        _stop(2, as_json, "programme-unknown", str(error), "")
    _tell(report, as_json)


def _import(wish: Any, user: str) -> "Report":
    from kontor.accounts.models import User
    from kontor.imports.shell import run_now

    actor = User.objects.filter(email__iexact=user).first() if user else None
    return run_now(wish, actor=actor)


def _stop(code: int, as_json: str, name: str, text: str, mend: str) -> Any:
    if as_json:
        _write(as_json, {"error": {"code": name, "problem": text, "mend": mend}})
    typer.echo(f"{text} {mend}".strip(), err=True)
    raise typer.Exit(code)


def _tell(report: "Report", as_json: str) -> None:
    if as_json:
        _write(as_json, report.as_json())
    if as_json != "-":
        _print(report)


def _write(target: str, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
    if target == "-":
        sys.stdout.write(text + "\n")
    else:
        Path(target).write_text(text + "\n", encoding="utf-8")


def _print(report: "Report") -> None:
    words, tally = "would be" if report.dry_run else "were", report.tally
    typer.echo(
        f"{report.file}: {report.rows} rows. {tally.created} {words} created, {tally.updated} updated, "
        f"{tally.unchanged} unchanged, {tally.skipped} left out; {tally.waiting} wait as possible duplicates."
    )
    for double in report.possible_duplicates:
        place = f"row {double.other_row}" if double.other_row else "in the house"
        typer.echo(f"  row {double.row}: {double.name!r} may be {double.other!r} ({place}, {double.score:.0%})")
    shown = [problem for problem in report.problems if problem.severity in {"block", "problem"}]
    for problem in shown[:_SHOWN]:
        cell = f"{problem.column}{problem.row}"
        typer.echo(f"  {cell} {problem.header}: {problem.value!r} {problem.problem} {problem.mend}".rstrip())
    if len(shown) > _SHOWN:
        typer.echo(f"  … and {len(shown) - _SHOWN} more (--json - has all)")

"""``kontor import`` as a shell sees it."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from kontor.cli import imports
from kontor.directory.models import Organisation
from kontor.imports.models import Import
from tests.kontor.imports.data import MEMBERS, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def members(tmp_path: Path) -> Path:
    file = tmp_path / "mitglieder.xlsx"
    file.write_bytes(workbook(MEMBERS, before={"Hinweise": (("Bitte prüfen",),)}))
    return file


def run(*arguments: object) -> Result:
    app = typer.Typer()
    imports.register(app)
    app.callback()(lambda: None)  # so that the command keeps its name though it is alone
    return CliRunner().invoke(app, ["import", *map(str, arguments)])


def report(*arguments: object) -> dict[str, Any]:
    answer = run(*arguments, "--json", "-")
    assert answer.exit_code == 0, answer.output
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(members: Path) -> None:
    found = report(members, "--kind", "organisations", "--dry-run")
    assert (found["rows"], found["created"], found["updated"], found["skipped"], found["waiting"]) == (9, 6, 1, 1, 1)
    assert (found["sheet"], found["header_row"], found["dry_run"]) == ("Mitglieder", 4, True)
    (double,) = found["possible_duplicates"]
    assert (double["row"], double["other_row"]) == (13, 5)
    mail = next(problem for problem in found["problems"] if problem["row"] == 8)
    assert (mail["sheet"], mail["column"], mail["value"]) == ("Mitglieder", "G", "m.jostes(at)pader")
    assert mail["mend"]
    assert (Organisation.objects.count(), Import.objects.count()) == (0, 0)


def test_a_run_does_what_the_dry_run_said(members: Path) -> None:
    promised = report(members, "--kind", "organisations", "--dry-run")
    done = report(members, "--kind", "organisations")
    keys = ("rows", "created", "skipped", "waiting")
    assert [done[key] for key in keys] == [promised[key] for key in keys]
    assert Organisation.objects.count() == 6


def test_possible_duplicates_can_be_decided_beforehand(members: Path) -> None:
    assert report(members, "--kind", "organisations", "--duplicates", "new")["created"] == 7


@pytest.mark.parametrize(
    ("content", "kind", "code", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "organisations", 1, "PNG"),
        (b"Bega;Lemgo\nHellweg;Paderborn\n", "organisations", 1, "Kopfzeile"),
        (b"Ort;Land\nLemgo;DE\n", "organisations", 1, "Name"),
        (b"Firma;Ort\nBega;Lemgo\n", "dragons", 2, "organisations"),
        (b"Firma;Ort\nBega;Lemgo\n", "hosts", 2, "Vorhaben"),
    ],
)
def test_what_is_wrong_is_said_with_the_mend(tmp_path: Path, content: bytes, kind: str, code: int, words: str) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(content)
    answer = run(file, "--kind", kind, "--json", "-")
    assert answer.exit_code == code
    assert words in answer.stderr
    assert "error" in json.loads(answer.stdout)

"""Bad input, each through the shell and through the wizard: what is wrong is said, and nothing else is lost."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner, Result

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.cli import build
from kontor.imports.models import Import
from kontor.imports.sheets.guards import MB
from kontor.programmes.models import Programme
from tests.factories.programmes import make_programme
from tests.kontor.imports.data import Rows, workbook

pytestmark = pytest.mark.django_db


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * MB))
    return out.getvalue()


def wide() -> bytes:
    return workbook((tuple(f"Spalte {i}" for i in range(300)), tuple(range(300))))


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "locked": ("geheim.xlsx", lambda: LOCKED, "Kennwort"),
    "picture": ("foto.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"0" * 200, "PNG"),
    "large": ("gross.csv", lambda: b"a" * (60 * MB), "60 MB"),
    "wide": ("breit.xlsx", wide, "300"),
    "bomb": ("bombe.xlsx", bomb, "entpackt"),
}
HOSTS: Rows = (("Firma", "Zeiten"), ("Bega", "20.05.2027 9-12"))
ROWS: dict[str, tuple[str, Rows, int, str, str]] = {
    "unknown field": ("organisations", (("Firma", "Technologiefelder"), ("Bega", "Drachenzucht")), 2, "B",
                      "Drachenzucht"),
    "unknown country": ("organisations", (("Firma", "Land"), ("Bega", "Atlantis")), 2, "B", "Atlantis"),
    "impossible date": ("organisations", (("Firma", "Mitglied seit"), ("Bega", "31.02.2022")), 2, "B", "31.02.2022"),
    "delegate twice": (
        "delegates", (("Nachname", "Vorname"), ("Berg", "Anna"), ("Berg", "Anna")), 3, "A", "steht schon in Zeile 2",
    ),
    "outside the week": ("hosts", HOSTS, 2, "B", "20.05.2027"),
    "script": ("organisations", (("Firma", "E-Mail"), ("<script>alert(1)</script>", "a@")), 2, "B", "a@"),
}  # fmt: skip


@pytest.fixture
def staff() -> User:
    return User.objects.create_user("selin@example.org", role=Role.STAFF)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def shell(tmp_path: Path, name: str, data: bytes, kind: str, programme: Programme, *more: str) -> Result:
    file = tmp_path / name
    file.write_bytes(data)
    scope = ["--programme", str(programme.public_id)] if kind != "organisations" else []
    return CliRunner().invoke(build(), ["import", str(file), "--kind", kind, *scope, *more, "--json", "-"])


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read(
    case: str, tmp_path: Path, client: Client, staff: User, programme: Programme
) -> None:
    name, make, words = FILES[case]
    data = make()
    answer = shell(tmp_path, name, data, "organisations", programme)
    assert (answer.exit_code, words in answer.stderr) == (1, True), answer.output
    assert json.loads(answer.stdout)["error"]["mend"]
    client.force_login(staff)
    page = client.post(reverse("imports:new"), {"kind": "organisations", "file": SimpleUploadedFile(name, data)})
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize("case", ROWS)
def test_a_row_with_something_wrong(
    case: str, tmp_path: Path, client: Client, staff: User, programme: Programme
) -> None:
    kind, rows, number, column, words = ROWS[case]
    report = json.loads(shell(tmp_path, "liste.xlsx", workbook(rows), kind, programme, "--dry-run").stdout)
    assert [(one["row"], one["column"], bool(one["mend"])) for one in report["problems"]] == [(number, column, True)]
    assert words in report["problems"][0]["problem"] + report["problems"][0]["value"]
    client.force_login(staff)
    run = by_the_wizard(client, workbook(rows), kind, programme)
    shown = client.get(reverse("imports:import", args=[run.public_id]) + "?show=needs").content.decode()
    assert words in shown
    assert "<script>alert" not in shown


def by_the_wizard(client: Client, data: bytes, kind: str, programme: Programme) -> Import:
    form = {"kind": kind, "file": SimpleUploadedFile("liste.xlsx", data), "scope": str(programme.public_id)}
    assert client.post(reverse("imports:new"), form).status_code == 302
    run = Import.objects.latest("pk")
    mapping = {f"column_{index}": key for index, key in run.mapping.items()}
    assert client.post(reverse("imports:mapping", args=[run.public_id]), mapping).status_code == 302
    return run


def test_a_list_without_headings(tmp_path: Path, client: Client, staff: User, programme: Programme) -> None:
    data = b"Bega;Lemgo\nHellweg;Paderborn\n"
    assert "Kopfzeile" in shell(tmp_path, "liste.csv", data, "organisations", programme).stderr
    client.force_login(staff)
    client.post(reverse("imports:new"), {"kind": "organisations", "file": SimpleUploadedFile("liste.csv", data)})
    run = Import.objects.get()
    page = reverse("imports:import", args=[run.public_id])
    assert "Hellweg" in client.get(page).content.decode()  # the first rows are shown, to say where the header stands
    client.post(reverse("imports:table", args=[run.public_id]), {"sheet": "", "header_row": "0"})
    answer = client.post(reverse("imports:mapping", args=[run.public_id]), {"column_0": "name", "column_1": "city"})
    assert answer.status_code == 302
    run.refresh_from_db()
    assert sorted(run.rows.values_list("label", flat=True)) == ["Bega", "Hellweg"]


def test_the_same_file_twice(tmp_path: Path, client: Client, staff: User, programme: Programme) -> None:
    data = workbook((("Firma", "Ort"), ("Bega", "Lemgo")))
    assert json.loads(shell(tmp_path, "liste.xlsx", data, "organisations", programme).stdout)["created"] == 1
    assert json.loads(shell(tmp_path, "liste.xlsx", data, "organisations", programme).stdout)["unchanged"] == 1
    client.force_login(staff)
    client.post(reverse("imports:new"), {"kind": "organisations", "file": SimpleUploadedFile("liste.xlsx", data)})
    page = client.get(reverse("imports:import", args=[Import.objects.latest("pk").public_id])).content.decode()
    assert "schon einmal importiert" in page

"""The Catalan week, from the agency's files to what lies in people's hands: one house, made once."""

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

EXAMPLES = Path(__file__).parents[2] / "examples" / "ostwestfalen"
PLAN_SECONDS = "2"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Go the whole way once, as a stranger would: from the shell."""
    folder = tmp_path_factory.mktemp("demo")
    environment = os.environ | {"KONTOR_DATA": str(folder / "house"), "KONTOR_ADDRESS": "https://kontor.example"}
    command = [sys.executable, "-m", "kontor.cli", "demo", "--out", str(folder / "out"), "--seconds", PLAN_SECONDS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "out" / "printed.txt").write_text(done.stdout, encoding="utf-8")
    return folder / "out"


@pytest.fixture(scope="module")
def summary(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return found


def text_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(path.read_bytes())).pages]


def test_every_file_came_in(summary: dict[str, Any]) -> None:
    rows = {found["file"]: found for found in summary["imports"]}

    assert rows["mitglieder.xlsx"]["created"] == 150
    assert rows["delegation_katalonien.xlsx"]["created"] == 20
    assert rows["delegation_frankreich.xlsx"]["created"] == 20
    assert rows["gastgeber.csv"]["created"] == 25
    assert rows["gastgeber_frankreich.csv"]["created"] == 14


def test_the_weeks_are_planned_with_every_must(summary: dict[str, Any]) -> None:
    for programme in summary["programmes"]:
        levels = {level["name"]: level for level in programme["levels"]}
        assert levels["musts"]["value"] == 0, programme["title"]
        assert levels["musts"]["proved"], programme["title"]
    catalans, french, chinese = summary["programmes"]
    assert (catalans["guests"], french["guests"], chinese["guests"]) == (20, 20, 10)
    assert catalans["visited"] >= 13
    assert chinese["visited"] == 2


def test_the_shell_says_how_good_the_plans_are(out: Path) -> None:
    said = (out / "printed.txt").read_text(encoding="utf-8")

    assert re.search(r"\d+ of 25", said)
    assert "musts 0 (proved)" in " ".join(said.split())


@pytest.mark.parametrize("key", ["katalonien", "frankreich", "hebei"])
def test_every_paper_is_an_archive_file_with_pages(out: Path, key: str) -> None:
    for paper in ("booklet", "day-sheets", "visiting-lists", "badges", "agendas"):
        pdf = (out / key / f"{paper}.pdf").read_bytes()
        assert b"pdfaid:part" in pdf, paper
        assert len(PdfReader(BytesIO(pdf)).pages) >= 1, paper


def test_the_booklet_tells_the_week(out: Path) -> None:
    pages = text_of(out / "katalonien" / "booklet.pdf")
    whole = " ".join(pages)

    assert "Delegation aus Katalonien" in pages[0]
    for said in ("Kick-off in Girona", "World Café", "Modellfabrik Lippe", "Montserrat Vidal i Roca", "05251 555-0120"):
        assert said in whole, said
    assert "Xavier Casanovas Prat" not in whole  # has not agreed to be listed
    assert "Silvia Domènech Pla" not in whole


def test_the_chinese_booklet_speaks_chinese(out: Path) -> None:
    whole = "".join(text_of(out / "hebei" / "booklet.pdf")).replace(" ", "")

    for said in ("河北省教授代表团", "赵文斌", "欢迎来到东威斯特法伦", "增材制造", "中国创业者与投资者研讨会"):
        assert said in whole, said
    assert "王秀英" not in whole  # has not agreed to be listed


def test_hosts_read_diets_as_counts_in_their_language(out: Path) -> None:
    pages = text_of(out / "katalonien" / "visiting-lists.pdf")

    assert any(re.search(r"\d × vegetarisch", page) for page in pages)
    assert not any("vegetariana" in page for page in pages)
    assert not any("Xavier Casanovas" in page for page in pages)


def test_everybody_has_a_calendar_with_their_group_s_week(out: Path) -> None:
    files = sorted((out / "katalonien" / "calendars").glob("*.ics"))
    drivers = [file for file in files if file.stem.endswith(("uwe-kleine", "marlies-hagemeier"))]
    for file in drivers:
        titles = [str(event["SUMMARY"]) for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]
        assert len(titles) >= 10
        assert all(title.startswith(("Fahrt nach", "Bus ")) for title in titles), titles
    files = [file for file in files if file not in drivers]
    assert (len(files), len(drivers)) == (20, 2)
    uids: dict[str, set[str]] = {}
    for file in files:
        events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        assert len(events) >= 15, file.name
        assert all(str(event["STATUS"]) == "CONFIRMED" for event in events)
        assert "Girona" in {str(event["LOCATION"]).rsplit(" ", 1)[-1] for event in events if event.get("LOCATION")}
        uids[file.name] = {str(event["UID"]) for event in events}
    assert len({frozenset(found) for found in uids.values()}) == 2  # two groups, two weeks


@pytest.fixture
def own_files(tmp_path: Path) -> tuple[Path, Path]:
    """Files nobody has seen before: other headings, another year, another delimiter."""
    guests = tmp_path / "guests.csv"
    guests.write_text(
        "Nachname,Vorname,Firma,E-Mail\nKowalska,Anna,Fabryka Maszyn,anna@fabryka.example\n"
        "Nowak,Łukasz,Huta Nowak,lukasz@huta.example\n",
        encoding="utf-8",
    )
    hosts = tmp_path / "hosts.csv"
    hosts.write_text(
        "Unternehmen;PLZ;Ort;Zeiten;Dauer\n"
        "Anders Antriebe GmbH;33330;Gütersloh;13.03.2028 09:00-12:00;90\n"
        "Bravo Guss KG;32657;Lemgo;14.03.2028 13:00-17:00;60\n",
        encoding="utf-8",
    )
    return guests, hosts


def test_unseen_files_go_the_same_way(own_files: tuple[Path, Path], tmp_path: Path) -> None:
    guests, hosts = own_files
    environment = os.environ | {"KONTOR_DATA": str(tmp_path / "house")}
    command = [
        sys.executable, "-m", "kontor.cli", "demo", "--out", str(tmp_path / "out"), "--examples", str(tmp_path),
        "--delegation", str(guests), "--hosts", str(hosts), "--title", "Gäste aus Polen", "--seconds", "1",
    ]  # fmt: skip

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stdout + done.stderr
    folder = tmp_path / "out" / "gäste-aus-polen"
    whole = " ".join(text_of(folder / "booklet.pdf"))
    assert "13.–17. März 2028" in whole
    assert "Anders Antriebe GmbH" in whole
    assert "Bravo Guss KG" in whole
    assert len(list((folder / "calendars").iterdir())) == 2


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    picture = tmp_path / "guests.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    environment = os.environ | {"KONTOR_DATA": str(tmp_path / "house")}
    command = [
        sys.executable, "-m", "kontor.cli", "demo", "--out", str(tmp_path / "out"), "--examples", str(tmp_path),
        "--delegation", str(picture),
    ]  # fmt: skip

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stdout.strip()

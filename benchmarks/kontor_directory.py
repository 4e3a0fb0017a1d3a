"""How quick the directory is with 5,000 organisations: import, lists and searches. It asserts no time.

    python -m benchmarks.kontor_directory [rows]

Works on a database of its own, which it throws away, unless KONTOR_DATA names a folder (new, or left from an earlier
run): that one is filled with invented organisations and kept.
"""

import io
import os
import random
import statistics
import sys
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontor.config.settings")
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
REPEATS = 15
STEMS = [
    "Hellweg",
    "Lippe",
    "Senne",
    "Ems",
    "Dalke",
    "Pader",
    "Almetal",
    "Bega",
    "Teuto",
    "Emmer",
    "Weser",
    "Nethe",
    "Diemel",
    "Egge",
    "Wiehen",
    "Ravensberg",
]
TRADES = [
    "Antriebe",
    "Sensorik",
    "Robotik",
    "Kunststoff",
    "Hydraulik",
    "Verpackung",
    "Holz",
    "Software",
    "Energie",
    "Licht",
    "Guss",
    "Optik",
]
FIELDS = [
    "Antriebstechnik",
    "Robotik",
    "Sensorik",
    "3D-Druck",
    "Kunststofftechnik",
    "Verpackungstechnik",
    "Energietechnik",
    "Software",
]
TOWNS = [
    "33602 Bielefeld",
    "33098 Paderborn",
    "32657 Lemgo",
    "33330 Gütersloh",
    "32049 Herford",
    "32423 Minden",
    "37671 Höxter",
]
FORMS = ["GmbH", "GmbH & Co. KG", "AG", "KG", "SE", "e. K."]
HEAD = ("Firma", "Straße", "PLZ Ort", "Ansprechpartner", "E-Mail", "Telefon", "Technologiefelder", "Wir bieten",
        "Wir suchen", "Mitglied seit", "Sprachen", "Mitarbeitende", "Öffentlich")  # fmt: skip
ADDRESSES = (
    "/organisations/", "/organisations/?page=40", "/organisations/?q=Robotik", "/organisations/?q=Muller",
    "/organisations/?kind=company&field=robotics&country=DE&language=en", "/organisations/?sort=-employees",
    "/directory/", "/directory/?q=additive+manufacturing", "/directory/?field=sensors&country=DE", "/search/?q=Lippe",
)  # fmt: skip


def workbook() -> bytes:
    import xlsxwriter

    draw = random.Random(7)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Mitglieder")
    sheet.write_row(0, 0, HEAD)
    for row in range(1, COUNT + 1):
        name = f"{draw.choice(STEMS)}{draw.choice('aeiou')}{draw.choice('klmnrst')}{row:05d} {draw.choice(TRADES)}"
        host = f"firma{row}.example"
        sheet.write_row(row, 0, (
            f"{name} {draw.choice(FORMS)}", f"Weg {row % 90 + 1}", draw.choice(TOWNS), f"Anna Müller{row}",
            f"anna.mueller{row}@{host}", f"0521 555-{row:05d}", ", ".join(draw.sample(FIELDS, 2)),
            f"Teile nach Maß {row}",
            f"Partner in Region {row % 40}", f"0{row % 9 + 1}.0{row % 8 + 1}.20{row % 20 + 5:02d}", "Deutsch, Englisch",
            row % 700 + 1, "ja",
        ))  # fmt: skip
    book.close()
    return out.getvalue()


def clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def since(began: tuple[float, float]) -> str:
    """Return wall and processor time: on a machine with much else to do only the second says something."""
    return f"{time.perf_counter() - began[0]:.1f} s ({time.process_time() - began[1]:.1f} s of processor)"


def fill() -> None:
    from kontor.directory.models import Organisation
    from kontor.imports.shell import Wish, dry_run, run_now

    if Organisation.objects.count() >= COUNT:
        print(f"{Organisation.objects.count()} organisations are there already")
        return
    wish = Wish(kind="organisations", name="bench.xlsx", data=workbook())
    began = clocks()
    dry_run(wish)
    print(f"checking {COUNT} rows: {since(began)}")
    began = clocks()
    report = run_now(wish, actor=None)
    print(f"importing {COUNT} rows (check and apply): {since(began)}, {report.tally}")


def measure() -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kontor.accounts.enums import Role
    from kontor.accounts.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    user = User.objects.filter(email="bench@example.org").first()
    client = Client()
    client.force_login(user or User.objects.create_user("bench@example.org", role=Role.STAFF))
    for address in ADDRESSES:
        client.get(address)
        times, busy = [], []
        for _repeat in range(REPEATS):
            began = clocks()
            answer = client.get(address)
            times.append((time.perf_counter() - began[0]) * 1000)
            busy.append((time.process_time() - began[1]) * 1000)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        wall, own = statistics.median(times), statistics.median(busy)
        print(f"{answer.status_code} {wall:6.0f} ms ({own:4.0f} of processor) {len(queries):3d} queries  {address}")


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    fill()
    measure()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("KONTOR_DATA", folder)
        main()

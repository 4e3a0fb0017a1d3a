"""A worker that is killed in the middle of an import: nothing is lost, and nothing comes twice.

Two real processes work on a copy of the tests' database: the first is killed, the second goes on.
"""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from kontor.directory.operations.vocabulary import load_vocabulary
from kontor.imports.operations.check import check
from kontor.imports.operations.upload import upload
from tests.kontor.imports.data import workbook

COUNT = 1200
CHILD = """
import sys, django
import tests.settings
tests.settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from kontor.imports.models import Import
from kontor.imports.operations.apply import apply
apply(run=Import.objects.get(), actor=None)
"""


def start(database: Path) -> "subprocess.Popen[bytes]":
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings", "KONTOR_TEST_DATA": str(settings.DATA), "PYTHONPATH": "src:.",
    }  # fmt: skip
    return subprocess.Popen([sys.executable, "-c", CHILD, str(database)], env=environment)


def count(database: Path, query: str) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5) as found:
        return int(found.execute(f"SELECT COUNT(*) FROM {query}").fetchone()[0])  # noqa: S608


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the copy is made by SQLite")
    load_vocabulary()
    rows: list[tuple[str, ...]] = [("Firma", "Ort", "Ansprechpartner")]
    rows += [(f"Werk{i * 7919 % 9973:04d} {chr(65 + i % 26)}ira GmbH", "Lemgo", f"Anna M{i}er") for i in range(COUNT)]
    check(run=upload(actor=None, kind="organisations", name="gross.xlsx", data=workbook(rows)))
    database = tmp_path / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(database)])

    first, done = start(database), 0
    while not done and first.poll() is None:
        time.sleep(0.02)
        done = count(database, "imports_importrow WHERE outcome <> ''")
    first.kill()
    first.wait()
    done = count(database, "imports_importrow WHERE outcome <> ''")
    assert 0 < done < COUNT
    assert count(database, "directory_organisation") == done

    assert start(database).wait() == 0
    for table in ("organisation", "person", "position", "location"):
        assert count(database, f"directory_{table}") == COUNT
    assert count(database, "imports_importrow WHERE outcome = 'created'") == COUNT
    assert count(database, "(SELECT DISTINCT name FROM directory_organisation)") == COUNT

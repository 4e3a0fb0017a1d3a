"""What holds for the whole house."""

import configparser
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command

from kontor.common import catalogs

ROOT = Path(__file__).parents[2]
APPS = sorted(path.parent.name for path in catalogs.APPS.glob("*/__init__.py"))


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say() -> None:
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert "No changes detected" in out.getvalue()


def test_every_app_stands_in_the_layers_and_in_the_settings() -> None:
    linter = configparser.ConfigParser()
    linter.read(ROOT / ".importlinter")
    layers = set(re.findall(r"\w+", linter["importlinter:contract:layers"]["layers"]))
    assert set(APPS) <= layers
    assert {app.removeprefix("kontor.") for app in settings.KONTOR_APPS} == set(APPS) - {"cli", "config"}


@pytest.mark.parametrize("app", APPS)
def test_every_sentence_has_its_german_one(app: str) -> None:
    """Run ``make messages`` and translate what it names."""
    file = catalogs.APPS / app / "locale" / "de" / "LC_MESSAGES" / "django.po"
    known = {}
    if file.exists():
        with file.open("rb") as source:
            known = {message.id: message.string for message in read_po(source, locale="de") if message.id}
    wanted = {message.id for message in catalogs.extract(catalogs.APPS / app) if message.id}
    assert wanted - known.keys() == set()
    assert known.keys() - wanted == set()
    assert [sentence for sentence, string in known.items() if not _is_whole(string)] == []


def test_no_two_apps_say_the_same_sentence_differently() -> None:
    """Django knows one translation of a sentence, whichever app it is in: tell two meanings apart by ``pgettext``."""
    found: dict[tuple[Any, Any], dict[str, str]] = {}
    for app in APPS:
        file = catalogs.APPS / app / "locale" / "de" / "LC_MESSAGES" / "django.po"
        if file.exists():
            with file.open("rb") as source:
                for message in read_po(source, locale="de"):
                    found.setdefault((message.context, message.id), {})[app] = str(message.string)
    different = {sentence: said for sentence, said in found.items() if sentence[1] and len(set(said.values())) > 1}
    assert different == {}


def _is_whole(string: Any) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)

"""Translations: every app's English sentences and their German ones, read and compiled by Babel, no system tool.

Each app keeps its own ``locale/<language>/LC_MESSAGES/django.po``; the compiled file beside it is not committed.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LANGUAGES = ("de",)
APPS = Path(__file__).resolve().parents[1]
KEYWORDS = (
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
    "npgettext_lazy",
)


def catalog_files() -> Iterator[Path]:
    """Find every catalogue there is."""
    yield from APPS.glob("*/locale/*/LC_MESSAGES/django.po")
    yield from APPS.glob("config/words/*/LC_MESSAGES/django.po")  # other libraries' sentences, in our own words


def compile_all() -> int:
    """Compile the catalogues that are newer than their compiled file. Return how many."""
    count = 0
    for source in catalog_files():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parts[-3])
        part = target.with_suffix(".part")
        with part.open("wb") as out:
            write_mo(out, catalog)
        part.replace(target)
        count += 1
    return count


def extract(app: Path) -> Catalog:
    """Return the sentences of an app's Python files and templates."""
    found = Catalog(charset="utf-8")
    for file in sorted(app.rglob("*.py")):
        if "migrations" not in file.parts:
            _add(found, file.read_bytes())
    for file in sorted((app / "templates").rglob("*")):
        if file.is_file():
            _add(found, _as_python(file))
    return found


def update(app: Path, language: str) -> Catalog:
    """Bring an app's catalogue up to date: new sentences are added untranslated, gone ones leave."""
    target = app / "locale" / language / "LC_MESSAGES" / "django.po"
    template = extract(app)
    catalog = Catalog(locale=language, charset="utf-8", fuzzy=False)
    if target.exists():
        with target.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    if len(catalog):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(as_text(catalog))
    return catalog


def as_text(catalog: Catalog) -> bytes:
    """Return a catalogue as it is committed: sorted, without line numbers and dates."""
    out = BytesIO()
    write_po(out, catalog, width=120, no_location=True, sort_output=True, omit_header=True)
    return (
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        + _plural_header(catalog)
        + b"\n"
        + out.getvalue()
    )


def _plural_header(catalog: Catalog) -> bytes:
    return f'"Plural-Forms: {catalog.plural_forms}\\n"\n'.encode()


def missing(catalog: Catalog) -> list[str]:
    """Return the sentences that are not translated."""
    return [str(message.id) for message in catalog if message.id and not _is_whole(message.string)]


def _is_whole(text: str | list[str] | tuple[str, ...] | None) -> bool:
    return bool(text) and (isinstance(text, str) or all(text or ()))


def _as_python(file: Path) -> bytes:
    """Return a template as the Python source that Django's own extraction makes of it."""
    from django.utils.translation.template import templatize

    return templatize(file.read_text(), origin=str(file)).encode()


def _add(catalog: Catalog, source: bytes) -> None:
    keywords: dict[str, tuple[int, ...] | None] = dict.fromkeys(KEYWORDS)
    # Babel's own annotation of what comes out is wrong: a call's arguments, or one alone.
    calls: Any = extract_python(BytesIO(source), keywords, (), {"encoding": "utf-8"})
    for _line, function, arguments, _notes in calls:
        if arguments is None:  # a variable: its sentence is gathered where it is written
            continue
        words = [arguments] if isinstance(arguments, str) else list(arguments)
        context = words.pop(0) if function.startswith(("p", "np")) else None
        if not words or not words[0]:
            continue
        is_plural = "ngettext" in function or "npgettext" in function
        catalog.add((words[0], words[1]) if is_plural else words[0], context=context)

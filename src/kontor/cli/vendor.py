"""``kontor vendor``: fetch the built files of others that the pages use, and write down where they come from.

Runs on a developer's machine with npm; nothing of it is needed to run Kontor. To take a newer version, change it here,
run ``make vendor`` and look at the pages. Tabler's and Alpine's packages carry no licence text: theirs lie beside their
files, written once by hand.
"""

import json
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import typer

COMMON = Path(__file__).parents[1] / "common"
TARGET = COMMON / "static" / "vendor"
SOURCE_MAP = re.compile(rb"\n?/[/*]# sourceMappingURL=\S+( \*/)?\s*$")
DRAWING = re.compile(r"<(?:path|circle|rect|line|polyline|ellipse)\b[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package: the files we take from it, by their name in the package and their name here."""

    name: str
    version: str
    licence: str
    files: dict[str, str] = field(default_factory=dict)


PLEX = "fonts/split/woff2/IBM Plex Sans Var-Roman-{}.woff2"
PACKAGES = (
    Package(
        name="@tabler/core",
        version="1.6.1",
        licence="MIT",
        files={"dist/css/tabler.min.css": "tabler/tabler.min.css"},
    ),
    Package(name="@tabler/icons", version="3.51.0", licence="MIT", files={"LICENSE": "tabler-icons/LICENSE"}),
    Package(
        name="htmx.org",
        version="2.0.11",
        licence="0BSD",
        files={"dist/htmx.min.js": "htmx/htmx.min.js", "LICENSE": "htmx/LICENSE"},
    ),
    Package(
        name="@alpinejs/csp", version="3.17.4", licence="MIT", files={"dist/cdn.min.js": "alpine/alpine-csp.min.js"}
    ),
    Package(
        name="@ibm/plex-sans-variable",
        version="0.2.0",
        licence="OFL-1.1",
        files={
            **{
                PLEX.format(part): f"plex/plex-sans-{part.lower()}.woff2"
                for part in ("Latin1", "Latin2", "Latin3", "Pi")
            },
            "LICENSE.txt": "plex/OFL.txt",
        },
    ),
    Package(
        name="source-serif",
        version="4.5.1",
        licence="OFL-1.1",
        files={
            "WOFF2/VAR/SourceSerif4Variable-Roman.ttf.woff2": "serif/source-serif-4-roman.woff2",
            "LICENSE.md": "serif/OFL.md",
        },
    ),
)


def register(app: typer.Typer) -> None:
    app.command("vendor", help="Fetch the vendored files again (developers; needs npm).")(fetch_all)


def fetch_all() -> None:
    """Fetch every package and write the list of what came from where."""
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            archive = fetch(package, Path(folder))
            for name, target in package.files.items():
                write(TARGET / target, archive[name])
            if package.name == "@tabler/icons":
                write_icons(archive)
    lines = [f"{p.name} {p.version} ({p.licence}): {', '.join(p.files.values())}" for p in PACKAGES]
    note = "Built files of others, fetched by `make vendor` as published. References to source maps are removed.\n\n"
    lines.append("Noto Sans CJK SC (OFL-1.1): noto-sc/, cut by `kontor vendor-web-fonts` from the print font")
    (TARGET / "README.txt").write_text(note + "\n".join(lines) + "\n")


def fetch(package: Package, folder: Path) -> dict[str, bytes]:
    """Return a package's files by their name."""
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    files: dict[str, bytes] = {}
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None:
                files[str(PurePosixPath(*PurePosixPath(member.name).parts[1:]))] = content.read()
    return files


def write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(SOURCE_MAP.sub(b"\n", content) if target.suffix in {".css", ".js"} else content)


def write_icons(archive: dict[str, bytes]) -> None:
    """Keep the drawings named in ``icons.txt``: all outlines would be two megabytes."""
    names = (COMMON / "icons.txt").read_text().split()
    drawings = {name: DRAWING.findall(archive[f"icons/outline/{name}.svg"].decode()) for name in sorted(set(names))}
    shapes = {name: "".join(shape for shape in found if 'fill="none"' not in shape) for name, found in drawings.items()}
    (COMMON / "icons.json").write_text(json.dumps(shapes, indent=0) + "\n")

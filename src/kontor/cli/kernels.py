"""Compiling the engines' kernels before anybody waits for them: one process for each engine."""

import hashlib
import pkgutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import planwerk

WARM = "import importlib; getattr(importlib.import_module({name!r}), 'warm', lambda: None)()"


def stamp() -> str:
    """Return what the compiled kernels depend on: the engines' sources, numba and Python."""
    digest = hashlib.sha256(f"{sys.version} {version('numba')}".encode())
    for file in sorted(Path(planwerk.__path__[0]).rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@dataclass(slots=True)
class Kernels:
    """The compilation, beside whatever else is done. ``note`` is the file that says what is compiled already."""

    note: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    wanted: str = field(default_factory=stamp)

    def start(self) -> bool:
        """Start compiling what has changed since the last time. Return whether there is anything to do."""
        if self.note.exists() and self.note.read_text() == self.wanted:
            return False
        for module in pkgutil.iter_modules(planwerk.__path__, "planwerk."):
            if module.ispkg:
                command = [sys.executable, "-c", WARM.format(name=module.name)]
                self.running.append(subprocess.Popen(command, stdin=subprocess.DEVNULL))  # noqa: S603
        return True

    def finish(self) -> None:
        """Wait for all. One that fails is left to the first plan, which compiles what it needs and says why not."""
        codes = [process.wait() for process in self.running]
        if not any(codes):
            self.note.write_text(self.wanted)

    def stop(self) -> None:
        """End what still compiles."""
        for process in self.running:
            process.kill()
            process.wait()

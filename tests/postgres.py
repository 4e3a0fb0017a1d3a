"""Run a command with a PostgreSQL of its own: ``python -m tests.postgres pytest -m …``.

A fresh cluster in a temporary folder, on a Unix socket only, owned by an unprivileged user (PostgreSQL refuses to run
as root). It is stopped and removed when the command ends.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HINT = "PostgreSQL's server is not installed. As root: apt-get install --yes postgresql"
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def program(name: str) -> str:
    """Find one of the server's programs. Debian keeps them out of the path, one folder for each version."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    found = next((str(path / name) for path in folders if (path / name).exists()), shutil.which(name))
    if found is None:
        raise SystemExit(HINT)
    return found


def unprivileged() -> str | None:
    """Return the user who runs the server, where this process is root."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="kontor-pg-"))
    user = unprivileged()
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    data, control = str(folder / "data"), program("pg_ctl")
    run(program("initdb"), "-D", data, "-U", "kontor", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    run(control, "-D", data, "-w", "-o", f"{QUICK} -k {folder}", "-l", str(folder / "log"), "start")
    try:
        address = f"postgresql://kontor@/postgres?host={folder}"
        return subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": address}, check=False).returncode
    finally:
        run(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())

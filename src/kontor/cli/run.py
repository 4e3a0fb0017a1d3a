"""``kontor run``: everything a stranger needs, with one command. ``kontor serve``: the same in production."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from django.core.exceptions import ImproperlyConfigured
from rich.console import Console
from rich.table import Table

from kontor.cli import start_django
from kontor.cli.kernels import Kernels
from kontor.cli.processes import Pair, StartError, check_port, wait_until_ready, web_command, worker_command
from kontor.common.privacy import keep_to_owner, own_mask

Port = Annotated[int, typer.Option(help="The port the web server listens on.")]
Host = Annotated[str, typer.Option(help="The address it listens on; 0.0.0.0 for every one of this machine.")]


def register(app: typer.Typer) -> None:
    app.command("run", help="Start here: database, examples, web server and worker.")(run)
    app.command("serve", help="Start in production, with the settings of the environment.")(serve)
    app.command("prepare", help="Bring the database, translations and static files up to date.")(prepare_command)


def run(port: Port = 8000, host: Host = "127.0.0.1", examples: bool = True, kernels: bool = True) -> None:
    """Open the house for one person to look at."""
    console = Console(highlight=False)
    address = f"http://localhost:{port}"
    os.environ.setdefault("KONTOR_ADDRESS", address)
    os.environ.setdefault("KONTOR_HOUSE", "Außenwirtschaft Hellweg-Lippe")  # the invented agency of the examples
    os.environ.setdefault("KONTOR_HOUSE_LINE", "Internationale Arbeit für Ostwestfalen")
    own_mask()
    try:
        check_port(host, port)
        start_django()
        close_data(console)
        with compiling(console, wanted=kernels):
            prepare(console)
        load_if_empty(console, wanted=examples)
        pair = open_house(host, port, workers=1)
        wait_until_ready(f"http://{'localhost' if host == '0.0.0.0' else host}:{port}")  # noqa: S104
    except StartError as error:
        console.print(f"[red]{error}[/red]")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        console.print("\nStopped. What is done is kept; the next start goes on from there.")
        raise typer.Exit(130) from None
    greet(console, address)
    code = pair.wait()
    console.print("Closed. Everything is kept; the next start takes seconds.")
    raise typer.Exit(code)


def serve(port: Port = 8000, host: Host = "127.0.0.1", web_workers: int = 2) -> None:
    """Start in production. Refuses unsafe settings, with the reason."""
    console = Console(highlight=False)
    os.environ["KONTOR_PRODUCTION"] = "1"
    own_mask()
    try:
        start_django()
        close_data(console)
        from kontor.common.safety import refuse_unsafe

        refuse_unsafe()
        check_port(host, port)
        prepare(console)
        refuse_demo_accounts()
    except (ImproperlyConfigured, StartError) as error:
        console.print(f"Not started: {error}", markup=False)
        raise typer.Exit(1) from None
    raise typer.Exit(open_house(host, port, web_workers).wait())


def close_data(console: Console) -> None:
    """Close a data folder that others on this machine could read, and say so."""
    from django.conf import settings

    count = keep_to_owner(settings.DATA)
    if count:
        console.print(f"Data folder closed: {count} of its files and folders could be read by others on this machine.")


def refuse_demo_accounts() -> None:
    """Fail while an account of the examples can sign in with the password everybody knows."""
    from kontor.accounts.operations.demo import demo_accounts_that_can_sign_in

    found = demo_accounts_that_can_sign_in()
    if found:
        raise StartError(
            f"the examples' accounts can sign in ({', '.join(found)}). Delete them, or start with a new database."
        )


def prepare_command() -> None:
    prepare(Console(highlight=False))


def prepare(console: Console) -> None:
    """Bring everything up to date that a new version may need."""
    start_django()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if settings.PRODUCTION:
        call_command("collectstatic", verbosity=0, interactive=False)
    console.print(f"Database ready ({settings.DATABASES['default']['ENGINE'].rsplit('.', 1)[-1]})")


def open_house(host: str, port: int, workers: int) -> Pair:
    """Start web server and worker."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontor.config.settings")
    pair = Pair(environment=os.environ)
    pair.start("web server", *web_command(host, port, workers))
    pair.start("worker", *worker_command())
    return pair


@contextmanager
def compiling(console: Console, *, wanted: bool) -> Iterator[None]:
    """Compile the engines' kernels beside the body, and wait for them: the examples are planned with them."""
    from django.conf import settings

    found = Kernels(note=settings.DATA / "kernels.txt")
    if not (wanted and found.start()):
        yield
        return
    try:
        with console.status("Compiling the engines' kernels, once: about a minute"):
            yield
            found.finish()
        console.print("Kernels ready")
    finally:
        found.stop()


def load_if_empty(console: Console, *, wanted: bool) -> None:
    """Load the examples into a house nobody has been in, or the rest of them where the first start was broken off."""
    from kontor.cli.first_start import is_wanted, load_examples

    if wanted and is_wanted():
        console.print("[bold]Examples[/bold] (invented people and companies)")
        load_examples(console)


def greet(console: Console, address: str) -> None:
    """Print where the house is and who can go in."""
    from kontor.accounts.models import User
    from kontor.accounts.operations.demo import ACCOUNTS, PASSWORD

    known = set(User.objects.values_list("email", flat=True))
    console.print(f"\nKontor is open: [bold]{address}[/bold]   (Ctrl-C closes it)\n")
    accounts = [account for account in ACCOUNTS if account.email in known]
    if not accounts:
        return
    table = Table("role", "sign in as", "name", box=None, pad_edge=False)
    for account in accounts:
        table.add_row(account.who, account.email, f"{account.given_name} {account.family_name}")
    console.print(table)
    console.print(f"\nPassword of all: [bold]{PASSWORD}[/bold]")

"""``kontor invite``: send somebody an invitation; how the first administrator comes in."""

from typing import Annotated

import typer
from rich.console import Console

from kontor.cli import start_django


def register(app: typer.Typer) -> None:
    app.command("invite", help="Invite somebody, for example the first administrator.")(invite)


def invite(
    email: str,
    role: Annotated[str, typer.Option(help="staff, manager, administrator, funder, or nothing.")] = "",
    language: str = "de",
) -> None:
    """Write the invitation and send it."""
    start_django()
    from django.core.exceptions import ValidationError

    from kontor.accounts.enums import Role
    from kontor.accounts.operations import invitations

    if role not in Role.values:
        Console().print(f"There is no role {role!r}. Roles: {', '.join(filter(None, Role.values))}.", markup=False)
        raise typer.Exit(2)
    try:
        invitations.invite(actor=None, email=email, role=Role(role), language=language)
    except ValidationError as error:
        Console().print(" ".join(error.messages), markup=False)
        raise typer.Exit(1) from None
    Console().print(f"The invitation to {email} is on its way.", markup=False)

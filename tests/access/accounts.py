from datetime import timedelta

from django.utils import timezone

from kontor.accounts.models import Invitation
from kontor.accounts.operations.invitations import hash_of
from tests.access import ADMINISTRATION, EVERYBODY, HOST, HOUSE, SIGNED_IN, Page, World


def build(world: World) -> None:
    world.things["invitation"] = Invitation.objects.create(
        email="new@example.org", secret_hash=hash_of("secret"), expires_at=timezone.now() + timedelta(days=1)
    )


def host(world: World) -> dict[str, object]:
    return {"public_id": world.users[HOST].public_id}


PAGES = (
    Page(view="accounts:language", seen_by=EVERYBODY, method="post"),
    Page(view="accounts:profile", seen_by=SIGNED_IN),
    Page(view="accounts:my-data", seen_by=SIGNED_IN),
    Page(view="accounts:accept", seen_by=EVERYBODY, kwargs=lambda world: {"secret": "secret"}),
    Page(view="accounts:accept", seen_by=frozenset(), kwargs=lambda world: {"secret": "guessed"}, case="guessed"),
    Page(view="accounts:administration", seen_by=HOUSE),
    Page(view="accounts:trail", seen_by=HOUSE),
    Page(view="accounts:users", seen_by=ADMINISTRATION),
    Page(view="accounts:user", seen_by=ADMINISTRATION, kwargs=host),
    Page(view="accounts:erase", seen_by=ADMINISTRATION, kwargs=host, method="post"),
    Page(view="accounts:invitations", seen_by=HOUSE),
    Page(
        view="accounts:withdraw",
        seen_by=HOUSE,
        kwargs=lambda world: {"public_id": world["invitation"].public_id},
        method="post",
    ),
)

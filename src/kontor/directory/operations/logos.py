"""Giving an organisation its logo, and taking it away."""

from secrets import token_hex

from django.core.files.base import ContentFile
from django.db import transaction

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import changed, record, snapshot
from kontor.directory.models import Organisation


def save_logo(*, organisation: Organisation, png: bytes | None, actor: User | None) -> None:
    """Keep a logo, or none. The file of the one before is deleted once that is certain."""
    before, old = snapshot(organisation), organisation.logo.name
    storage = organisation.logo.storage
    with transaction.atomic():
        if png is None:
            organisation.logo = ""
        else:
            organisation.logo.save(f"{organisation.public_id}-{token_hex(4)}.png", ContentFile(png), save=False)
        organisation.save(update_fields=["logo", "updated_at"])
        record(actor=actor, verb=Verb.CHANGED, thing=organisation, changes=changed(before, organisation))
        if old:
            transaction.on_commit(lambda: storage.delete(old))

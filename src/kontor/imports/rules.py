"""Who may import what."""

from typing import Any

from django.http import Http404

from kontor.accounts.rules import Visitor, is_staff
from kontor.imports.contract import Importer, ScopeError, importers
from kontor.imports.models import Import


def kinds_for(user: Visitor) -> list[tuple[str, Importer]]:
    """Return the kinds of lists somebody may import: staff all, others where they have something to import into."""
    if not user.is_authenticated or not user.is_active:
        return []
    if is_staff.test(user):
        return list(importers.items())
    return [(key, importer) for key, importer in importers.items() if importer.needs_scope and importer.scopes(user)]


def may_import(user: Visitor, kind: str, scope: str) -> bool:
    """Whether somebody may import a kind of list into what the scope names."""
    if kind not in importers:
        return False
    importer = importers[kind]
    if not importer.needs_scope:
        return bool(importer.may_import.test(user))
    try:
        thing: Any = importer.scope_object(scope)
    except ScopeError:
        return False
    return bool(importer.may_import.test(user, thing))


def visible_import(user: Visitor, public_id: Any) -> Import:
    """Return an import somebody may see, or answer as if there were none."""
    run = Import.objects.filter(public_id=public_id).first()
    if run is None or not may_import(user, run.kind, run.scope):
        raise Http404
    return run

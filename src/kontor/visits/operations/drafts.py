"""Changing a draft by hand. Each change names the version it was decided on; of two people one wins."""

from django.db import transaction
from django.utils.translation import gettext as _

from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.planning.errors import PlanningError
from kontor.planning.models import Draft
from kontor.planning.operations.drafts import claim
from kontor.programmes.models import Appointment
from kontor.programmes.operations.trail import done, stored, told
from kontor.visits.engine import write_slot
from kontor.visits.layout import Slot
from kontor.visits.models import PlannedVisit, TakenOut
from kontor.visits.rows import Week, key_of


def lock_visit(*, visit: PlannedVisit, version: int, actor: User | None) -> None:
    """Keep a visit where it is when the week is planned again."""
    _set_lock(visit, version, actor, is_locked=True)


def unlock_visit(*, visit: PlannedVisit, version: int, actor: User | None) -> None:
    """Let a visit be moved again when the week is planned again."""
    _set_lock(visit, version, actor, is_locked=False)


def _set_lock(visit: PlannedVisit, version: int, actor: User | None, *, is_locked: bool) -> None:
    with transaction.atomic():
        claim(draft=visit.draft, version=version)
        before = stored(visit)
        visit.is_locked = is_locked
        visit.save(update_fields=["is_locked", "updated_at"])
        told(thing=visit, before=before, programme=visit.draft.programme, actor=actor)


def move_visit(*, visit: PlannedVisit, slot: Slot, week: Week, version: int, actor: User | None) -> None:
    """Put a visit on another day or hour, or for other groups. What clashes is shown, not refused: planning goes on."""
    with transaction.atomic():
        claim(draft=visit.draft, version=version)
        before = stored(visit)
        visit.starts_at = week.moment(slot.day, slot.start)
        visit.ends_at = week.moment(slot.day, slot.end)
        visit.moved_by_hand = True
        visit.is_locked = True
        visit.save()
        visit.groups.set([group for group in week.groups if key_of(group) in slot.groups])
        told(thing=visit, before=before, programme=week.programme, actor=actor)


def take_out(*, draft: Draft, appointment: Appointment, version: int, actor: User | None) -> None:
    """Keep a host out of the draft and of the plans made from it."""
    with transaction.atomic():
        claim(draft=draft, version=version)
        draft.visits.filter(appointment=appointment).delete()
        TakenOut.objects.get_or_create(draft=draft, appointment=appointment)
        note = _("out of draft %(number)s") % {"number": draft.number}
        done(thing=appointment, verb=Verb.CHANGED, programme=draft.programme, actor=actor, note=note)


def let_in(*, draft: Draft, appointment: Appointment, version: int, actor: User | None) -> None:
    """Let a host that was taken out come back when the week is planned again."""
    with transaction.atomic():
        claim(draft=draft, version=version)
        draft.taken_out.filter(appointment=appointment).delete()
        note = _("may be in the next draft")
        done(thing=appointment, verb=Verb.CHANGED, programme=draft.programme, actor=actor, note=note)


def put_in(
    *, draft: Draft, appointment: Appointment, slot: Slot, week: Week, version: int, actor: User | None
) -> PlannedVisit:
    """Add a visit by hand; it is locked, so that planning again goes around it."""
    with transaction.atomic():
        claim(draft=draft, version=version)
        rows = draft.visits.filter(appointment=appointment).prefetch_related("groups")
        present = {key_of(group) for row in rows for group in row.groups.all()}
        if present & set(slot.groups):
            raise PlanningError(_("%(host)s is in the plan already. Move the visit instead.") % {"host": appointment})
        draft.taken_out.filter(appointment=appointment).delete()
        visit = write_slot(draft, week, slot, locked=True, moved=True)
        told(thing=visit, before=None, programme=week.programme, actor=actor)
        return visit

"""The keys of the agenda pages."""

from kontor.accounts.models import User
from kontor.programmes.models import Participation
from kontor.programmes.models.participation import new_agenda_key


def renew_agenda_key(*, participation: Participation, actor: User | None) -> None:
    """Close a guest's agenda page and calendar to whoever has the old address, and open them under a new one."""
    participation.agenda_key = new_agenda_key()
    participation.save(update_fields=["agenda_key", "updated_at"])

"""Name badges with a code that the house's staff read at the door."""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kontor.documents.glyphs import Json
from kontor.documents.qr import code
from kontor.documents.registry import Paper
from kontor.documents.tongues import NOTHING, Tongues
from kontor.programmes.enums import ParticipationRole
from kontor.programmes.models import Participation, Programme
from kontor.programmes.papers.facts import Facts, Week
from kontor.programmes.papers.guests import everybody_of, guest_facts
from kontor.programmes.papers.stamps import stamp_of


def data(programme: Programme, tongues: Tongues) -> Mapping[str, Json]:
    return Week(programme, tongues).frame() | {
        "people": [_badge(guest, tongues) for guest in everybody_of(programme)],
    }


def badge_address(participation: Participation) -> str:
    """Return what a badge's code says. It names nobody and opens nothing without the house's own login."""
    return f"{settings.ADDRESS}/b/{participation.public_id}/"


def _badge(guest: Participation, tongues: Tongues) -> Facts:
    found = code(badge_address(guest))
    is_plain = guest.role == ParticipationRole.DELEGATE
    return guest_facts(guest, tongues) | {
        "role": NOTHING if is_plain else tongues.word(guest.role),
        "qr": {"side": found.side, "path": found.path},
    }


PAPER = Paper(
    key="badges",
    label=_("Badges"),
    hint=_("A4: ten to a sheet, with a code for the door"),
    template=Path(__file__).with_name("badges.typ"),
    data=data,
    stamp=stamp_of,
    languages=lambda programme: programme.languages,
    icon="id-badge-2",
    order=50,
)

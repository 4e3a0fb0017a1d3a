"""What the overview of a programme shows, read once."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontor.audit.queries import ShownLine, history
from kontor.programmes.audience import SERVES, TAKES_PART
from kontor.programmes.enums import AppointmentStatus
from kontor.programmes.models import Appointment, Group, Participation, Programme, Task

STATE_OF = {
    AppointmentStatus.IDEA: "idea", AppointmentStatus.ASKED: "asked", AppointmentStatus.OFFERED: "offered",
    AppointmentStatus.CONFIRMED: "ok", AppointmentStatus.DECLINED: "no", AppointmentStatus.HELD: "held",
    AppointmentStatus.CANCELLED: "no",
}  # fmt: skip
# The states of the bar: its key, its tone, and what it counts.
_BAR = (
    ("ok", (AppointmentStatus.CONFIRMED, AppointmentStatus.HELD)),
    ("of", (AppointmentStatus.OFFERED,)),
    ("as", (AppointmentStatus.ASKED,)),
    ("no", (AppointmentStatus.DECLINED, AppointmentStatus.CANCELLED, AppointmentStatus.IDEA)),
)
SIGNS = {"A": "●", "B": "◆", "C": "▲", "D": "■"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPart:
    tone: str
    count: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCard:
    group: Group | None
    sign: str
    people: list[Participation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    programme: Programme
    hosts: list[Appointment]
    people: list[Participation]
    tasks: list[Task]
    changed: list[ShownLine] = field(default_factory=list)

    @property
    def guests(self) -> list[Participation]:
        return [one for one in self.people if one.role not in SERVES]

    @property
    def companies(self) -> int:
        return len({one.organisation_id for one in self.guests if one.organisation_id})

    @property
    def agreed(self) -> list[Appointment]:
        return [one for one in self.hosts if one.status in (AppointmentStatus.CONFIRMED, AppointmentStatus.HELD)]

    @property
    def towns(self) -> int:
        return len({one.location.city for one in self.agreed if one.location})

    @property
    def bar(self) -> list[BarPart]:
        """Return the host call as the parts of a bar, without empty ones."""
        counts = Counter(host.status for host in self.hosts)
        found = []
        for tone, states in _BAR:
            count = sum(counts[state] for state in states)
            if count:
                found.append(BarPart(tone=tone, count=count, words=_bar_words(tone, count)))
        return found

    @property
    def waiting(self) -> list[Appointment]:
        """Return the hosts to look at first: those who offered, then those who have not answered."""
        order = [AppointmentStatus.OFFERED, AppointmentStatus.ASKED, AppointmentStatus.IDEA]
        rank = {state: number for number, state in enumerate(order)}
        return sorted(self.hosts, key=lambda host: (rank.get(AppointmentStatus(host.status), 9), host.host.name))[:7]

    @property
    def groups(self) -> list[GroupCard]:
        found: dict[int | None, list[Participation]] = {}
        for one in self.guests:
            found.setdefault(one.group_id, []).append(one)
        groups = {one.group.pk: one.group for one in self.guests if one.group}
        cards = [
            GroupCard(group=groups.get(pk) if pk else None, sign=SIGNS.get(groups[pk].letter, "") if pk else "",
                      people=people)
            for pk, people in found.items()
        ]  # fmt: skip
        return sorted(cards, key=lambda card: card.group.letter if card.group else "~")

    @property
    def incomplete(self) -> int:
        return sum(not one.diet or not one.arrives_at for one in self.guests)

    def open_points(self, today: date) -> str:
        """Say what is missing before the next station, "" when nothing is."""
        asked = sum(host.status == AppointmentStatus.ASKED for host in self.hosts)
        homeless = sum(one.group_id is None for one in self.guests) if any(one.group_id for one in self.guests) else 0
        late = sum(1 for task in self.tasks if task.due_on and task.due_on < today)
        parts = [
            ngettext("%(count)s answer", "%(count)s answers", asked) % {"count": asked} if asked else "",
            ngettext("a group for %(count)s person", "a group for %(count)s people", homeless) % {"count": homeless}
            if homeless
            else "",
            ngettext("%(count)s overdue task", "%(count)s overdue tasks", late) % {"count": late} if late else "",
        ]
        missing = [part for part in parts if part]
        return _("Still missing: %(what)s.") % {"what": ", ".join(missing)} if missing else ""


def _bar_words(tone: str, count: int) -> str:
    words = {
        "ok": _("%(count)s agreed"),
        "of": _("%(count)s with times offered"),
        "as": _("%(count)s asked"),
        "no": _("%(count)s declined or not asked"),
    }
    return words[tone] % {"count": count}


def read_overview(programme: Programme) -> Overview:
    """Read what the overview shows, in a handful of queries."""
    return Overview(
        programme=programme,
        hosts=list(programme.appointments.select_related("host", "location")),
        people=list(
            programme.participations.filter(status__in=TAKES_PART).select_related("person", "organisation", "group")
        ),
        tasks=list(programme.tasks.filter(done_at__isnull=True).select_related("assignee").order_by("due_on", "pk")),
        changed=history(programme, limit=8),
    )

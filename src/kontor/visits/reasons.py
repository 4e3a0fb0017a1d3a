"""Why a host is not in the plan, and what to do next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kontor.common import formats
from kontor.programmes.enums import AppointmentStatus
from kontor.programmes.models import Appointment
from kontor.visits.names import Names
from kontor.visits.phrases import windows_in_words
from kontor.visits.rows import key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do next. ``action`` names an address of ``visits`` or ``programmes``."""

    label: str
    action: str = ""


PUT_IN = Step(label="", action="put_in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a host is not in the plan: a short title with its icon, one or two facts, and the next step."""

    title: str
    text: str
    icon: str
    step: Step
    needs_person: bool = False  # brick; else ochre


def why_not_plannable(names: Names, appointment: Appointment) -> Why | None:
    """Say why a host could not be planned at all, ``None`` when it could."""
    if appointment.status == AppointmentStatus.DECLINED:
        step = Step(label=_("Find another host"), action="hosts")
        return Why(title=_("Declined"), text=_("The host cannot receive this time."), icon="x", step=step)
    if appointment.status == AppointmentStatus.ASKED:
        step = Step(label=_("Enter the answer"), action="host")
        return Why(title=_("No answer"), text=_no_answer(appointment), icon="hourglass-high", step=step)
    if appointment.status == AppointmentStatus.IDEA:
        step = Step(label=_("Ask the host"), action="host")
        return Why(title=_("Not asked yet"), text=_("So far this host is an idea."), icon="bulb", step=step)
    if not names.week.windows(appointment):
        outside = bool(appointment.windows.all())
        text = _("All its times lie outside the week.") if outside else _("It has named no time yet.")
        step = Step(label=_("Enter its times"), action="host")
        return Why(title=_("No times"), text=text, icon="clock", step=step, needs_person=True)
    return None


def _no_answer(appointment: Appointment) -> str:
    if appointment.asked_on and appointment.answer_by:
        return _("Asked on %(asked)s, answer due by %(due)s.") % {
            "asked": formats.day(appointment.asked_on), "due": formats.day(appointment.answer_by),
        }  # fmt: skip
    if appointment.asked_on:
        return _("Asked on %(asked)s.") % {"asked": formats.day(appointment.asked_on)}
    return _("Asked, and no answer yet.")


def why_taken_out() -> Why:
    step = Step(label=_("Put back in"), action="put_in")
    return Why(title=_("Taken out"), text=_("You keep this host out of the plan."), icon="circle-minus", step=step)


def why_not_reckoned() -> Why:
    step = Step(label=_("Put in by hand"), action="put_in")
    text = _("The plan was computed without this host. Compute again, or put it in by hand.")
    return Why(title=_("Not reckoned with yet"), text=text, icon="refresh", step=step)


def why_left_out(names: Names, appointment: Appointment, codes: tuple[str, ...]) -> Why:
    """Say why the engine left a plannable host out; ``codes`` are its reasons, the weightiest first."""
    code = codes[0] if codes else ""
    words = {"windows": windows_in_words(names, appointment), "most": names.week.programme.driving_a_day}
    blocked = fixed_in_every_window(names, appointment)
    another = Step(label=_("Ask for another time"), action="host")
    if blocked:
        text = _("Offers only %(windows)s. Then “%(item)s” takes place.") % (words | {"item": blocked})
        return Why(title=_("No free window"), text=text, icon="clock", step=another, needs_person=True)
    if code == "capacity":
        step = Step(label=_("Ask for more room"), action="host")
        text = _capacity(names, appointment)
        return Why(title=_("Group too large"), text=text, icon="users", step=step, needs_person=True)
    if code == "max_driving":
        text = _("Reaching it takes a group over %(most)s minutes of driving a day.") % words
        return Why(title=_("Too far"), text=text, icon="route", step=Step(label=_("Change the limit"), action="edit"))
    if code.startswith("interpreter"):
        step = Step(label=_("Engage another interpreter"), action="people")
        text = _("Whoever could interpret is with another group, or has interpreted enough that day.")
        return Why(title=_("No interpreter free"), text=text, icon="users", step=step)
    if code.startswith(("coach", "driver")):
        step = Step(label=_("Hire another coach"), action="setup")
        text = _("No coach with enough seats is free that day, or its driver has driven long enough.")
        return Why(title=_("No coach free"), text=text, icon="bus", step=step)
    if code in ("window", "hours", "travel", "lunch") and not _open_every_day(names, appointment):
        text = _("Offers only %(windows)s. That fits beside nothing else that weighs more.") % words
        return Why(title=_("No free window"), text=text, icon="clock", step=another)
    text = _("Other visits weigh more. Raise its priority, or put it in by hand.")
    return Why(title=_("No room"), text=text, icon="scale", step=Step(label=_("Put in by hand"), action="put_in"))


def _open_every_day(names: Names, appointment: Appointment) -> bool:
    """Say whether a host can be visited on every day of the week: then it is the days that are full."""
    return {day for day, _opens, _closes in names.week.windows(appointment)} >= set(range(len(names.week.days)))


def _capacity(names: Names, appointment: Appointment) -> str:
    sizes = [names.week.size(group) for group in names.week.groups_of(appointment)]
    return _("Takes at most %(capacity)s people, the smallest group has %(size)s.") % {
        "capacity": appointment.capacity, "size": min(sizes, default=0),
    }  # fmt: skip


def fixed_in_every_window(names: Names, appointment: Appointment) -> str:
    """Return a fixed item that leaves a host's windows no room for any group, "" when there is none."""
    week, found = names.week, ""
    windows = week.windows(appointment)
    for day, opens, closes in windows:
        blocking = [
            item
            for item in week.items
            if not item.groups.all() and _leaves_too_little(names, appointment, key_of(item), day, opens, closes)
        ]
        if not blocking:
            return ""
        found = str(blocking[0].title)
    return found


def _leaves_too_little(names: Names, appointment: Appointment, item: str, day: int, opens: int, closes: int) -> bool:
    on, start = names.week.place_in(names.items[item].starts_at)
    end = names.week.place_in(names.items[item].ends_at)[1]
    if on != day or end <= opens or start >= closes:
        return False
    return max(start - opens, closes - end) < appointment.minutes

"""Everything the week's page shows of one draft, read and reckoned once."""

from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from kontor.common import formats
from kontor.planning.engines import Json
from kontor.planning.models import Draft, Run
from kontor.planning.operations.publish import Intention
from kontor.programmes.models import Appointment
from kontor.programmes.operations.agenda import preview_agenda
from kontor.visits.bridge import Desk, slots_of
from kontor.visits.engine import ENGINE, changes_since
from kontor.visits.entries import entries_of
from kontor.visits.layout import Layout, LevelValue, Slot
from kontor.visits.names import Names
from kontor.visits.phrases import clash_sentence, clash_title, windows_in_words
from kontor.visits.queries import slots_of_draft, taken_out_of
from kontor.visits.reasons import PUT_IN, Step, Why, why_left_out, why_not_plannable, why_not_reckoned, why_taken_out
from kontor.visits.rows import Week, key_of, read_week


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    host: Appointment
    town: str
    why: Why
    url: str
    put_in: str = ""  # where it can be put in by hand, for ``groups`` (their keys, with spaces between them)
    groups: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the quality list: what, how much of how much, and whether it needs a person."""

    label: str
    value: str
    is_good: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A level of the objective beside what no plan can beat."""

    label: str
    value: str
    bound: str
    share: int  # of the bound, 0 to 100
    is_proved: bool


@dataclass(kw_only=True)
class WeekPage:
    """A draft with its layout. Made by ``read_page``."""

    week: Week
    names: Names
    desk: Desk
    draft: Draft
    slots: list[Slot]
    layout: Layout
    without: list[str]
    planned: dict[str, set[str]] = field(default_factory=dict)

    @property
    def run(self) -> Run | None:
        return self.draft.run

    @property
    def changes_by_hand(self) -> int:
        return sum(slot.moved for slot in self.slots) + len(self.without)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return the clashes as title and sentence."""
        return [
            (clash_title(clash), clash_sentence(self.names, clash))
            for clash in self.layout.clashes
            if clash.code != "must"
        ]

    @cached_property
    def intention(self) -> Intention:
        """Return what publishing this draft would do, from what is read already."""
        entries = {ENGINE: entries_of(self.names, self.layout)}
        return Intention(
            obstacles=[sentence for _title, sentence in self.problems],
            changed_input=changes_since(self.week, self.draft),
            publication=preview_agenda(self.draft.programme, entries),
        )

    @property
    def checks(self) -> list[Check]:
        musts = [
            (key_of(host), key_of(group))
            for host in self.week.plannable
            if host.is_must
            for group in self.week.groups_of(host)
        ]
        met = sum(group in self.planned.get(host, set()) for host, group in musts)
        wanted = sum(len(self.week.groups_of(host)) for host in self.week.plannable)
        seen = sum(len(groups) for groups in self.planned.values())
        clashes = len(self.problems)
        return [
            Check(label=_("Musts"), value=_of(met, len(musts)), is_good=met == len(musts)),
            Check(label=_("Visits by groups"), value=_of(seen, wanted)),
            Check(label=_("Hosts visited"), value=_of(len(self.planned), len(self.week.plannable))),
            Check(label=_("Clashes"), value=str(clashes), is_good=not clashes),
            *self._driven(),
        ]

    def _driven(self) -> list[Check]:
        """Return the longest day of each coach that drives."""
        longest: dict[str, int] = {}
        for one in self.layout.coach_days:
            longest[one.coach] = max(longest.get(one.coach, 0), one.driving)
        return [
            Check(label=_("%(coach)s, longest day") % {"coach": self.names.of(coach)}, value=formats.duration(minutes))
            for coach, minutes in longest.items()
        ]

    @property
    def driving_each(self) -> str:
        """Return how long one guest sits in the coach in the whole week, on average over the groups."""
        return formats.duration(round(self.layout.driving / max(1, len(self.week.groups))))

    @property
    def longest_day(self) -> str:
        longest = max(self.layout.days, key=lambda day: day.driving, default=None)
        if longest is None or not longest.driving:
            return ""
        return _("Longest day %(day)s, %(group)s: %(minutes)s") % {
            "day": self.names.weekday(longest.day), "group": self.names.group(longest.group),
            "minutes": formats.duration(longest.driving),
        }  # fmt: skip

    @property
    def proofs(self) -> list[Proof]:
        """Return the run's levels with their bounds. They hold for the plan as it was computed."""
        result = self.run.result if self.run and self.run.result else {}
        return [_proof(level_of(level)) for level in result.get("levels", [])]

    @property
    def is_proved(self) -> bool:
        return self.run is not None and self.run.status == "OPTIMAL"

    @property
    def conflict(self) -> list[str]:
        """Return what cannot hold together, in sentences, where the musts are impossible."""
        result = self.run.result if self.run and self.run.result else {}
        return [self.reason_sentence(reason) for reason in result.get("conflict") or []]

    def reason_sentence(self, reason: Json) -> str:
        return conflict_sentence(self.names, reason)

    @property
    def left_out(self) -> list[LeftOut]:
        """Return the hosts without a visit, those that need a person first."""
        codes = reason_codes(self.run)
        found = []
        for host in self.week.appointments:
            key = key_of(host)
            if key in self.planned:
                continue
            found.append(self._left_out(host, codes.get(key, ())))
        return sorted(found, key=lambda one: (not one.why.needs_person, one.host.host.name))

    def _left_out(self, host: Appointment, codes: tuple[str, ...]) -> LeftOut:
        why = why_not_plannable(self.names, host)
        if why is None and key_of(host) in self.without:
            why = why_taken_out()
        if why is None and self.run is not None and key_of(host) not in stops_of(self.run):
            why = why_not_reckoned()
        if why is None:
            why = why_left_out(self.names, host, codes)
        return LeftOut(
            host=host, town=self.names.town(key_of(host)), why=why, url=self._step_url(host, why.step),
            put_in=self._step_url(host, PUT_IN) if host in self.week.plannable else "",
            groups=" ".join(self._parties(host)),
        )  # fmt: skip

    def _parties(self, host: Appointment) -> list[str]:
        """Return who comes if a host is put in: all its groups where they come together, else one."""
        groups = [key_of(group) for group in self.week.groups_of(host)]
        return groups if host.together else groups[:1]

    def _step_url(self, host: Appointment, step: Step) -> str:
        one = self.week.programme.public_id
        if step.action == "put_in":
            return reverse("visits:put-in", args=[one, self.draft.number, host.public_id])
        if step.action == "host":
            return reverse("programmes:host", args=[one, host.public_id])
        return reverse(f"programmes:{step.action or 'hosts'}", args=[one])


def read_page(draft: Draft) -> WeekPage:
    """Read a draft and lay it out."""
    week = read_week(draft.programme)
    desk = Desk(week)
    slots = slots_of_draft(week, draft)
    planned: dict[str, set[str]] = {}
    for slot in slots:
        planned.setdefault(slot.stop, set()).update(slot.groups)
    return WeekPage(
        week=week, names=Names(week), desk=desk, draft=draft, slots=slots, layout=desk.lay_out(slots),
        without=taken_out_of(draft), planned=planned,
    )  # fmt: skip


def as_computed(draft: Draft) -> list[Slot]:
    """Return the visits as the engine proposed them, before anything was moved by hand."""
    result = draft.run.result if draft.run and draft.run.result else {}
    return slots_of(result["plan"]) if result.get("plan") else []


def stops_of(run: Run) -> frozenset[str]:
    """Return the keys of the hosts a run has reckoned with."""
    return frozenset(str(stop["id"]) for stop in run.problem["problem"]["stops"])


def reason_codes(run: Run | None) -> dict[str, tuple[str, ...]]:
    """Return the engine's reasons for what it left out, as codes by host key."""
    result = run.result if run and run.result else {}
    return {
        one["id"]: tuple(dict.fromkeys(reason["code"] for reason in one["reasons"]))
        for one in result.get("left_out", [])
    }


def conflict_sentence(names: Names, reason: Json) -> str:
    """Return one of the demands that clash, with the host's times where it is about a host."""
    subjects = [str(one) for one in reason["subjects"]]
    host = next((names.hosts[one] for one in subjects if one in names.hosts), None)
    groups = tuple(one for one in subjects if one in names.groups)
    who = names.parties(groups) if groups else _("all groups")
    if reason["code"] in ("must", "lock") and host is not None:
        text = _("%(host)s is a must and offers only %(windows)s (%(group)s).")
        if reason["code"] == "lock":
            text = _("The visit at %(host)s is locked (%(group)s).")
        return text % {"group": who, "host": host, "windows": windows_in_words(names, host)}
    item = next((names.of(one) for one in subjects if one in names.items), "")
    if item:
        return _("“%(item)s” is fixed (%(group)s).") % {"item": item, "group": who}
    if reason["code"] == "lunch":
        programme = names.week.programme
        return _("Lunch lies between %(first)s and %(last)s (%(group)s).") % {
            "group": who, "first": str(programme.lunch_from)[:5], "last": str(programme.lunch_until)[:5],
        }  # fmt: skip
    if reason["code"] == "interpreters":
        people = ", ".join(str(one) for one in names.interpreters.values())
        return _("The interpreters cannot be at all these visits: %(people)s.") % {"people": people}
    if reason["code"] == "coaches":
        coaches = ", ".join(str(one) for one in names.coaches.values())
        return _("The coaches cannot drive to all these visits: %(coaches)s.") % {"coaches": coaches}
    return ", ".join(names.of(one) for one in subjects)


def level_of(level: Json) -> LevelValue:
    return LevelValue(
        name=level["name"],
        value=int(level["value"]),
        bound=level["bound"],
        proved=level["proved"],
        sense=level["sense"],
    )


def _proof(level: LevelValue) -> Proof:
    labels = {
        "musts": _("Musts missed"), "changes": _("Appointments changed"), "priority": _("Priority visited"),
        "driving": _("Driving, all groups"), "waiting": _("Waiting, all groups"),
    }  # fmt: skip
    in_minutes = level.name in ("driving", "waiting")
    bound = None if level.bound is None else int(level.bound)
    shown = formats.duration if in_minutes else (lambda number: formats.number(number))
    larger, smaller = max(level.value, bound or 0), min(level.value, bound if bound is not None else level.value)
    words = _("at most %(bound)s") if level.sense == "max" else _("at least %(bound)s")
    return Proof(
        label=labels.get(level.name, level.name),
        value=shown(level.value),
        bound="" if not bound or level.proved else words % {"bound": shown(bound)},
        share=100 if not larger else round(100 * smaller / larger),
        is_proved=level.proved,
    )


def _of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}

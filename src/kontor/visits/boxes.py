"""The timeline of a week: columns for days, boxes for what happens, marks for what clashes."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kontor.common import formats
from kontor.planning.models import Draft
from kontor.programmes.enums import ITEM_STYLE, ItemKind
from kontor.visits.layout import Clash, Layout, Line, LineKind, Slot
from kontor.visits.names import SIGNS, Names, breakable, clock, minute_of
from kontor.visits.phrases import clash_sentence
from kontor.visits.rows import key_of
from kontor.visits.travel import road_km

STEP = 5  # minutes of one row of the timeline
EARLIEST, LATEST, LONGEST = 6 * 60, 23 * 60 + 55, 480  # what place.css has classes for
CLASH_ROWS = 30
DAYS_AT_ONCE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One thing in the timeline. ``place`` are the classes that put it there."""

    style: str
    place: str
    time: str
    title: str
    where: str
    label: str
    url: str = ""
    is_locked: bool = False
    is_moved: bool = False
    is_clash: bool = False
    groups: str = ""
    keys: str = ""  # of a visit's groups, with spaces between them
    minutes: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A clash in the timeline, with the words of the pop-up beside it."""

    place: str
    missing: int | None
    sentence: str
    url: str = ""
    keys: str = ""
    minutes: int = 0
    name: str = ""
    at: str = ""  # day and minute, with a space between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    number: int
    label: str
    long_label: str
    town: str
    boxes: list[Box]
    marks: list[Mark]
    rows: list[Box]  # each thing once, for the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    sign: str
    letter: str
    name: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    columns: list[Column]
    lanes: list[Lane]
    begins: int
    hours: list[tuple[str, str]]  # class and words
    days_left_out: int

    @property
    def lane_keys(self) -> str:
        return " ".join(lane.key for lane in self.lanes)

    @property
    def begin_class(self) -> str:
        return f"from-{self.begins // 60:02d}{self.begins % 60:02d}"


def timeline(names: Names, layout: Layout, slots: list[Slot], draft: Draft | None, only: str | None = None) -> Timeline:
    """Draw a week; ``only`` is one group's key when just that group is shown."""
    lanes = [
        Lane(sign=SIGNS.get(group.letter, ""), letter=group.letter, name=str(group.name), key=key_of(group))
        for group in names.week.groups
        if only is None or key_of(group) == only
    ]
    lines = [line for line in layout.lines if only is None or only in line.groups]
    begins = min([line.start for line in lines], default=8 * 60)
    begins = max(EARLIEST, min(begins, minute_of(names.week.programme.day_begins)) // 30 * 30)
    ends = min(LATEST, max([minute_of(names.week.programme.day_ends), *(line.end for line in lines)]))
    days = _days_shown(names, lines)
    builder = _Builder(
        names=names, lanes=lanes, slots=slots, draft=draft, clashes=layout.clashes,
        is_wide=len(lanes) > 1 or len(days) <= DAYS_AT_ONCE,
    )  # fmt: skip
    return Timeline(
        columns=[builder.column(number, [line for line in lines if line.day == number])
                 for number in days],
        lanes=lanes,
        begins=begins,
        days_left_out=len(names.week.days) - len(days),
        hours=[(at_class(hour * 60), f"{hour}:00") for hour in range(-(-begins // 60), ends // 60 + 1)],
    )  # fmt: skip


def _days_shown(names: Names, lines: list[Line]) -> list[int]:
    """Return the days that are drawn: of a long programme only those on which something happens."""
    days = range(len(names.week.days))
    if len(days) <= DAYS_AT_ONCE:
        return list(days)
    busy = {line.day for line in lines}
    return [day for day in days if day in busy] or list(days)[:DAYS_AT_ONCE]


def at_class(minute: int) -> str:
    found = min(LATEST, max(EARLIEST, minute - minute % STEP))
    return f"at-{found // 60:02d}{found % 60:02d}"


def for_class(start: int, end: int) -> str:
    first, last = start - start % STEP, end - end % STEP
    return f"for-{min(LONGEST, max(STEP, last - first))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Builder:
    names: Names
    lanes: list[Lane]
    slots: list[Slot]
    draft: Draft | None
    clashes: tuple[Clash, ...]
    is_wide: bool

    def column(self, number: int, lines: list[Line]) -> Column:
        day = self.names.week.days[number]
        towns = Counter(self.names.town(line.place) for line in lines if line.subject)
        return Column(
            number=number,
            label=self.names.day(number),
            long_label=formats.day(day),
            town=towns.most_common(1)[0][0] if towns else "",
            boxes=[box for line in lines for box in self._boxes(line)],
            rows=[self._box(line, "") for line in lines],
            marks=[mark for clash in self.clashes if (mark := self._mark(clash, number)) is not None],
        )

    def _boxes(self, line: Line) -> list[Box]:
        """Return one box across all lanes, or one in each lane it concerns."""
        mine = [lane for lane in self.lanes if lane.key in line.groups]
        if len(mine) == len(self.lanes):
            return [self._box(line, "")]
        return [self._box(line, f"lane-{'abcd'[self.lanes.index(lane)]}") for lane in mine]

    def _box(self, line: Line, lane: str) -> Box:
        slot = self._slot(line)
        style, title, where = self._words(line, wide=self.is_wide and not lane)
        time = f"{clock(line.start)}{formats.DASH}{clock(line.end)}"
        label = _("%(title)s, %(time)s, %(groups)s") % {
            "title": title, "time": time, "groups": self.names.parties(line.groups),
        }  # fmt: skip
        return Box(
            style=style,
            place=" ".join(part for part in (lane, at_class(line.start), for_class(line.start, line.end)) if part),
            time=clock(line.start),
            title=breakable(title),
            where=where,
            label=", ".join([label, _("locked")]) if slot is not None and slot.locked else label,
            url=self._url(line, slot),
            is_locked=line.kind is LineKind.FIXED or (slot is not None and slot.locked),
            is_moved=slot is not None and slot.moved,
            groups=self.names.parties(line.groups),
            keys=" ".join(slot.groups) if slot is not None else "",
            minutes=line.minutes,
            name=title,
            is_clash=any(self._concerns(clash, line) for clash in self.clashes),
        )

    def _slot(self, line: Line) -> Slot | None:
        if line.kind is not LineKind.VISIT:
            return None
        return next(
            (one for one in self.slots if (one.stop, one.day, one.start) == (line.subject, line.day, line.start)), None
        )

    def _words(self, line: Line, *, wide: bool) -> tuple[str, str, str]:
        if line.kind is LineKind.DRIVE:
            return "transfer", self._drive(line, wide=wide), ""
        if line.kind is LineKind.LUNCH:
            return "meal", _("Lunch"), self.names.town(line.place)
        if line.kind is LineKind.VISIT:
            host = self.names.hosts[line.subject]
            people = [self.names.interpreters[one].person for one in line.interpreters]
            where = [self.names.town(line.place), *(str(one) if wide else one.family_name for one in people)]
            return ITEM_STYLE[ItemKind(host.kind)], str(host), " · ".join(where)
        item = self.names.items[line.subject]
        return ITEM_STYLE[ItemKind(item.kind)], str(item.title), item.place_name or self.names.town(line.place)

    def _drive(self, line: Line, *, wide: bool) -> str:
        minutes = formats.duration(line.minutes)
        if not wide:
            return minutes
        places = self.names.week.places
        first, second = places.get(line.place or ""), places.get(line.to or "")
        km = road_km(first, second) if first and second else None
        parts = [self.names.town(line.to), minutes, f"{formats.number(km, 0)} km" if km and km >= 1 else ""]
        return " · ".join(part for part in parts if part)

    def _url(self, line: Line, slot: Slot | None) -> str:
        if line.kind is LineKind.FIXED:
            programme = self.names.week.programme.public_id
            return reverse("programmes:item", args=[programme, self.names.items[line.subject].public_id])
        return self._visit_url(slot)

    def _visit_url(self, slot: Slot | None) -> str:
        if slot is None or slot.row is None or self.draft is None:
            return ""
        programme = self.names.week.programme.public_id
        return reverse("visits:visit", args=[programme, self.draft.number, slot.row.public_id])

    @staticmethod
    def _concerns(clash: Clash, line: Line) -> bool:
        if clash.code == "must" or line.subject not in clash.subjects[-1:]:
            return False
        return not clash.groups or bool(set(clash.groups) & set(line.groups))

    def _mark(self, clash: Clash, number: int) -> Mark | None:
        """Return the mark of a clash that has a time: before what comes too early."""
        if clash.day != number or clash.at is None or not clash.minutes:
            return None
        lanes = [lane for lane in self.lanes if lane.key in clash.groups]
        if not lanes:
            return None
        slot = next((one for one in self.slots if one.stop == clash.subjects[-1] and one.day == number), None)
        at = (slot.start if slot is not None else clash.at) - CLASH_ROWS
        lane = "" if len(lanes) == len(self.lanes) else f"lane-{'abcd'[self.lanes.index(lanes[0])]}"
        return Mark(
            place=" ".join(part for part in (lane, at_class(at), f"for-{CLASH_ROWS}") if part),
            missing=clash.minutes,
            sentence=clash_sentence(self.names, clash),
            url=self._visit_url(slot),
            keys=" ".join(slot.groups) if slot is not None else "",
            minutes=slot.end - slot.start if slot is not None else 0,
            name=self.names.of(clash.subjects[-1]),
            at=f"{number} {slot.start}" if slot is not None else "",
        )

"""Pictures of a schedule: slots x participants and slots x tables, with gaps to be seen.

Shapes carry classes only (``pw-meeting``, ``pw-gap``, ``pw-pause``, ``pw-away``, ``pw-break``, ``pw-free``), so that a
page's own style sheet draws them; ``standalone`` puts a small style sheet into the file.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from planwerk.meetings.facts import Facts, Stay, gather
from planwerk.meetings.problem import Participant, Problem
from planwerk.meetings.solution import Schedule

WIDTH, HEIGHT, SIDE, HEAD = 64, 26, 170, 44  # of a cell, and of the margins for the names, in pixels
STYLE = (
    "text{font:11px sans-serif;fill:#1a1f24}.pw-meeting{fill:#1f5f8b}.pw-label{fill:#fff}.pw-gap{fill:#e8a33d}"
    ".pw-pause{fill:#d9e4d2}.pw-away{fill:#c9ccd0}.pw-break{fill:#eef0f2}.pw-free{fill:#fff;stroke:#dfe3e7}"
)


def participants_grid(problem: Problem, schedule: Schedule, *, standalone: bool = False) -> str:
    """Return the picture of who is busy, waiting or away when; the text in a meeting is whom one meets."""
    facts = gather(problem, schedule)
    rows = []
    for number, (person, agenda) in enumerate(facts.agenda_rows()):
        shapes = [*_background(facts, person, agenda, number)]
        for stay in agenda:
            others = ", ".join(_name(problem, name) for name in stay.meeting.participants if name != person.id)
            shapes.append(_meeting(stay, number, others))
        rows.append(_row(number, person.name or person.id, shapes))
    return _picture(problem, "Meetings by participant", rows, standalone=standalone)


def tables_grid(problem: Problem, schedule: Schedule, *, standalone: bool = False) -> str:
    """Return the picture of which meeting is at which table when."""
    facts, rows = gather(problem, schedule), []
    for number, table in enumerate(problem.tables):
        shapes = []
        for slot, time in enumerate(problem.slots):
            kind = "break" if time.is_break else "away" if slot in table.unavailable else "free"
            shapes.append(_cell(slot, 1, number, kind, f"{table.id}, {time.label}: {kind}"))
        for stay in facts.stays:
            if stay.placement.table == number:
                people = " – ".join(_name(problem, name) for name in stay.meeting.participants)
                shapes.append(_meeting(stay, number, people))
        rows.append(_row(number, f"{table.id} {table.area}".strip(), shapes))
    return _picture(problem, "Meetings by table", rows, standalone=standalone)


def _name(problem: Problem, participant: str) -> str:
    return problem.participants[problem.participant_index[participant]].name or participant


def _background(facts: Facts, person: Participant, agenda: Sequence[Stay], row: int) -> Iterator[str]:
    """Yield a cell for each slot: a gap where idle time between two meetings of a day counts."""
    slots = facts.problem.slots
    waiting: set[int] = set()
    for one, two in pairwise(agenda):
        if slots[one.first].day == slots[two.first].day:
            waiting.update(range(one.last + 1, two.first))
    for number, slot in enumerate(slots):
        kind = "gap" if number in waiting else "free"
        if slot.is_break:
            kind = "break"
        elif number in person.unavailable:
            kind = "away"
        elif number in person.pauses:
            kind = "pause"
        yield _cell(number, 1, row, kind, f"{person.name or person.id}, {slot.label}: {kind}")


def _cell(slot: int, length: int, row: int, kind: str, title: str) -> str:
    x, y = SIDE + slot * WIDTH, HEAD + row * HEIGHT
    return (
        f'<rect class="pw-{kind}" x="{x + 1}" y="{y + 1}" width="{length * WIDTH - 2}" height="{HEIGHT - 2}" rx="3">'
        f"<title>{escape(title)}</title></rect>"
    )


def _meeting(stay: Stay, row: int, text: str) -> str:
    x, y = SIDE + stay.first * WIDTH + 6, HEAD + row * HEIGHT + 17
    room = stay.meeting.length * 9
    shown = text if len(text) <= room else text[: room - 1] + "…"
    shape = _cell(stay.first, stay.meeting.length, row, "meeting", f"{stay.meeting.id}: {text}")
    return f'{shape}<text class="pw-label" x="{x}" y="{y}">{escape(shown)}</text>'


def _row(number: int, name: str, shapes: Sequence[str]) -> str:
    text = f'<text class="pw-name" x="4" y="{HEAD + number * HEIGHT + 17}">{escape(name[:26])}</text>'
    return f"<g>{text}{''.join(shapes)}</g>"


def _picture(problem: Problem, title: str, rows: Sequence[str], *, standalone: bool) -> str:
    width, height = SIDE + len(problem.slots) * WIDTH + 4, HEAD + len(rows) * HEIGHT + 4
    heads = []
    for number, slot in enumerate(problem.slots):
        x = SIDE + number * WIDTH + 6
        first = number == 0 or (slot.day, slot.session) != (
            problem.slots[number - 1].day,
            problem.slots[number - 1].session,
        )
        group = f"{slot.day} {slot.session}".strip() if first else ""
        heads.append(f'<text class="pw-session" x="{x}" y="14">{escape(group[:20])}</text>')
        heads.append(f'<text class="pw-time" x="{x}" y="34">{escape(slot.label[:9])}</text>')
    style = f"<style>{STYLE}</style>" if standalone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}"><title>{escape(title)}</title>{style}{"".join(heads)}{"".join(rows)}</svg>'
    )

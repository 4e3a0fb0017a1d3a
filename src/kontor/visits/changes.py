"""What is different between the problem a draft was computed from and the rows of today, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kontor.planning.engines import Json
from kontor.visits.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said of a thing that came, went or changed; ``lost`` where not even its name is left."""

    came: str
    went: str
    changed: str
    lost: str


def changes_of_input(names: Names, then: Json, now: Json) -> list[str]:
    """Return one sentence for each thing that came, went or changed, and one for everything else."""
    found: list[str] = []
    for kind, words in _words().items():
        before = {one["id"]: one for one in then.get(kind, [])}
        after = {one["id"]: one for one in now.get(kind, [])}
        found += _sentences(names, words, before, after)
    return list(dict.fromkeys(found)) or [_("Hours, hotel or travel times have changed.")]


def _sentences(names: Names, words: Words, before: Json, after: Json) -> Iterator[str]:
    for key in after:
        if key not in before:
            yield words.came % {"name": names.of(key)}
    for key in before:
        if key not in after:
            yield words.lost if names.of(key) == key else words.went % {"name": names.of(key)}
    for key in after:
        if key in before and after[key] != before[key]:
            yield words.changed % {"name": names.of(key)}


def _words() -> dict[str, Words]:
    return {
        "stops": Words(
            came=_("%(name)s can be planned now."),
            went=_("%(name)s can no longer be planned."),
            changed=_("%(name)s has changed."),
            lost=_("A host is gone."),
        ),
        "fixed": Words(
            came=_("“%(name)s” is new."),
            went=_("“%(name)s” is gone."),
            changed=_("“%(name)s” has changed."),
            lost=_("A fixed item is gone."),
        ),
        "interpreters": Words(
            came=_("%(name)s interprets now."),
            went=_("%(name)s no longer interprets."),
            changed=_("%(name)s interprets on other days or in other languages."),
            lost=_("An interpreter is gone."),
        ),
        "coaches": Words(
            came=_("%(name)s drives now."),
            went=_("%(name)s no longer drives."),
            changed=_("%(name)s drives on other days or has another number of seats."),
            lost=_("A coach is gone."),
        ),
        "groups": Words(
            came=_("%(name)s is new."),
            went=_("%(name)s is gone."),
            changed=_("%(name)s has another number of people."),
            lost=_("A group is gone."),
        ),
    }

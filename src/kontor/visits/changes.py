"""What is different between the problem a draft was computed from and the rows of today, in sentences."""

from django.utils.translation import gettext as _

from kontor.planning.engines import Json
from kontor.visits.names import Names


def changes_of_input(names: Names, then: Json, now: Json) -> list[str]:
    """Return one sentence for each host and item that came, went or changed, and one for everything else."""
    found = []
    for kind, came, went, changed in (
        (
            "stops",
            _("%(name)s can be planned now."),
            _("%(name)s can no longer be planned."),
            _("%(name)s has changed."),
        ),
        ("fixed", _("“%(name)s” is new."), _("“%(name)s” is gone."), _("“%(name)s” has changed.")),
        (
            "interpreters",
            _("%(name)s interprets now."),
            _("%(name)s no longer interprets."),
            _("%(name)s interprets on other days or in other languages."),
        ),
        ("groups", _("%(name)s is new."), _("%(name)s is gone."), _("%(name)s has another number of people.")),
    ):
        before = {one["id"]: one for one in then.get(kind, [])}
        after = {one["id"]: one for one in now.get(kind, [])}
        found += [came % {"name": names.of(key)} for key in after if key not in before]
        found += [went % {"name": names.of(key)} for key in before if key not in after]
        found += [changed % {"name": names.of(key)} for key in after if key in before and after[key] != before[key]]
    if not found:
        found.append(_("Hours, hotel or travel times have changed."))
    return found

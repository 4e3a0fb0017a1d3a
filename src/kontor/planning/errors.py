"""Why a plan is not changed or published: each error is a sentence for the person who pressed the button."""

from django.utils.translation import gettext as _


class PlanningError(Exception):
    """Base of the refusals; its text is shown as it is."""


class StaleError(PlanningError):
    """Somebody else was quicker."""

    def __init__(self, who: str = "") -> None:
        if who:
            super().__init__(_("%(who)s has changed this meanwhile. Look at it again, then decide.") % {"who": who})
        else:
            super().__init__(_("This has changed meanwhile. Look at it again, then decide."))


class InputChangedError(PlanningError):
    """The rows a draft was computed from are not the rows of today."""

    def __init__(self, changes: list[str]) -> None:
        self.changes = changes
        super().__init__(
            _("The plan no longer fits: %(changes)s Plan again, with few changes.") % {"changes": " ".join(changes)}
        )


class UnfitError(PlanningError):
    """A draft breaks a rule."""

    def __init__(self, obstacles: list[str]) -> None:
        self.obstacles = obstacles
        super().__init__(" ".join(obstacles))

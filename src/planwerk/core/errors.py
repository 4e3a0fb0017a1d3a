"""Errors that a caller can mend."""


class PlanwerkError(Exception):
    """Base of every error the engines raise on purpose."""


class ProblemError(PlanwerkError):
    """An input that is no valid problem: says where, which field, which value and how to mend it.

    ``where`` names the row or object (``"meeting 17"``, ``"sheet Hosts, row 4"``).
    """

    def __init__(self, where: str, *, field: str, value: object, mend: str) -> None:
        super().__init__(f"{where}: {field} is {value!r}; {mend}")
        self.where = where
        self.field = field
        self.value = value
        self.mend = mend


class CancelledError(PlanwerkError):
    """The caller asked to stop before there was any plan to return."""

"""What higher apps add to the administration."""

from dataclasses import dataclass

from django.utils.functional import Promise
from rules.predicates import Predicate

from kontor.accounts.rules import is_administrator
from kontor.common.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministrationPage:
    """A page in the administration's row of tabs. ``view`` takes no arguments."""

    label: str | Promise
    view: str
    may: Predicate = is_administrator


administration_pages: Registry[AdministrationPage] = Registry("administration pages")

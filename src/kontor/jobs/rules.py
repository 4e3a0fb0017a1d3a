"""Who may see and cancel a job: its owner, and whoever its kind says."""

from rules.predicates import Predicate, predicate

from kontor.accounts.rules import Visitor
from kontor.jobs.kinds import kinds
from kontor.jobs.models import Job


def _may_see(user: Visitor, job: Job) -> bool:
    if not user.is_authenticated:
        return False
    return job.owner_id == user.pk or kinds[job.kind].may_see.test(user, job)


can_see: Predicate = predicate(_may_see, name="jobs.can_see")  # type: ignore[no-untyped-call]

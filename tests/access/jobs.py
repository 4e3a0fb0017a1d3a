from kontor.jobs.models import Job
from tests.access import FUNDER, HOUSE, Page, World


def build(world: World) -> None:
    arguments = {"file": "/dev/null", "to": 1, "pause": 0}
    world.things["job"] = Job.objects.create(kind="test.count", owner=world.users[FUNDER], arguments=arguments)


def job(world: World) -> dict[str, object]:
    return {"public_id": world["job"].public_id}


# The owner of this job is the funder.
PAGES = (
    Page(view="jobs:job", seen_by=HOUSE | {FUNDER}, kwargs=job),
    Page(view="jobs:cancel", seen_by=HOUSE | {FUNDER}, kwargs=job, method="post"),
)

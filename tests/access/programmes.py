"""Pages on which a programme and its week are worked on: the house, and whoever works on this one from outside."""

from collections.abc import Callable

from kontor.audit.operations.log import about_key
from kontor.jobs.models import Job
from kontor.messaging.models import Mail
from kontor.planning.models import Draft
from kontor.planning.tasks import KIND
from kontor.programmes.enums import TeamRole
from kontor.programmes.models import AgendaItem, TeamMember
from kontor.visits.engine import ENGINE
from tests.access import CO_ORGANISER, HOUSE, Page, World
from tests.factories.drafts import Sample
from tests.factories.programmes import at

WORKING = HOUSE | {CO_ORGANISER}
Arguments = Callable[[World], dict[str, object]]


def build(world: World) -> None:
    sample = Sample()
    programme = sample.programme
    TeamMember.objects.create(programme=programme, user=world.users[CO_ORGANISER], role=TeamRole.CO_ORGANISER)
    item = AgendaItem.objects.create(programme=programme, title="Reception", starts_at=at(3, 18), ends_at=at(3, 20))
    task = programme.tasks.create(title="Book the coach")
    draft = sample.whole()
    published = sample.draft(sample.slot(sample.lemgo, 0, 10))
    Draft.objects.filter(pk=published.pk).update(status="published")
    world.things["mail"] = Mail.objects.create(
        to="marta@example.org", name="Marta Vidal", language="en", subject="Your programme", text="Hello.",
        about=about_key(programme), state="failed", trouble="refused", answer="550 no such user", tries=1,
    )  # fmt: skip
    # While this one is open, pressing the button computes nothing: the table asks who may press it.
    run = {"run": str(draft.run.public_id)} if draft.run else {}
    Job.objects.create(kind=KIND, once=f"{ENGINE}:{programme.public_id}", arguments=run)
    world.things |= {"sample": sample, "item": item, "task": task, "draft": draft, "published": published}


def one(world: World) -> dict[str, object]:
    return {"public_id": world["sample"].programme.public_id}


def part(world: World) -> dict[str, object]:
    return one(world) | {"kind": "groups", "part": world["sample"].a.public_id}


def team(world: World) -> dict[str, object]:
    return one(world) | {"kind": "team"}


def host(world: World) -> dict[str, object]:
    return one(world) | {"host": world["sample"].lemgo.public_id}


def person(world: World) -> dict[str, object]:
    return one(world) | {"person": world["sample"].people[0].public_id}


def item(world: World) -> dict[str, object]:
    return one(world) | {"item": world["item"].public_id}


def task(world: World) -> dict[str, object]:
    return one(world) | {"task": world["task"].public_id}


def mail(world: World) -> dict[str, object]:
    return one(world) | {"mail": world["mail"].public_id}


def draft(world: World) -> dict[str, object]:
    return one(world) | {"number": world["draft"].number}


def published(world: World) -> dict[str, object]:
    return one(world) | {"number": world["published"].number}


def both(world: World) -> dict[str, object]:
    return draft(world) | {"other": world["published"].number}


def visit(world: World) -> dict[str, object]:
    return draft(world) | {"visit": world["draft"].visits.order_by("starts_at")[0].public_id}


def draft_host(world: World) -> dict[str, object]:
    return draft(world) | {"host": world["sample"].paderborn.public_id}


def _pages(space: str, names: str, kwargs: Arguments, method: str = "get", *, house: bool = False) -> list[Page]:
    seen_by = HOUSE if house else WORKING
    return [Page(view=f"{space}:{name}", seen_by=seen_by, kwargs=kwargs, method=method) for name in names.split()]


PAGES = [
    Page(view="programmes:list", seen_by=WORKING),
    Page(view="programmes:new", seen_by=HOUSE),
    *_pages("programmes", "overview edit hosts host-new organisations people person-new items item-new setup", one),
    *_pages("programmes", "tasks task-new", one),
    *_pages("programmes", "copy", one, house=True),
    *_pages("programmes", "publish", one, house=True),
    Page(view="programmes:publish", seen_by=HOUSE, kwargs=one, method="post", case="published"),
    *_pages("programmes", "mails", one, house=True),
    *_pages("programmes", "mails-again", one, "post", house=True),
    *_pages("programmes", "mail", mail, house=True),
    *_pages("programmes", "mail-again", mail, "post", house=True),
    *_pages("programmes", "host", host),
    *_pages("programmes", "host-status", host, "post"),
    *_pages("programmes", "hosts-confirm", one, "post"),
    *_pages("programmes", "person", person),
    *_pages("programmes", "person-cancel", person, "post"),
    *_pages("programmes", "item", item),
    *_pages("programmes", "item-remove item-child", item, "post"),
    *_pages("programmes", "part", part),
    *_pages("programmes", "part-remove", part, "post"),
    Page(view="programmes:part-new", seen_by=HOUSE, kwargs=team, case="team"),
    Page(view="programmes:part-new", seen_by=WORKING, kwargs=lambda world: one(world) | {"kind": "phases"}),
    Page(
        view="programmes:part-new",
        seen_by=WORKING,
        kwargs=lambda world: one(world) | {"kind": "coaches"},
        case="coaches",
    ),
    *_pages("programmes", "task", task),
    *_pages("programmes", "task-toggle", task, "post"),
    *_pages("visits", "week", one),
    *_pages("visits", "travel-times", one),
    *_pages("visits", "plan", one, "post"),
    *_pages("visits", "draft", draft),
    *_pages("visits", "copy", draft, "post"),
    *_pages("visits", "compare", both),
    *_pages("visits", "publish", draft, house=True),
    *_pages("visits", "withdraw", published, "post", house=True),
    *_pages("visits", "visit", visit),
    *_pages("visits", "lock", visit, "post"),
    *_pages("visits", "put-in", draft_host),
    *_pages("visits", "take-out let-in", draft_host, "post"),
]

"""Papers, and the pages of guests, hosts and the public. Two weeks: one is published and public, the other a draft."""

from kontor.directory.models import Person, Position
from kontor.documents.operations.prints import print_paper
from kontor.documents.registry import papers
from kontor.programmes.enums import TeamRole
from kontor.programmes.models import Participation, Programme, TeamMember
from tests.access import CO_ORGANISER, EVERYBODY, HOST, HOUSE, PARTICIPANT, SIGNED_IN, Page, World
from tests.factories.programmes import NOW
from tests.factories.weeks import make_week

WORKING = HOUSE | {CO_ORGANISER}


def build(world: World) -> None:
    week = make_week(hosts=1, guests=2)
    draft = make_week(hosts=1, guests=1)
    Programme.objects.filter(pk=draft.pk).update(published_at=None)
    TeamMember.objects.create(programme=week, user=world.users[CO_ORGANISER], role=TeamRole.CO_ORGANISER)
    guest = week.participations.get(person__family_name="Vidal")
    Person.objects.filter(pk=guest.person_id).update(user=world.users[PARTICIPANT])
    speaker = Person.objects.create(family_name="Host", user=world.users[HOST])
    for programme in (week, draft):
        host = programme.appointments.get().host
        Position.objects.create(person=speaker, organisation=host, is_contact=True)
    print_paper(paper=papers["badges"], subject=week, actor=None, at=NOW)
    world.things |= {"week": week, "draft_week": draft, "guest": guest}


def week(world: World) -> dict[str, object]:
    return {"public_id": world["week"].public_id}


def draft(world: World) -> dict[str, object]:
    return {"public_id": world["draft_week"].public_id}


def badge(world: World) -> dict[str, object]:
    return {"public_id": world["guest"].public_id}


def draft_badge(world: World) -> dict[str, object]:
    return {"public_id": Participation.objects.get(programme=world["draft_week"]).public_id}


def key(world: World) -> dict[str, object]:
    return {"key": world["guest"].agenda_key}


def entry(world: World) -> dict[str, object]:
    return key(world) | {"public_id": world["week"].entries.get(source_key="visit:0").public_id}


def visit(world: World) -> dict[str, object]:
    return {"public_id": world["week"].appointments.get().public_id}


def draft_visit(world: World) -> dict[str, object]:
    return {"public_id": world["draft_week"].appointments.get().public_id}


PAGES = (
    Page(view="programmes:papers", seen_by=WORKING, kwargs=week),
    Page(view="programmes:papers", seen_by=HOUSE, kwargs=draft, case="another programme"),
    Page(view="programmes:papers-print-all", seen_by=WORKING, kwargs=week, method="post"),
    Page(
        view="programmes:papers-print", seen_by=WORKING, kwargs=lambda world: week(world) | {"key": "badges"},
        method="post",
    ),
    Page(
        view="programmes:papers-open", seen_by=WORKING,
        kwargs=lambda world: week(world) | {"key": "badges", "version": 1},
    ),
    Page(
        view="programmes:link-renew", seen_by=WORKING, method="post",
        kwargs=lambda world: week(world) | {"person": world["guest"].public_id},
    ),
    # Whoever holds the key reads the agenda, signed in or not.
    Page(view="programmes:agenda", seen_by=EVERYBODY, kwargs=key),
    Page(view="programmes:agenda", seen_by=frozenset(), kwargs=lambda world: {"key": "guessed"}, case="guessed"),
    Page(view="programmes:agenda-entry", seen_by=EVERYBODY, kwargs=entry),
    Page(view="programmes:agenda-calendar", seen_by=EVERYBODY, kwargs=key),
    Page(view="programmes:agenda-feed", seen_by=EVERYBODY, kwargs=key),
    Page(view="programmes:agenda-notes", seen_by=EVERYBODY, kwargs=key),
    Page(view="programmes:agenda-code", seen_by=EVERYBODY, kwargs=key),
    Page(view="programmes:public", seen_by=EVERYBODY, kwargs=week),
    Page(view="programmes:public", seen_by=frozenset(), kwargs=draft, case="draft"),
    Page(view="programmes:badge", seen_by=EVERYBODY, kwargs=badge),
    Page(view="programmes:badge", seen_by=HOUSE, kwargs=draft_badge, case="draft"),
    Page(view="programmes:mine", seen_by=frozenset({PARTICIPANT})),
    Page(view="programmes:host-visits", seen_by=SIGNED_IN),
    Page(view="programmes:host-visit", seen_by=frozenset({HOST}), kwargs=visit),
    Page(view="programmes:host-visit", seen_by=frozenset(), kwargs=draft_visit, case="draft"),
    Page(view="programmes:host-paper", seen_by=frozenset({HOST}), kwargs=visit),
)  # fmt: skip

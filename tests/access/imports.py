"""Imports: one list of organisations (staff only), one of delegates of a programme the co-organiser works on."""

from kontor.imports.models import Import
from kontor.imports.operations.apply import apply
from kontor.imports.operations.check import check
from kontor.imports.operations.upload import upload
from kontor.programmes.enums import TeamRole
from kontor.programmes.models import TeamMember
from tests.access import CO_ORGANISER, HOUSE, STAFF, Page, World
from tests.factories.programmes import make_programme
from tests.kontor.imports.data import MEMBERS, workbook

WORKING = HOUSE | {CO_ORGANISER}


def _new(world: World, name: str, *, checked: bool = True) -> Import:
    run = upload(actor=world.users[STAFF], kind="organisations", name=name, data=workbook(MEMBERS))
    if checked:
        check(run=run)
    return run


def build(world: World) -> None:
    programme = make_programme()
    TeamMember.objects.create(programme=programme, user=world.users[CO_ORGANISER], role=TeamRole.CO_ORGANISER)
    rows = (("Nachname", "Vorname", "E-Mail"), ("Vidal", "Marta", "marta@ter.example"))
    delegates = upload(
        actor=world.users[STAFF], kind="delegates", name="d.xlsx", data=workbook(rows), scope=str(programme.public_id)
    )
    applied = _new(world, "applied.xlsx")
    apply(run=applied, actor=None)
    world.things |= {
        "checked": _new(world, "checked.xlsx"), "uploaded": _new(world, "uploaded.xlsx", checked=False),
        "applied": applied, "delegates": delegates,
    }  # fmt: skip


def checked(world: World) -> dict[str, object]:
    return {"public_id": world["checked"].public_id}


def fresh(world: World) -> dict[str, object]:
    return {"public_id": _new(world, "fresh.xlsx").public_id}


PAGES = (
    Page(view="imports:list", seen_by=HOUSE),
    Page(view="imports:new", seen_by=WORKING),
    Page(view="imports:import", seen_by=HOUSE, kwargs=checked),
    Page(view="imports:import", seen_by=HOUSE, kwargs=checked, query="show=all", case="all rows"),
    Page(
        view="imports:import", seen_by=HOUSE, kwargs=lambda world: {"public_id": world["uploaded"].public_id},
        case="mapping",
    ),
    Page(
        view="imports:import", seen_by=HOUSE, kwargs=lambda world: {"public_id": world["applied"].public_id},
        case="taken over",
    ),
    Page(
        view="imports:import", seen_by=WORKING, kwargs=lambda world: {"public_id": world["delegates"].public_id},
        case="a programme's",
    ),
    Page(view="imports:table", seen_by=HOUSE, kwargs=fresh, method="post"),
    Page(view="imports:mapping", seen_by=HOUSE, kwargs=fresh, method="post", data=lambda world: {"column_0": "name"}),
    Page(
        view="imports:row", seen_by=HOUSE, method="post", data=lambda world: {"decision": "skip"},
        kwargs=lambda world: checked(world) | {"number": 5},
    ),
    Page(
        view="imports:cell", seen_by=HOUSE, method="post", data=lambda world: {"text": "a@b.de"},
        kwargs=lambda world: checked(world) | {"number": 8, "index": 5},
    ),
    Page(view="imports:merge-all", seen_by=HOUSE, kwargs=fresh, method="post"),
    Page(
        view="imports:teach", seen_by=HOUSE, kwargs=fresh, method="post",
        data=lambda world: {"code": "field-unknown", "word": "Smart Kitchen", "means": "robotics"},
    ),
    Page(view="imports:apply", seen_by=HOUSE, kwargs=fresh, method="post"),
    Page(view="imports:undo", seen_by=HOUSE, kwargs=fresh, method="post"),
    Page(view="imports:discard", seen_by=HOUSE, kwargs=fresh, method="post"),
    Page(view="imports:problems", seen_by=HOUSE, kwargs=checked),
)  # fmt: skip
